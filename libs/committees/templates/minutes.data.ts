import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, CivilDate, DocumentFrame, SignatureFrame } from '#platform';

export const MINUTES_TEMPLATE = fileURLToPath(new URL('./minutes.typ', import.meta.url));

export type Presence = 'present' | 'undeclared' | 'substituted' | 'excused' | 'absent';
export type DecisionOutcome = 'selected' | 'partially_selected' | 'reserve' | 'deferred' | 'rejected';

export interface MinutesDecision {
  applicationNumber: string;
  association: Bilingual;
  project: Bilingual;
  outcome: DecisionOutcome;
  /** Awarded; 0 for what is not awarded. */
  centimes: Centimes;
  /** Labels of the coded reasons, conditions, and the text that a decision away from the ranking needs. */
  remarks: Bilingual[];
  /** Only where a vote was held on the decision as it stands. */
  vote?: MinutesVote;
  /** Votes that were held before and do not count: what was voted on, what became of it and why. None is ever left out. */
  earlierVotes?: (MinutesVote & {
    outcome: DecisionOutcome | null;
    centimes: Centimes | null;
    fate: 'lost' | 'voided' | 'replaced';
    /** Whose withdrawal made it fall. */
    member?: Bilingual;
  })[];
  /** Why the vote that stands was held again, in the words of whoever wrote it. */
  heldAgain?: Bilingual;
  /** Sent to another session, which decides. */
  postponed?: boolean;
}

export interface MinutesVote {
  inFavour: number;
  against: number;
  abstained: number;
  castingVote: boolean;
}

/** What `minutes.typ` prints: the minutes (PV) of one committee session, made from what happened in it. */
export interface MinutesData extends DocumentFrame {
  committee: Bilingual;
  call: { number: string; title: Bilingual };
  session: {
    date: CivilDate;
    place: Bilingual;
    /** Wall times, `HH:mm`. */
    opened: string;
    closed: string;
    chair: Bilingual;
    secretary: Bilingual;
  };
  attendance: {
    college: Bilingual;
    members: { name: Bilingual; presence: Presence; substitute?: Bilingual }[];
  }[];
  quorum: { present: number; members: number; required: number; reached: boolean };
  recusals: { member: Bilingual; applicationNumber: string; cause: Bilingual }[];
  /** By rank; `score` out of 100, two decimals at most; `spread` is the standard deviation between members. */
  ranking: {
    rank: number;
    applicationNumber: string;
    association: Bilingual;
    score: number;
    spread: number;
    reviewers: number;
    askedCentimes: Centimes;
  }[];
  decisions: MinutesDecision[];
  /** What the sub-envelope could give; null in an extract, where it would tell what is left out. */
  envelopeCentimes: Centimes | null;
  /** Without the files from which the reader withdrew. */
  extract: boolean;
  /** Who acted for the presiding person or the secretary, and why. */
  acting?: { name: Bilingual; function: 'chair' | 'secretary'; reason: Bilingual }[];
  /** One line for each member present, and for the secretary. */
  signatures: SignatureFrame[];
}
