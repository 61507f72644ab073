import { followers } from '#associations';
import { Global, Module } from '@nestjs/common';
import { todoSources, bindDeadline } from '#notifications';
import { domainUsesSources, goingCallsSources, shareUsesSources } from '#programmes';
import { bind, defineContext, lists, lives, subscribe, personalData } from '#platform';
import { CallAlarms, SettleCall, settleCall, CALL_CLOSES, CALL_OPENS, ClosingsDue, RESULTS_DUE, ResultsDue } from './app/call.deadlines.js';
import { CallEditing } from './app/call-editing.js';
import { CallClosed, QuestionAnswered } from './app/call.events.js';
import { CallAccounts } from './app/call-accounts.js';
import { budgetAccounts } from './app/call.parameters.js';
import { BudgetAccounts1790400845000 } from './data/migrations/1790400845000-budget-accounts.js';
import { parameterDefinitions } from '#institution';
import { CallClock } from './app/call-clock.js';
import { TellAsker, tellAsker, TellOfficersClosed, tellOfficersClosed } from './app/call.messages.js';
import { CallsList } from './app/calls.list.js';
import { CallTodos } from './app/call.todos.js';
import { Calls } from './app/calls.js';
import { DuplicateCall } from './app/duplicate-call.js';
import { EndCall } from './app/end-call.js';
import { callFieldMessages } from './app/field-messages.js';
import { MoveDeadline } from './app/move-deadline.js';
import { NamedDomains } from './app/named.js';
import { PrepareCall } from './app/prepare-call.js';
import { PublicCallsList } from './app/public-calls.list.js';
import { KeptRules } from './app/kept-rules.js';
import { PublicCalls } from './app/public-calls.js';
import { PublicCallReads } from './app/public-calls.reads.js';
import { PublishCall } from './app/publish-call.js';
import { PublishingCheck } from './app/publishing-check.js';
import { OwnQuestionsList, QuestionsList } from './app/questions.list.js';
import { Questions } from './app/questions.js';
import { CallReads } from './app/calls.reads.js';
import { WriteCall } from './app/write-call.js';
import { callLife } from './app/call.lives.js';
import { callInvariants } from './calls.invariants.js';
import { callPolicies } from './calls.policies.js';
import { callsTrail } from './calls.trail.js';
import { callsGoing, callsOutside, callsPaidFrom } from './data/calls.queries.js';
import { CallQuestion, CallSubEnvelope, RequiredDocumentRow } from './data/call-parts.entity.js';
import { Call } from './data/call.entity.js';
import { Calls1790000500000 } from './data/migrations/1790000500000-calls.js';
import { CallSearch1790300120000 } from './data/migrations/1790300120000-call-search.js';
import { FormRevisionRow, GridRevisionRow } from './data/revision.entity.js';
import { CallsController } from './http/calls.controller.js';
import { PublicCallsController } from './http/public-calls.controller.js';
import { callsPersonalData } from './calls.personal-data.js';

const useCases = [
  WriteCall,
  PrepareCall,
  PublishCall,
  MoveDeadline,
  EndCall,
  DuplicateCall,
  Questions,
  CallReads,
  CallsList,
  QuestionsList,
  OwnQuestionsList,
  PublicCallsList,
  PublicCalls,
  KeptRules,
  PublicCallReads,
];
const jobs = [SettleCall, TellAsker, TellOfficersClosed];

@Global()
@Module({
  providers: [
    Calls,
    CallAccounts,
    CallClock,
    CallAlarms,
    CallEditing,
    PublishingCheck,
    NamedDomains,
    CallTodos,
    ClosingsDue,
    ResultsDue,
    ...useCases,
    ...jobs,
  ],
  exports: [Calls, ...useCases],
})
export class CallsModule {}

export const callsContext = defineContext({
  name: 'calls',
  module: CallsModule,
  controllers: [CallsController, PublicCallsController],
  entities: [Call, FormRevisionRow, GridRevisionRow, RequiredDocumentRow, CallSubEnvelope, CallQuestion],
  migrations: [Calls1790000500000, CallSearch1790300120000, BudgetAccounts1790400845000],
  lives: lives(callLife),
  policies: callPolicies,
  fieldMessages: callFieldMessages,
  trail: callsTrail,
  jobs: [bind(settleCall, SettleCall), bind(tellAsker, TellAsker), bind(tellOfficersClosed, TellOfficersClosed)],
  subscriptions: [subscribe(QuestionAnswered, tellAsker), subscribe(CallClosed, tellOfficersClosed)],
  invariants: callInvariants,
  brings: [
    parameterDefinitions.with(budgetAccounts),
    ...callsPersonalData.map((entry) => personalData.with(entry)),
    followers.with({ table: 'call_question', what: { fr: 'questions', ar: 'الأسئلة', en: 'questions' } }),
    todoSources.by(CallTodos),
    lists.by(CallsList),
    lists.by(QuestionsList),
    lists.by(OwnQuestionsList),
    lists.by(PublicCallsList),
    shareUsesSources.with(callsPaidFrom),
    domainUsesSources.with(callsOutside),
    goingCallsSources.with(callsGoing),
    bindDeadline(CALL_OPENS),
    bindDeadline(CALL_CLOSES, ClosingsDue),
    bindDeadline(RESULTS_DUE, ResultsDue),
  ],
});
