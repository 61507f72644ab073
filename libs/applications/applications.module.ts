import { sameCall } from './data/merging.queries.js';
import { Global, Module } from '@nestjs/common';
import { EndDocuments, EmptyDrafts } from './app/end-files.js';
import { FILES_UNDER_WAY } from './data/retention.queries.js';
import { historySources, followers, mergeObstacles } from '#associations';
import { parameterDefinitions } from '#institution';
import { bindDeadline, todoSources } from '#notifications';
import { CallCancelled, CallDeadlineMoved } from '#calls';
import { bind, defineContext, lists, lives, subscribe, verificationSources, personalData, legalHolds } from '#platform';
import { AnswerCompletion } from './app/answer-completion.js';
import { ApplicationSubmitted, CompletionAnswered } from './app/application.events.js';
import {
  ApplicationLetters,
  EndDrafts,
  endDrafts,
  FollowDeadline,
  followDeadline,
  TellSubmitted,
  tellSubmitted,
  WatchDraft,
} from './app/application.jobs.js';
import { ApplicationHistory } from './app/application-history.js';
import { ApplicationTodos } from './app/application.todos.js';
import { ApplicationsList, OwnApplicationsList } from './app/applications.list.js';
import { Applications } from './app/applications.js';
import { DRAFT_CLOSES, DraftAlarms, DraftsDue, watchDraft } from './app/draft.deadlines.js';
import { EditApplication } from './app/edit-application.js';
import { MarkApplication } from './app/mark-application.js';
import { ApplicationMarker } from './data/application-marker.entity.js';
import { ApplicationMarkers1790400704000 } from './data/migrations/1790400704000-application-markers.js';
import { AccountsOfLines1790400846000 } from './data/migrations/1790400846000-accounts-of-lines.js';
import { Carriers1790400841000 } from './data/migrations/1790400841000-carriers.js';
import { carriers } from './app/application.parameters.js';
import { MarkersController } from './http/markers.controller.js';
import { FileWhole } from './app/whole-file.js';
import { LockedFiles } from './app/locked-files.js';
import { OfferedFiles } from './app/offered-files.js';
import { applicationFieldMessages } from './domain/field-messages.js';
import { MakeReceipt, makeReceipt } from './app/make-receipt.job.js';
import { ApplicationReads } from './app/applications.reads.js';
import { ReceiptVerification } from './app/receipt-verification.js';
import { StartApplication } from './app/start-application.js';
import { SubmitApplication } from './app/submit-application.js';
import { WithdrawApplication } from './app/withdraw-application.js';
import { applicationLife } from './app/application.lives.js';
import { applicationInvariants } from './applications.invariants.js';
import { applicationPolicies } from './applications.policies.js';
import { applicationsTrail } from './applications.trail.js';
import {
  ApplicationAttachment,
  ApplicationBudgetLine,
  ApplicationCompletion,
  ApplicationReceipt,
  ApplicationSection,
} from './data/application-parts.entity.js';
import { Application } from './data/application.entity.js';
import { Applications1790000600000 } from './data/migrations/1790000600000-applications.js';
import { KnownDeadlines1790000610000 } from './data/migrations/1790000610000-known-deadlines.js';
import { SaversOfParts1790298800000 } from './data/migrations/1790298800000-savers-of-parts.js';
import { UnfinishedRows1790240100000 } from './data/migrations/1790240100000-unfinished-rows.js';
import { KeptFor1790210020000 } from './data/migrations/1790210020000-kept-for.js';
import { NoNextAlarm1790311000000 } from './data/migrations/1790311000000-no-next-alarm.js';
import { Quantities1790321000000 } from './data/migrations/1790321000000-quantities.js';
import { OutcomesTold1790230000000 } from './data/migrations/1790230000000-outcomes-told.js';
import { ApplicationSearch1790300200000 } from './data/migrations/1790300200000-application-search.js';
import { Places1790400600200 } from './data/migrations/1790400600200-places.js';
import { ApplicationLists1790330000000 } from './data/migrations/1790330000000-application-lists.js';
import { ApplicationsProgramme1790400802000 } from './data/migrations/1790400802000-applications-programme.js';
import { ApplicationsController } from './http/applications.controller.js';
import { EditingController } from './http/editing.controller.js';
import { applicationsPersonalData } from './applications.personal-data.js';

const providers = [
  EndDocuments,
  EmptyDrafts,
  AnswerCompletion,
  ApplicationHistory,
  ApplicationLetters,
  Applications,
  ApplicationsList,
  OwnApplicationsList,
  ApplicationTodos,
  DraftAlarms,
  DraftsDue,
  EditApplication,
  MarkApplication,
  LockedFiles,
  OfferedFiles,
  FileWhole,
  EndDrafts,
  FollowDeadline,
  MakeReceipt,
  ApplicationReads,
  ReceiptVerification,
  StartApplication,
  SubmitApplication,
  TellSubmitted,
  WatchDraft,
  WithdrawApplication,
];

@Global()
@Module({ providers, exports: providers })
export class ApplicationsModule {}

export const applicationsContext = defineContext({
  name: 'applications',
  module: ApplicationsModule,
  controllers: [MarkersController, ApplicationsController, EditingController],
  entities: [
    Application,
    ApplicationSection,
    ApplicationBudgetLine,
    ApplicationAttachment,
    ApplicationReceipt,
    ApplicationCompletion,
    ApplicationMarker,
  ],
  migrations: [
    Applications1790000600000,
    KnownDeadlines1790000610000,
    KeptFor1790210020000,
    OutcomesTold1790230000000,
    UnfinishedRows1790240100000,
    SaversOfParts1790298800000,
    ApplicationSearch1790300200000,
    NoNextAlarm1790311000000,
    Quantities1790321000000,
    ApplicationLists1790330000000,
    Places1790400600200,
    ApplicationMarkers1790400704000,
    ApplicationsProgramme1790400802000,
    Carriers1790400841000,
    AccountsOfLines1790400846000,
  ],
  lives: lives(applicationLife),
  policies: applicationPolicies,
  fieldMessages: applicationFieldMessages,
  trail: applicationsTrail,
  jobs: [
    bind(tellSubmitted, TellSubmitted),
    bind(makeReceipt, MakeReceipt),
    bind(watchDraft, WatchDraft),
    bind(followDeadline, FollowDeadline),
    bind(endDrafts, EndDrafts),
  ],
  subscriptions: [
    subscribe(ApplicationSubmitted, tellSubmitted),
    subscribe<{ applicationId: string }>(ApplicationSubmitted, makeReceipt),
    subscribe<{ applicationId: string }>(CompletionAnswered, makeReceipt),
    subscribe(CallDeadlineMoved, followDeadline),
    subscribe(CallCancelled, endDrafts),
  ],
  invariants: applicationInvariants,
  brings: [
    legalHolds.with({
      code: 'applications.under_way',
      what: { fr: 'Dossier à l’étude', ar: 'ملف قيد الدراسة', en: 'File being studied' },
      associations: FILES_UNDER_WAY,
    }),
    ...applicationsPersonalData.map((entry) => personalData.with(entry)),
    followers.with({ table: 'application', what: { fr: 'dossiers', ar: 'الملفات', en: 'files' } }),
    mergeObstacles.with(sameCall),
    parameterDefinitions.with(carriers),
    todoSources.by(ApplicationTodos),
    historySources.by(ApplicationHistory),
    verificationSources.by(ReceiptVerification),
    lists.by(ApplicationsList),
    lists.by(OwnApplicationsList),
    bindDeadline(DRAFT_CLOSES, DraftsDue),
  ],
});
