import type { Dossier } from '#applications';
import type { OpinionView } from '#instruction';
import type { Label, Localized, ZonedInstant } from '#kernel';
import type { DecisionReason } from '../data/decision.entity.js';
import type { Allocation, AllocationCause, AllocationChange, AllocationRule } from '../domain/allocation.js';
import type { ConflictKind, MemberFunction, Presence } from '../domain/colleges.js';
import type { Standing } from '../domain/decision-round.js';
import type { LetterState } from '../domain/letter.machine.js';
import type { Outcome } from '../domain/outcomes.js';
import type { Quorum } from '../domain/quorum.js';
import type { OfferedReason } from './decision/coded-reasons.js';
import type { GridCriterion, Mark } from '../domain/scoring.js';
import type { AbsenceKind, Conducting, SignatoryQuality } from '../domain/signatures.js';
import type { HeldVote } from './decision/held-votes.js';
import type { SessionAct } from './session/session-acts.js';

export interface MemberView {
  id: string;
  name: string;
  function: MemberFunction;
  collegeCode: string | null;
  collegeLabel: Label | null;
  substituteOfId: string | null;
  mandateFrom: string;
  mandateUntil: string | null;
  employer: string | null;
  ties: string | null;
}

export interface CollegeView {
  code: string;
  label: Label;
  /** No new seat is given in it. */
  retired: boolean;
}

/** What the institution gives a committee that is made today. */
export type UsualRules = Pick<CommitteeView, 'quorumBasisPoints' | 'quorumPerCollege' | 'convocationDays' | 'appealDays'>;

export interface CommitteeView {
  id: string;
  regionCode: string;
  name: Localized;
  quorumBasisPoints: number;
  quorumPerCollege: number;
  convocationDays: number;
  appealDays: number;
  /** Share of the votes cast that carries a decision, hundredths of a percent. */
  majorityBasisPoints: number;
  castingVote: boolean;
  minutesDays: number;
  /** Of its own, those given up too: they name the seats of before. */
  colleges: CollegeView[];
  /** The institution's rules have changed since it copied them. */
  newerRules: boolean;
  members: MemberView[];
}

export interface SessionRow {
  id: string;
  committeeId: string;
  committee: Localized;
  regionCode: string;
  call: { id: string; number: string; title: Localized };
  state: string;
  stateLabel: Label;
  held: ZonedInstant;
  place: Localized;
  minutesNumber: string | null;
}

export interface PanelView {
  memberId: string;
  name: string;
  function: MemberFunction;
  collegeCode: string | null;
  collegeLabel: Label | null;
  substituteOfId: string | null;
  presence: Presence | null;
  declared: boolean;
  /** Holds a seat now: has declared and come, counts in the quorum, scores and votes. */
  seated: boolean;
  signed: boolean;
  /** Once closed: in what capacity the minutes wait for their signature, and why it will not come; null: it is not asked. */
  signatory: { quality: SignatoryQuality; absence: { kind: AbsenceKind; label: Label; reason: string | null } | null } | null;
  /** What they were designated to act for. */
  acting: { function: Conducting; reason: string }[];
}

export interface SessionDetail extends SessionRow {
  allocationRule: AllocationRule;
  thresholdHundredths: number | null;
  grid: GridCriterion[];
  panel: PanelView[];
  quorum: Quorum;
  /** What the reader still owes or may do. */
  me: { memberId: string | null; declared: boolean; seated: boolean; signed: boolean; conducts: boolean };
  /** What the reader may do now. */
  can: SessionAct[];
  /** Files the reader may know of. */
  files: number;
  minutesReady: boolean;
  /** Since when the minutes cannot be made, while they cannot. */
  minutesFailed: ZonedInstant | null;
  /** Once closed: signatures given, those there will be, and the functions for which nobody is left to sign. */
  signing: { signed: number; of: number; vacant: Conducting[] } | null;
  /** The sheet that says who signed, who did not and why. */
  signatureSheet: boolean;
  /** For whoever may open the deliberation, null for others. Of the files they may know of: sheets sent, of those the members who sit may send. */
  scoring: { received: number; expected: number; missing: { memberId: string; count: number }[] } | null;
}

/** The agenda as it is shown to be declared upon: names only. */
export interface AgendaItem {
  fileId: string;
  number: string;
  title: string;
  association: Localized;
}

/** A file upon which a member declares. */
export interface DeclarationItem extends AgendaItem {
  /** Why the member is asked in particular: their name, or a partner's. */
  question: ConflictKind | null;
}

export interface SheetView {
  version: number;
  state: string;
  stateLabel: Label;
  revision: number;
  marks: Mark[];
  comment: string | null;
  score: number | null;
  saved: ZonedInstant;
}

export interface DecisionView {
  id: string;
  state: string;
  stateLabel: Label;
  outcome: Outcome;
  outcomeLabel: Label;
  amountCentimes: number;
  conditions: Localized | null;
  reasons: (DecisionReason & { label: Label })[];
  awayText: Localized | null;
  round: number;
  /** To be given back with what is written next. */
  revision: number;
  standing: Standing;
  standingLabel: Label;
  /** Whether the session may be closed with it. */
  settled: boolean;
  /** Another vote must say why it is held. */
  voteNeedsReason: boolean;
  /** The vote on the decision as it stands; null: none was held. */
  vote: HeldVote | null;
  /** The votes before: lost, fallen with a conflict of interest, or decided over. */
  earlierVotes: HeldVote[];
}

export interface FileRow extends AgendaItem {
  applicationId: string;
  domainCode: string;
  askedCentimes: number;
  position: number;
  /** State of the reader's own sheet. */
  mySheet: string | null;
  myScore: number | null;
  /** How many members have sent theirs. */
  sheetsSent: number;
  decision: DecisionView | null;
}

/** Aggregates out of 100; null while they are blind for the reader. */
export interface AggregateView {
  reviewers: number;
  mean: number | null;
  median: number | null;
  spread: number | null;
  criteria: { code: string; mean: number | null; belowThreshold: boolean }[];
  members: { memberId: string; name: string; score: number; meanWithout: number | null }[];
}

export interface FileDetail extends FileRow {
  sessionId: string;
  dossier: Dossier;
  opinions: OpinionView[];
  grid: GridCriterion[];
  sheet: SheetView | null;
  /** Everybody's sheets, once the reader's own is sent or the session deliberates. */
  sheets: { memberId: string; name: string; score: number | null; marks: Mark[]; comment: string | null }[] | null;
  aggregate: AggregateView | null;
  quorum: Quorum;
  conflicts: { memberId: string; name: string; kind: ConflictKind; kindLabel: Label; origin: string }[];
  /** What the data makes one ask (a namesake, a partner); a conflict only if the member or the chair says so. */
  questions: { memberId: string; name: string; kind: ConflictKind; kindLabel: Label; answered: boolean }[];
}

export interface RankingRow extends AgendaItem {
  rank: number | null;
  calibratedRank: number | null;
  askedCentimes: number;
  mean: number | null;
  median: number | null;
  spread: number | null;
  calibrated: number | null;
  reviewers: number;
  eliminated: boolean;
  leaveOneOut: { memberId: string; name: string; score: number; meanWithout: number | null }[];
  decision: DecisionView | null;
}

export interface RankingView {
  rows: RankingRow[];
  /** Null for a reader from whom a file is hidden: the sum would tell. */
  money: { availableCentimes: number; proposedCentimes: number; remainingCentimes: number } | null;
  /** What the ranking alone gives under the session's rule, and where the money ends; null for the same reason. */
  reference: Pick<Allocation, 'lines' | 'lineAt'> | null;
  /** What a decision may be written with today. */
  reasons: OfferedReason[];
}

/** The words of committees, for lists to choose from. */
export interface Vocabulary {
  presences: Coded<Presence>[];
  conflictKinds: Coded<ConflictKind>[];
  outcomes: Coded<Outcome>[];
}
export interface Coded<Code extends string> {
  code: Code;
  label: Label;
}

/** A call with files that wait for a committee. */
export interface WaitingCall {
  id: string;
  number: string;
  title: Localized;
  files: number;
}

export interface ScenarioView {
  id: string;
  name: string;
  rule: AllocationRule;
  thresholdHundredths: number | null;
  extraCentimes: number;
  lines: { fileId: string; number: string; association: Localized; amountCentimes: number; cause: AllocationCause }[];
  changes: AllocationChange[];
  usedCentimes: number;
  leftCentimes: number;
  lineAt: string | null;
}

export interface LetterRow {
  id: string;
  number: string;
  applicationId: string;
  applicationNumber: string;
  title: string;
  association: Localized;
  regionCode: string;
  outcome: Outcome;
  outcomeLabel: Label;
  amountCentimes: number;
  state: LetterState;
  stateLabel: Label;
  ready: boolean;
  /** Since when it cannot be made, while it cannot. */
  failed: ZonedInstant | null;
  issuedOn: string;
  /** The last day of appeal once the association was told; before, how many days it will have. */
  appeal: { until: string } | { days: number };
}
