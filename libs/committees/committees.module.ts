import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ScopeNames } from '#identity';
import type { Label, Localized } from '#kernel';
import { Todos } from '#notifications';
import { UntoldAwards } from '#programmes';
import { bind, defineContext, defineFieldMessages, HiddenFiles, subscribe, Verifications, lives } from '#platform';
import { Attend } from './app/attend.js';
import { CloseSession } from './app/close-session.js';
import { DecisionsFinal, LetterApproved, MinutesReady, SessionCancelled, SessionClosed, SessionConvened } from './app/committee.events.js';
import { TellCancelled, tellCancelled, TellConvened, tellConvened, TellMinutes, tellMinutes, TellPanel } from './app/committee.messages.js';
import { CommitteeTodos } from './app/committee.todos.js';
import { Committees } from './app/committees.js';
import { Conflicts } from './app/conflicts.js';
import { ConveneSession } from './app/convene-session.js';
import { DecisionBook } from './app/decision-book.js';
import { DecideFile } from './app/decide-file.js';
import { Declare } from './app/declare.js';
import { Designate } from './app/designate.js';
import { ExcuseSignature, SettleMinutes, settleMinutes } from './app/excuse-signature.js';
import { FileReads } from './app/file-reads.js';
import { Finalise } from './app/finalise.js';
import { HoldVote } from './app/hold-vote.js';
import { QueueLetters, queueLetters, RenderLetter, renderLetter } from './app/letters.js';
import { ManageCommittee } from './app/manage-committee.js';
import { MinutesReads } from './app/minutes-reads.js';
import { Minutes, RenderMinutes, renderMinutes } from './app/minutes.js';
import { PostponeFile } from './app/postpone-file.js';
import { RankingDesk } from './app/ranking-desk.js';
import { RunSession } from './app/run-session.js';
import { Scenarios } from './app/scenarios.js';
import { Score } from './app/score.js';
import { Letters, SendLetter, sendLetter } from './app/send-letters.js';
import { SessionAccess } from './app/session-access.js';
import { SessionReads } from './app/session-reads.js';
import { RenderSignatureSheet, renderSignatureSheet } from './app/signature-sheet.js';
import { SignMinutes } from './app/sign-minutes.js';
import { SigningDesk } from './app/signing-desk.js';
import { sessionLife, scoreSheetLife, decisionLife, letterLife } from './app/committee.lives.js';
import { committeeInvariants } from './committees.invariants.js';
import './committees.policies.js';
import { committeesTrail } from './committees.trail.js';
import { Committee, CommitteeCounter, CommitteeMember } from './data/committee.entity.js';
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
import { RoundsAndSignatories1790230100000 } from './data/migrations/1790230100000-rounds-and-signatories.js';
import { Suspicions1790252000000 } from './data/migrations/1790252000000-suspicions.js';
import { CommitteeSession, SessionAttendance, SessionConflict, SessionDeclaration, SessionFile } from './data/session.entity.js';
import { hiddenByConflict, untoldAwards } from './data/visible-files.js';
import { CommitteesController } from './http/committees.controller.js';
import { LettersController } from './http/letters.controller.js';
import { SessionFilesController } from './http/session-files.controller.js';
import { SessionsController } from './http/sessions.controller.js';

defineFieldMessages({
  score_range: { fr: 'Note entière de 0 à {{max}}.', ar: 'نقطة صحيحة من 0 إلى {{max}}.', en: 'A whole score from 0 to {{max}}.' },
  justification_required: {
    fr: 'Justifiez la note la plus basse, la plus haute et ce qui ne peut être évalué.',
    ar: 'عللوا أدنى نقطة وأعلى نقطة وما يتعذر تقييمه.',
    en: 'Justify the lowest and the highest score, and what cannot be assessed.',
  },
  not_assessable_has_score: {
    fr: 'Ce qui ne peut être évalué ne porte pas de note.',
    ar: 'ما يتعذر تقييمه لا يحمل نقطة.',
    en: 'What cannot be assessed has no score.',
  },
});

const acts = [
  Attend,
  CloseSession,
  Conflicts,
  ConveneSession,
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
const reads = [DecisionBook, FileReads, Letters, Minutes, MinutesReads, RankingDesk, SessionAccess, SessionReads, SigningDesk];
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
@Module({ providers: [Committees, CommitteeTodos, ...acts, ...reads, ...jobs], exports: [Committees, ...acts, ...reads] })
export class CommitteesModule implements OnModuleInit {
  constructor(
    private readonly todos: Todos,
    private readonly source: CommitteeTodos,
    private readonly verifications: Verifications,
    private readonly letters: Letters,
    private readonly scopeNames: ScopeNames,
    private readonly hidden: HiddenFiles,
    private readonly untold: UntoldAwards,
  ) {}

  onModuleInit(): void {
    this.todos.register(this.source);
    this.hidden.register(hiddenByConflict);
    this.untold.register(untoldAwards);
    this.verifications.register(this.letters);
    this.scopeNames.nameCommitteesWith(async (em, ids) => {
      const rows = await em.query<{ id: string; name: Localized }[]>(`SELECT id, name FROM committee WHERE id = ANY($1::uuid[])`, [ids]);
      return new Map(rows.map(({ id, name }): [string, Label] => [id, { fr: name.fr, ar: name.ar, en: name.en || name.fr }]));
    });
  }
}

export const committeesContext = defineContext({
  name: 'committees',
  module: CommitteesModule,
  controllers: [CommitteesController, SessionsController, SessionFilesController, LettersController],
  entities: [
    Committee,
    CommitteeMember,
    CommitteeCounter,
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
  migrations: [Committees1790000800000, RoundsAndSignatories1790230100000, Suspicions1790252000000],
  lives: lives(sessionLife, scoreSheetLife, decisionLife, letterLife),
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
});
