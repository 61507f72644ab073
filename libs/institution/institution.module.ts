import { Global, Module } from '@nestjs/common';
import { institutionNamers, institutionPlaces, institutionsInUse } from '#identity';
import { bind, bindProposal, defineContext, lives, personalData } from '#platform';
import { institutionFieldMessages } from './app/field-messages.js';
import { InstitutionReads } from './app/institution.reads.js';
import { CloseInstitution } from './app/close-institution.js';
import { InstitutionHolds } from './app/institution-holds.js';
import { institutionLife, payingAccountLife } from './app/institution.lives.js';
import { Institutions } from './app/institutions.js';
import { ManageInstitution } from './app/manage-institution.js';
import { AuthorisationLevels } from './app/authorisation-levels.js';
import { authorisationLevels } from './app/authorisation.parameters.js';
import { banks } from './app/bank.parameters.js';
import { CodedReasons } from './app/coded-reasons.js';
import { Banks } from './app/banks.js';
import { workingDays } from './app/calendar.parameters.js';
import { Delays } from './app/delays.js';
import { parameterDefinitions, Parameters } from './app/parameters.js';
import { openPayingAccount, PayingAccounts } from './app/paying-accounts.js';
import { reviseParameter, ReviseParameter } from './app/revise-parameter.js';
import { withdrawRevision, WithdrawRevision } from './app/withdraw-revision.js';
import { CarryPurge, PurgePortions, PurgeTraces, ResumePurges } from './app/carry-purge.js';
import { carryPurge, purgeTraces, resumePurges } from './app/purge.jobs.js';
import { PurgePlan } from './app/purge-plan.js';
import { PurgeReads } from './app/purge.reads.js';
import { purgeProposal, Purges } from './app/purges.js';
import { retentionPeriods } from './app/retention.parameters.js';
import { WordLists } from './app/word-lists.js';
import { Signatories } from './app/signatories.js';
import { Institution, InstitutionSignatory, ParameterRevision, PayingAccount } from './data/institution.entity.js';
import { institutionInUse, institutionName, institutionRegion } from './data/institutions.queries.js';
import { PurgeRun } from './data/purge-run.entity.js';
import { Retention1790400821000 } from './data/migrations/1790400821000-retention.js';
import { Institution1790400400000 } from './data/migrations/1790400400000-institution.js';
import { PurgeController } from './http/purge.controller.js';
import { WorkingDays1790400830000 } from './data/migrations/1790400830000-working-days.js';
import { AuthorisationLevels1790400836000 } from './data/migrations/1790400836000-authorisation-levels.js';
import { Banks1790400890000 } from './data/migrations/1790400890000-banks.js';
import { InstitutionStates1790400905000 } from './data/migrations/1790400905000-institution-states.js';
import { InstitutionsController } from './http/institutions.controller.js';
import { institutionInvariants } from './institution.invariants.js';
import { institutionPolicies } from './institution.policies.js';
import { institutionTrail } from './institution.trail.js';
import { institutionPersonalData } from './institution.personal-data.js';

const providers = [
  ...[
    Institutions,
    Parameters,
    WordLists,
    CodedReasons,
    Banks,
    Delays,
    AuthorisationLevels,
    ManageInstitution,
    InstitutionHolds,
    CloseInstitution,
    Signatories,
    PayingAccounts,
    ReviseParameter,
    WithdrawRevision,
    InstitutionReads,
  ],
  ...[PurgePlan, PurgePortions, PurgeReads, Purges, CarryPurge, ResumePurges, PurgeTraces],
];

@Global()
@Module({ providers, exports: providers })
export class InstitutionModule {}

export const institutionContext = defineContext({
  name: 'institution',
  module: InstitutionModule,
  controllers: [InstitutionsController, PurgeController],
  entities: [Institution, InstitutionSignatory, PayingAccount, ParameterRevision, PurgeRun],
  migrations: [
    Institution1790400400000,
    Retention1790400821000,
    WorkingDays1790400830000,
    AuthorisationLevels1790400836000,
    Banks1790400890000,
    InstitutionStates1790400905000,
  ],
  lives: lives(institutionLife, payingAccountLife),
  policies: institutionPolicies,
  fieldMessages: institutionFieldMessages,
  trail: institutionTrail,
  proposals: [
    bindProposal(openPayingAccount, PayingAccounts),
    bindProposal(reviseParameter, ReviseParameter),
    bindProposal(withdrawRevision, WithdrawRevision),
    bindProposal(purgeProposal, Purges),
  ],
  jobs: [bind(carryPurge, CarryPurge), bind(resumePurges, ResumePurges), bind(purgeTraces, PurgeTraces)],
  schedules: [
    { job: resumePurges, everyMs: 60_000 },
    { job: purgeTraces, everyMs: 3_600_000 },
  ],
  invariants: institutionInvariants,
  brings: [
    parameterDefinitions.with(retentionPeriods),
    parameterDefinitions.with(workingDays),
    parameterDefinitions.with(authorisationLevels),
    parameterDefinitions.with(banks),
    ...institutionPersonalData.map((entry) => personalData.with(entry)),
    institutionNamers.with(institutionName),
    institutionPlaces.with(institutionRegion),
    institutionsInUse.with(institutionInUse),
  ],
});
