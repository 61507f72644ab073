import { Global, Module } from '@nestjs/common';
import { EndMessages } from './app/end-messages.js';
import {
  AccountMoved,
  AdministratorsNamed,
  DataCopyReady,
  DelegationChanged,
  NewDeviceSignedIn,
  PersonNeedsLink,
  RightsChanged,
  ProviderIdentityChanged,
  SecondFactorChanged,
  SessionsEnded,
} from '#identity';
import { bind, bulkActs, defineContext, ProposalMade, ProposalSettled, lists, lives, subscribe, personalData } from '#platform';
import {
  Deadlines,
  FireDeadline,
  fireDeadline,
  SweepDeadlines,
  sweepDeadlines,
  ResumeDeadlines,
  resumeDeadlines,
} from './app/deadlines.js';
import { Audiences } from './app/audiences.js';
import { CalendarAddresses } from './app/calendar-address.js';
import { CalendarReads } from './app/calendar.reads.js';
import { bindDeadline, DeadlineKinds } from './app/deadline-kinds.js';
import { DeadlineTodos } from './app/deadline.todos.js';
import { DeadlinesOf } from './app/deadlines-of.js';
import { SendLink, sendLink } from './app/identity.messages.js';
import { FailedJobTodos } from './app/failed-jobs.todos.js';
import { FileTodos } from './app/file.todos.js';
import { InstitutionTodos } from './app/institution.todos.js';
import { AccountTodos, AuditTodos } from './app/identity.todos.js';
import { GRANT_ENDS, GRANT_TO_RENEW, GrantsEnding, GrantsToRenew } from './app/grant.deadlines.js';
import { HomeReads } from './app/home.reads.js';
import { MarkRead } from './app/mark-read.js';
import { Messages } from './app/messages.js';
import { TellProposalMade, tellProposalMade, TellProposalSettled, tellProposalSettled } from './app/proposal.messages.js';
import { PROPOSAL_ENDS, ProposalsDue } from './app/proposal.deadlines.js';
import { ProposalTodos } from './app/proposal.todos.js';
import { ProposalReads } from './app/proposals.reads.js';
import { TellAdministratorsNamed, tellAdministratorsNamed, TellRightsChanged, tellRightsChanged } from './app/rights.messages.js';
import { TellDataCopyReady, tellDataCopyReady } from './app/data-copy.messages.js';
import { TellDelegation, tellDelegation } from './app/delegation.messages.js';
import {
  TellProviderIdentityChanged,
  tellProviderIdentityChanged,
  TellSecondFactorChanged,
  tellSecondFactorChanged,
} from './app/second-factor.messages.js';
import { TellNewDevice, tellNewDevice, TellSessionsEnded, tellSessionsEnded } from './app/session.messages.js';
import { TellAccountMoved, tellAccountMoved } from './app/account.messages.js';
import { DamagedFilesList } from './app/damaged-files.list.js';
import { FailedJobsList } from './app/failed-jobs.list.js';
import { InboxList } from './app/inbox.list.js';
import { ProposalsList } from './app/proposals.list.js';
import { RetryFailedJob } from './app/retry-failed-job.js';
import { RetryFailedJobs } from './app/retry-failed-jobs.js';
import { SendMail, sendMail } from './app/send-mail.job.js';
import { Todos, todoSources } from './app/todos.js';
import { messageLife } from './app/message.lives.js';
import { CalendarAddress } from './data/calendar-address.entity.js';
import { Deadline } from './data/deadline.entity.js';
import { Message } from './data/message.entity.js';
import { Notifications1790000200000 } from './data/migrations/1790000200000-notifications.js';
import { MessageTranslations1790000210000 } from './data/migrations/1790000210000-message-translations.js';
import { NoLinksInInboxes1790200200000 } from './data/migrations/1790200200000-no-links-in-inboxes.js';
import { damagedFilePolicies, DamagedFilesController } from './http/damaged-files.controller.js';
import { NamedInMessages1790400900000 } from './data/migrations/1790400900000-named-in-messages.js';
import { Ladders1790310000000 } from './data/migrations/1790310000000-ladders.js';
import { CalendarController, calendarPolicies } from './http/calendar.controller.js';
import { failedJobPolicies, FailedJobsController } from './http/failed-jobs.controller.js';
import { HomeController, notificationPolicies } from './http/home.controller.js';
import { proposalPolicies, ProposalsController } from './http/proposals.controller.js';
import { notificationInvariants } from './notifications.invariants.js';
import { notificationsTrail } from './notifications.trail.js';
import { notificationsPersonalData } from './notifications.personal-data.js';

const providers = [
  EndMessages,
  Messages,
  Audiences,
  CalendarAddresses,
  CalendarReads,
  DeadlineKinds,
  Deadlines,
  DeadlinesOf,
  DeadlineTodos,
  ProposalsDue,
  GrantsEnding,
  GrantsToRenew,
  Todos,
  AccountTodos,
  InstitutionTodos,
  AuditTodos,
  FailedJobTodos,
  FileTodos,
  ProposalTodos,
  HomeReads,
  MarkRead,
  FailedJobsList,
  DamagedFilesList,
  InboxList,
  ProposalsList,
  ProposalReads,
  RetryFailedJob,
  RetryFailedJobs,
  SendMail,
  SendLink,
  TellProposalMade,
  TellProposalSettled,
  TellAdministratorsNamed,
  TellRightsChanged,
  TellSecondFactorChanged,
  TellDataCopyReady,
  TellDelegation,
  TellProviderIdentityChanged,
  TellAccountMoved,
  TellNewDevice,
  TellSessionsEnded,
  FireDeadline,
  ResumeDeadlines,
  SweepDeadlines,
];

@Global()
@Module({ providers, exports: [Messages, Deadlines, Todos] })
export class NotificationsModule {}

export const notificationsContext = defineContext({
  name: 'notifications',
  module: NotificationsModule,
  controllers: [HomeController, CalendarController, ProposalsController, FailedJobsController, DamagedFilesController],
  entities: [Message, Deadline, CalendarAddress],
  migrations: [
    Notifications1790000200000,
    MessageTranslations1790000210000,
    NoLinksInInboxes1790200200000,
    Ladders1790310000000,
    NamedInMessages1790400900000,
  ],
  lives: lives(messageLife),
  policies: { ...notificationPolicies, ...calendarPolicies, ...failedJobPolicies, ...proposalPolicies, ...damagedFilePolicies },
  jobs: [
    bind(sendMail, SendMail),
    bind(sendLink, SendLink),
    bind(tellProposalMade, TellProposalMade),
    bind(tellProposalSettled, TellProposalSettled),
    bind(tellAdministratorsNamed, TellAdministratorsNamed),
    bind(tellRightsChanged, TellRightsChanged),
    bind(tellSecondFactorChanged, TellSecondFactorChanged),
    bind(tellDataCopyReady, TellDataCopyReady),
    bind(tellDelegation, TellDelegation),
    bind(tellProviderIdentityChanged, TellProviderIdentityChanged),
    bind(tellAccountMoved, TellAccountMoved),
    bind(tellNewDevice, TellNewDevice),
    bind(tellSessionsEnded, TellSessionsEnded),
    bind(fireDeadline, FireDeadline),
    bind(sweepDeadlines, SweepDeadlines),
    bind(resumeDeadlines, ResumeDeadlines),
  ],
  subscriptions: [
    subscribe(PersonNeedsLink, sendLink),
    subscribe(ProposalMade, tellProposalMade),
    subscribe(ProposalSettled, tellProposalSettled),
    subscribe(AdministratorsNamed, tellAdministratorsNamed),
    subscribe(RightsChanged, tellRightsChanged),
    subscribe(SecondFactorChanged, tellSecondFactorChanged),
    subscribe(DataCopyReady, tellDataCopyReady),
    subscribe(DelegationChanged, tellDelegation),
    subscribe(ProviderIdentityChanged, tellProviderIdentityChanged),
    subscribe(AccountMoved, tellAccountMoved),
    subscribe(NewDeviceSignedIn, tellNewDevice),
    subscribe(SessionsEnded, tellSessionsEnded),
  ],
  schedules: [
    { job: sweepDeadlines, everyMs: 15_000 },
    { job: resumeDeadlines, everyMs: 3_600_000 },
  ],
  trail: notificationsTrail,
  invariants: notificationInvariants,
  brings: [
    ...notificationsPersonalData.map((entry) => personalData.with(entry)),
    todoSources.by(InstitutionTodos),
    todoSources.by(AccountTodos),
    todoSources.by(AuditTodos),
    todoSources.by(ProposalTodos),
    todoSources.by(FailedJobTodos),
    todoSources.by(FileTodos),
    lists.by(FailedJobsList),
    bulkActs.by(RetryFailedJobs),
    lists.by(DamagedFilesList),
    lists.by(InboxList),
    lists.by(ProposalsList),
    todoSources.by(DeadlineTodos),
    bindDeadline(PROPOSAL_ENDS, ProposalsDue),
    bindDeadline(GRANT_ENDS, GrantsEnding),
    bindDeadline(GRANT_TO_RENEW, GrantsToRenew),
  ],
});
