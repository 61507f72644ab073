import { boundByAct } from './data/merging.queries.js';
import { Global, Module } from '@nestjs/common';
import { ACTS_UNDER_WAY } from './data/retention.queries.js';
import { documentNeeds, historySources, mergeObstacles } from '#associations';
import { institutionHoldSources, parameterDefinitions, payingAccountUses } from '#institution';
import { bindDeadline, todoSources } from '#notifications';
import { Provenance1790240200000 } from './data/migrations/1790240200000-provenance.js';
import { bind, bulkActs, defineContext, lists, lives, subscribe, verificationSources, personalData, legalHolds } from '#platform';
import { AwardsList } from './app/awards.list.js';
import { ConventionsList } from './app/conventions.list.js';
import { TakeEffect, takeEffect, SIGNATURE_DUE, SignaturesDue, SignatureTerm, TAKE_EFFECT } from './app/convention.deadlines.js';
import { ConventionCountersigned, ConventionSent, ConventionSigned, ConventionTerminated } from './app/convention.events.js';
import { TellConvention, tellConvention } from './app/convention.messages.js';
import { ConventionHistory } from './app/convention-history.js';
import { ConventionTodos } from './app/convention.todos.js';
import { conventionTerms, endingReasons, tranchePlan } from './app/convention.parameters.js';
import { ConventionReads } from './app/convention.reads.js';
import { Conventions } from './app/conventions.js';
import { DraftConvention } from './app/draft-convention.js';
import { EndingReasons } from './app/ending-reasons.js';
import { ReasonsOfEnding1790400892000 } from './data/migrations/1790400892000-reasons-of-ending.js';
import { MoveConvention } from './app/move-convention.js';
import { GrantAccounts } from './app/grant-accounts.js';
import { RecutBudget } from './app/recut-budget.js';
import { RenderConvention, renderConvention } from './app/render-convention.job.js';
import { SendConventions } from './app/send-conventions.js';
import { SignConvention } from './app/sign-convention.js';
import { VerifyDocuments } from './app/verify-documents.js';
import { conventionLife } from './app/convention.lives.js';
import { conventionInvariants } from './conventions.invariants.js';
import { conventionPolicies } from './conventions.policies.js';
import { conventionsTrail } from './conventions.trail.js';
import { runningActsOf, actsHolding, actsPaidFrom } from './data/conventions.queries.js';
import { Convention, ConventionDocument, ConventionLine, ConventionSignature, Tranche } from './data/convention.entity.js';
import { Conventions1790000900000 } from './data/migrations/1790000900000-conventions.js';
import { NoAmended1790260000000 } from './data/migrations/1790260000000-no-amended.js';
import { ConventionSearch1790300310000 } from './data/migrations/1790300310000-convention-search.js';
import { SignatureDue1790312000000 } from './data/migrations/1790312000000-signature-due.js';
import { ConventionLists1790330030000 } from './data/migrations/1790330030000-convention-lists.js';
import { InstitutionOfAct1790400420000 } from './data/migrations/1790400420000-institution-of-act.js';
import { ConventionsController, VerifyDocumentController } from './http/conventions.controller.js';
import { conventionsPersonalData } from './conventions.personal-data.js';

const providers = [
  Conventions,
  ConventionHistory,
  ConventionReads,
  ConventionsList,
  AwardsList,
  ConventionTodos,
  DraftConvention,
  RecutBudget,
  GrantAccounts,
  MoveConvention,
  EndingReasons,
  SendConventions,
  SignConvention,
  VerifyDocuments,
  RenderConvention,
  SignaturesDue,
  SignatureTerm,
  TakeEffect,
  TellConvention,
];

@Global()
@Module({ providers, exports: providers })
export class ConventionsModule {}

export const conventionsContext = defineContext({
  name: 'conventions',
  module: ConventionsModule,
  controllers: [ConventionsController, VerifyDocumentController],
  entities: [Convention, Tranche, ConventionLine, ConventionDocument, ConventionSignature],
  migrations: [
    Conventions1790000900000,
    Provenance1790240200000,
    NoAmended1790260000000,
    ConventionSearch1790300310000,
    SignatureDue1790312000000,
    ConventionLists1790330030000,
    InstitutionOfAct1790400420000,
    ReasonsOfEnding1790400892000,
  ],
  lives: lives(conventionLife),
  policies: conventionPolicies,
  trail: conventionsTrail,
  jobs: [bind(renderConvention, RenderConvention), bind(takeEffect, TakeEffect), bind(tellConvention, TellConvention)],
  subscriptions: [
    subscribe(ConventionSent, tellConvention),
    subscribe(ConventionSigned, tellConvention),
    subscribe(ConventionCountersigned, tellConvention),
    subscribe(ConventionTerminated, tellConvention),
  ],
  invariants: conventionInvariants,
  brings: [
    institutionHoldSources.with(actsHolding),
    payingAccountUses.with(actsPaidFrom),
    legalHolds.with({
      code: 'conventions.under_way',
      what: { fr: 'Convention en cours', ar: 'اتفاقية جارية', en: 'Convention under way' },
      associations: ACTS_UNDER_WAY,
    }),
    ...conventionsPersonalData.map((entry) => personalData.with(entry)),
    mergeObstacles.with(boundByAct),
    parameterDefinitions.with(conventionTerms),
    parameterDefinitions.with(tranchePlan),
    parameterDefinitions.with(endingReasons),
    lists.by(ConventionsList),
    lists.by(AwardsList),
    bulkActs.by(SendConventions),
    documentNeeds.with(runningActsOf),
    historySources.by(ConventionHistory),
    todoSources.by(ConventionTodos),
    verificationSources.by(VerifyDocuments),
    bindDeadline(TAKE_EFFECT),
    bindDeadline(SIGNATURE_DUE, SignaturesDue),
  ],
});
