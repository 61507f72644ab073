import { parameterDefinitions } from '#institution';
import { beforeCommittee } from './data/merging.queries.js';
import { CommitteeIssuer } from './app/issuer.js';
import { Global, Module } from '@nestjs/common';
import { APPEALS_OPEN } from './data/retention.queries.js';
import { historySources, mergeObstacles } from '#associations';
import { DecisionHistory } from './app/decision/decision-history.js';
import { untoldAwardsSources } from '#programmes';
import { bindDeadline, todoSources } from '#notifications';
import { committeeNamers, holdingSources } from '#identity';
import {
  bind,
  bulkActs,
  defineContext,
  hiddenFilesSources,
  lists,
  lives,
  subscribe,
  verificationSources,
  personalData,
  legalHolds,
} from '#platform';
import { Attend } from './app/panel/attend.js';
import { CloseSession } from './app/session/close-session.js';
import { DecisionsFinal, LetterApproved, MinutesReady, SessionCancelled, SessionClosed, SessionConvened } from './app/committee.events.js';
import { TellCancelled, tellCancelled, TellConvened, tellConvened, TellMinutes, tellMinutes, TellPanel } from './app/committee.messages.js';
import {
  MINUTES_DUE,
  MinutesDue,
  SCORE_SHEETS_DUE,
  ScoreSheetsDue,
  SEAT_MANDATE_ENDS,
  SeatMandatesDue,
  SESSION_HELD,
  SessionDates,
  SessionsDue,
} from './app/committee.deadlines.js';
import { CommitteeTodos } from './app/committee.todos.js';
import { Committees } from './app/committees.js';
import { Conflicts } from './app/panel/conflicts.js';
import { ConveneSession } from './app/session/convene-session.js';
import { DecisionBook } from './app/decision/decision-book.js';
import { CommitteeRules } from './app/panel/committee-rules.js';
import { codedReasons, committeeRules } from './app/committee.parameters.js';
import { CodedReasons } from './app/decision/coded-reasons.js';
import { DecideFile } from './app/decision/decide-file.js';
import { Declare } from './app/panel/declare.js';
import { Designate } from './app/panel/designate.js';
import { ExcuseSignature } from './app/minutes/excuse-signature.js';
import { SettleMinutes, settleMinutes } from './app/minutes/settle-minutes.job.js';
import { SessionFileReads } from './app/session/session-files.reads.js';
import { committeeFieldMessages } from './app/field-messages.js';
import { Finalise } from './app/decision/finalise.js';
import { SeatsHeld } from './app/held-alone.js';
import { HoldVote } from './app/decision/hold-vote.js';
import { QueueLetters, queueLetters, RenderLetter, renderLetter } from './app/letters/render-letters.job.js';
import { CommitteesList } from './app/panel/committees.list.js';
import { ManageCommittee } from './app/panel/manage-committee.js';
import { MinutesReads } from './app/minutes/minutes.reads.js';
import { Minutes } from './app/minutes/minutes.js';
import { RenderMinutes, renderMinutes } from './app/minutes/render-minutes.job.js';
import { PostponeFile } from './app/decision/postpone-file.js';
import { KeptScores } from './app/ranking/kept-scores.js';
import { RankingDesk } from './app/ranking/ranking-desk.js';
import { RunSession } from './app/session/run-session.js';
import { Scenarios } from './app/ranking/scenarios.js';
import { Score } from './app/scoring/score.js';
import { LettersList } from './app/letters/letters.list.js';
import { LetterReads } from './app/letters/letters.reads.js';
import { ApproveLetters } from './app/letters/approve-letters.js';
import { SendLetter, sendLetter } from './app/letters/send-letter.job.js';
import { VerifyCommitteeDocuments } from './app/verify-committee-documents.js';
import { SessionAccess } from './app/session/session-access.js';
import { SessionsList } from './app/session/sessions.list.js';
import { SessionReads } from './app/session/session.reads.js';
import { RenderSignatureSheet, renderSignatureSheet } from './app/minutes/signature-sheet.job.js';
import { SignMinutes } from './app/minutes/sign-minutes.js';
import { SigningDesk } from './app/minutes/signing-desk.js';
import { sessionLife, scoreSheetLife, decisionLife, letterLife } from './app/committee.lives.js';
import { committeeInvariants } from './committees.invariants.js';
import { committeePolicies } from './committees.policies.js';
import { committeesTrail } from './committees.trail.js';
import { committeeName } from './data/sessions.queries.js';
import { Committee, CommitteeMember } from './data/committee.entity.js';
import {
  AllocationScenario,
  CommitteeDecision,
  CommitteeVote,
  DecisionAct,
  DecisionLetter,
  MinutesAbsence,
  MinutesSignatory,
  MinutesSignature,
  ScoreSheet,
  SessionActing,
} from './data/decision.entity.js';
import { Committees1790000800000 } from './data/migrations/1790000800000-committees.js';
import { MinutesDue1790313000000 } from './data/migrations/1790313000000-minutes-due.js';
import { RoundsAndSignatories1790230100000 } from './data/migrations/1790230100000-rounds-and-signatories.js';
import { Suspicions1790252000000 } from './data/migrations/1790252000000-suspicions.js';
import { CommitteeSearch1790300300000 } from './data/migrations/1790300300000-committee-search.js';
import { CommitteeLists1790330020000 } from './data/migrations/1790330020000-committee-lists.js';
import { CommitteeSession, SessionAttendance, SessionConflict, SessionDeclaration, SessionFile } from './data/session.entity.js';
import { hiddenByConflict, untoldAwards } from './data/visible-files.js';
import { InstitutionOfCommittee1790400440000 } from './data/migrations/1790400440000-institution-of-committee.js';
import { ReasonsOfInstitution1790400834000 } from './data/migrations/1790400834000-reasons-of-institution.js';
import { RulesOfCommittee1790400835000 } from './data/migrations/1790400835000-rules-of-committee.js';
import { DaysOfAppeal1790400833000 } from './data/migrations/1790400833000-days-of-appeal.js';
import { DecisionsProgramme1790400804000 } from './data/migrations/1790400804000-decisions-programme.js';
import { CommitteesController } from './http/committees.controller.js';
import { LettersController } from './http/letters.controller.js';
import { SessionFilesController } from './http/session-files.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { committeesPersonalData } from './committees.personal-data.js';

const acts = [
  ApproveLetters,
  Attend,
  CloseSession,
  Conflicts,
  ConveneSession,
  CodedReasons,
  CommitteeRules,
  DecideFile,
  Declare,
  Designate,
  ExcuseSignature,
  Finalise,
  HoldVote,
  ManageCommittee,
  PostponeFile,
  RunSession,
  Scenarios,
  Score,
  SignMinutes,
];
const reads = [
  CommitteeIssuer,
  CommitteesList,
  DecisionBook,
  SessionFileReads,
  LettersList,
  LetterReads,
  Minutes,
  MinutesReads,
  RankingDesk,
  KeptScores,
  SessionAccess,
  SessionReads,
  SeatsHeld,
  SessionsList,
  SigningDesk,
  VerifyCommitteeDocuments,
];
const dueDates = [MinutesDue, ScoreSheetsDue, SeatMandatesDue, SessionDates, SessionsDue];
const jobs = [
  QueueLetters,
  RenderLetter,
  RenderMinutes,
  RenderSignatureSheet,
  SendLetter,
  SettleMinutes,
  TellCancelled,
  TellConvened,
  TellMinutes,
  TellPanel,
];

@Global()
@Module({
  providers: [Committees, CommitteeTodos, DecisionHistory, ...acts, ...reads, ...dueDates, ...jobs],
  exports: [Committees, ...acts, ...reads],
})
export class CommitteesModule {}

export const committeesContext = defineContext({
  name: 'committees',
  module: CommitteesModule,
  controllers: [CommitteesController, SessionsController, SessionFilesController, LettersController],
  entities: [
    Committee,
    CommitteeMember,
    CommitteeSession,
    SessionFile,
    SessionAttendance,
    SessionDeclaration,
    SessionConflict,
    ScoreSheet,
    CommitteeDecision,
    CommitteeVote,
    DecisionAct,
    SessionActing,
    AllocationScenario,
    MinutesSignatory,
    MinutesSignature,
    MinutesAbsence,
    DecisionLetter,
  ],
  migrations: [
    Committees1790000800000,
    RoundsAndSignatories1790230100000,
    Suspicions1790252000000,
    CommitteeSearch1790300300000,
    MinutesDue1790313000000,
    CommitteeLists1790330020000,
    InstitutionOfCommittee1790400440000,
    DecisionsProgramme1790400804000,
    DaysOfAppeal1790400833000,
    ReasonsOfInstitution1790400834000,
    RulesOfCommittee1790400835000,
  ],
  lives: lives(sessionLife, scoreSheetLife, decisionLife, letterLife),
  policies: committeePolicies,
  fieldMessages: committeeFieldMessages,
  trail: committeesTrail,
  jobs: [
    bind(tellConvened, TellConvened),
    bind(tellCancelled, TellCancelled),
    bind(renderMinutes, RenderMinutes),
    bind(tellMinutes, TellMinutes),
    bind(queueLetters, QueueLetters),
    bind(renderLetter, RenderLetter),
    bind(sendLetter, SendLetter),
    bind(renderSignatureSheet, RenderSignatureSheet),
    bind(settleMinutes, SettleMinutes),
  ],
  subscriptions: [
    subscribe(SessionConvened, tellConvened),
    subscribe(SessionCancelled, tellCancelled),
    subscribe(SessionClosed, renderMinutes),
    subscribe(MinutesReady, tellMinutes),
    subscribe(DecisionsFinal, queueLetters),
    subscribe(DecisionsFinal, renderSignatureSheet),
    subscribe(LetterApproved, sendLetter),
  ],
  schedules: [{ job: settleMinutes, everyMs: 3_600_000 }],
  invariants: committeeInvariants,
  brings: [
    legalHolds.with({
      code: 'committees.appeals',
      what: { fr: 'Délai de recours ouvert', ar: 'أجل الطعن لم ينقض', en: 'Appeal still open' },
      associations: APPEALS_OPEN,
    }),
    ...committeesPersonalData.map((entry) => personalData.with(entry)),
    parameterDefinitions.with(codedReasons),
    parameterDefinitions.with(committeeRules),
    mergeObstacles.with(beforeCommittee),
    holdingSources.by(SeatsHeld),
    lists.by(CommitteesList),
    lists.by(SessionsList),
    lists.by(LettersList),
    bulkActs.by(ApproveLetters),
    historySources.by(DecisionHistory),
    todoSources.by(CommitteeTodos),
    hiddenFilesSources.with(hiddenByConflict),
    untoldAwardsSources.with(untoldAwards),
    verificationSources.by(VerifyCommitteeDocuments),
    committeeNamers.with(committeeName),
    bindDeadline(SESSION_HELD, SessionsDue),
    bindDeadline(SCORE_SHEETS_DUE, ScoreSheetsDue),
    bindDeadline(MINUTES_DUE, MinutesDue),
    bindDeadline(SEAT_MANDATE_ENDS, SeatMandatesDue),
  ],
});
