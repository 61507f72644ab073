import { Global, Module } from '@nestjs/common';
import { EndAccounts, EndSessions } from './app/end-accounts.js';
import { bind, bindProposal, Capacities, defineContext, lists, lives, SessionResolver, personalData, subscribe } from '#platform';
import { Accounts } from './app/accounts.js';
import { AccountStates } from './app/account-states.js';
import { AskTrailCheck } from './app/ask-trail-check.js';
import { PresentCapacities } from './app/capacities.js';
import { DataExports, MakeDataCopy, makeDataCopy } from './app/data-exports.js';
import { DelegationProposals, delegationProposal, NameDelegates } from './app/delegation.proposals.js';
import { Delegations } from './app/delegations.js';
import { Directory } from './app/directory.js';
import { EnrolmentProposals, enrolmentProposal } from './app/enrolment.proposals.js';
import { Entering } from './app/entering.js';
import { GrantProposals, grantProposal } from './app/grant.proposals.js';
import { MaskPerson, maskAgain } from './app/mask-person.js';
import { Erasures, erasureProposal, ProposeErasure } from './app/erasures.js';
import { Grants } from './app/grants.js';
import { Holdings } from './app/holdings.js';
import { Installation } from './app/installation.js';
import { InstitutionScope } from './app/institution-scope.js';
import { KnownDevices } from './app/known-devices.js';
import { Limits } from './app/limits.js';
import { Links } from './app/links.js';
import { ManagePeople } from './app/manage-people.js';
import { MyFactors } from './app/my-factors.js';
import { MySessions } from './app/my-sessions.js';
import { PasskeySignIn } from './app/passkey-sign-in.js';
import { Passkeys } from './app/passkeys.js';
import { Notices } from './app/notices.js';
import { Passwords } from './app/passwords.js';
import { PeopleList } from './app/people.list.js';
import { People } from './app/people.reads.js';
import { ProviderClient } from './app/provider-client.js';
import { ProviderSignIn } from './app/provider-sign-in.js';
import { Recovery } from './app/recovery.js';
import { SavedViews } from './app/saved-views.js';
import { ScopeNames } from './app/scope-names.js';
import { SecondFactor } from './app/second-factor.js';
import { Sessions } from './app/sessions.js';
import { SignIn } from './app/sign-in.js';
import { ProposeSuspension, suspensionProposal, SuspensionProposals } from './app/suspension.proposals.js';
import { Throttle } from './app/throttle.js';
import { TrailList } from './app/trail.list.js';
import { TrailReading } from './app/trail.reads.js';
import { ForgetCounts, forgetCounts } from './app/forget-counts.job.js';
import { DataCopyAsked } from './app/identity.events.js';
import { personLife } from './app/identity.lives.js';
import { AccountLink } from './data/account-link.entity.js';
import { Identity1790000100000 } from './data/migrations/1790000100000-identity.js';
import { ProvedPeople1790200100000 } from './data/migrations/1790200100000-proved-people.js';
import { SetupReason1790250000000 } from './data/migrations/1790250000000-setup-reason.js';
import { SavedViews1790300106000 } from './data/migrations/1790300106000-saved-views.js';
import { PersonSearch1790300105000 } from './data/migrations/1790300105000-person-search.js';
import { PersonLists1790330070000 } from './data/migrations/1790330070000-person-lists.js';
import { Passkeys1790400500000 } from './data/migrations/1790400500000-passkeys.js';
import { Passkey, PasskeyQuestion } from './data/passkey.entity.js';
import { Person } from './data/person.entity.js';
import { PersonalData1790400820000 } from './data/migrations/1790400820000-personal-data.js';
import { DataExport } from './data/data-export.entity.js';
import { Delegations1790400502000 } from './data/migrations/1790400502000-delegations.js';
import { Provider1790400501000 } from './data/migrations/1790400501000-provider.js';
import { ProviderIdentity, ProviderRequest } from './data/provider.entity.js';
import { RecoveryCode } from './data/recovery-code.entity.js';
import { RoleGrant } from './data/role-grant.entity.js';
import { RateCount, Session, SignInAttempt } from './data/session.entity.js';
import { SavedView } from './data/saved-view.entity.js';
import { SetupCode } from './data/setup-code.entity.js';
import { SessionDevices1790400000000 } from './data/migrations/1790400000000-session-devices.js';
import { InstitutionRoles1790400800000 } from './data/migrations/1790400800000-institution-roles.js';
import { ClosedAccounts1790400010000 } from './data/migrations/1790400010000-closed-accounts.js';
import { AccountController } from './http/account.controller.js';
import { AccountStatesController } from './http/account-states.controller.js';
import { DelegationsController } from './http/delegations.controller.js';
import { InstallationController } from './http/installation.controller.js';
import { PasskeysController } from './http/passkeys.controller.js';
import { PersonalDataController } from './http/personal-data.controller.js';
import { PeopleController } from './http/people.controller.js';
import { ProviderController } from './http/provider.controller.js';
import { SavedViewsController } from './http/saved-views.controller.js';
import { SessionAnswer } from './http/session-answer.js';
import { SessionController } from './http/session.controller.js';
import { TrailController } from './http/trail.controller.js';
import { identityInvariants } from './identity.invariants.js';
import { identityPolicies } from './identity.policies.js';
import { identityTrail } from './identity.trail.js';
import { identityPersonalData } from './identity.personal-data.js';

const providers = [
  EndAccounts,
  EndSessions,
  Accounts,
  AccountStates,
  AskTrailCheck,
  DataExports,
  DelegationProposals,
  Delegations,
  Directory,
  EnrolmentProposals,
  Entering,
  MaskPerson,
  Erasures,
  ForgetCounts,
  GrantProposals,
  Grants,
  Holdings,
  Installation,
  InstitutionScope,
  KnownDevices,
  Limits,
  Links,
  ManagePeople,
  MakeDataCopy,
  MyFactors,
  NameDelegates,
  Notices,
  MySessions,
  PasskeySignIn,
  Passkeys,
  Passwords,
  People,
  PeopleList,
  ProposeErasure,
  ProposeSuspension,
  ProviderClient,
  ProviderSignIn,
  Recovery,
  SavedViews,
  ScopeNames,
  SecondFactor,
  SessionAnswer,
  Sessions,
  SignIn,
  SuspensionProposals,
  Throttle,
  TrailList,
  TrailReading,
];

@Global()
@Module({
  providers: [...providers, { provide: SessionResolver, useExisting: Sessions }, { provide: Capacities, useClass: PresentCapacities }],
  exports: [...providers, SessionResolver, Capacities],
})
export class IdentityModule {}

export const identityContext = defineContext({
  name: 'identity',
  module: IdentityModule,
  controllers: [
    SessionController,
    AccountController,
    PasskeysController,
    AccountStatesController,
    PeopleController,
    PersonalDataController,
    ProviderController,
    DelegationsController,
    InstallationController,
    TrailController,
    SavedViewsController,
  ],
  entities: [
    Person,
    RoleGrant,
    Session,
    SignInAttempt,
    RateCount,
    AccountLink,
    RecoveryCode,
    SetupCode,
    SavedView,
    Passkey,
    PasskeyQuestion,
    ProviderIdentity,
    ProviderRequest,
    DataExport,
  ],
  migrations: [
    Identity1790000100000,
    ProvedPeople1790200100000,
    SetupReason1790250000000,
    PersonSearch1790300105000,
    SavedViews1790300106000,
    PersonLists1790330070000,
    SessionDevices1790400000000,
    ClosedAccounts1790400010000,
    Passkeys1790400500000,
    Provider1790400501000,
    Delegations1790400502000,
    PersonalData1790400820000,
    InstitutionRoles1790400800000,
  ],
  lives: lives(personLife),
  policies: identityPolicies,
  trail: identityTrail,
  jobs: [bind(maskAgain, MaskPerson), bind(forgetCounts, ForgetCounts), bind(makeDataCopy, MakeDataCopy)],
  subscriptions: [subscribe(DataCopyAsked, makeDataCopy)],
  schedules: [{ job: forgetCounts, everyMs: 3_600_000 }],
  proposals: [
    bindProposal(grantProposal, GrantProposals),
    bindProposal(enrolmentProposal, EnrolmentProposals),
    bindProposal(delegationProposal, DelegationProposals),
    bindProposal(erasureProposal, Erasures),
    bindProposal(suspensionProposal, SuspensionProposals),
  ],
  invariants: identityInvariants,
  brings: [...identityPersonalData.map((entry) => personalData.with(entry)), lists.by(PeopleList), lists.by(TrailList)],
});
