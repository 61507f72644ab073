import type { FieldError, Label, Localized, ZonedInstant } from '#kernel';
import type { ListPage } from '#platform';
import type { TargetContentView } from '#programmes';
import type { TypedCalendar } from '../domain/calendar.js';
import type { Milestone } from '../domain/milestones.js';
import type {
  CallKind,
  Criterion,
  EligibilityQuestion,
  FormField,
  FormSection,
  RequiredDocument,
  TargetGroup,
} from '../domain/call-rules.js';
import type { CallState } from '../domain/call.machine.js';
import type { Phase } from '../domain/openness.js';

export interface Named {
  code: string;
  label: Label;
}

export type CallAction = 'edit' | 'publish' | 'move_deadline' | 'cancel' | 'archive' | 'answer' | 'duplicate';

/** The officer's list, what they may do with it as a whole, and the states to filter by. */
export interface CallList extends ListPage<CallListItem> {
  can: 'create'[];
  states: Named[];
}

/** A call in the officer's list. */
export interface CallListItem {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  stateLabel: Label;
  regions: Named[];
  opens: ZonedInstant | null;
  closes: ZonedInstant | null;
  /** Questions that wait for an answer. */
  waitingQuestions: number;
}

/** A call as the officer who writes it sees it. */
export interface CallView extends CallListItem {
  /** What the reader may do with it now. */
  can: CallAction[];
  version: number;
  /** No call of a programme that is not active is published. */
  programme: { id: string; code: string; title: Localized; active: boolean };
  summary: Localized;
  description: Localized;
  regionCodes: string[];
  domainCodes: string[];
  domains: Named[];
  targetGroups: TargetGroup[];
  eligibility: EligibilityQuestion[];
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
  maxFilesPerAssociation: number;
  form: { revision: number; frozen: boolean; sections: FormSection[]; fields: FormField[] } | null;
  grid: { revision: number; frozen: boolean; criteria: Criterion[] } | null;
  documents: RequiredDocument[];
  funding: { regionCode: string; subEnvelopeId: string; amountCentimes: number; awardedCentimes: number }[];
  /** What the components that pay for it set out to reach at least. */
  targets: TargetContentView[];
  /** As it was typed. */
  calendar: TypedCalendar | null;
  milestones: Record<Milestone, ZonedInstant | null>;
  cancelReason: Localized | null;
  imported: boolean;
}

/** What still stands against publishing, with the words to show. */
export interface Readiness {
  ready: boolean;
  errors: (Pick<FieldError, 'path' | 'code'> & { message: string })[];
}

export interface QuestionView {
  id: string;
  text: string;
  language: string;
  asked: ZonedInstant;
  question: Localized | null;
  answer: Localized | null;
  answered: ZonedInstant | null;
}

/** A published call in a public list. */
export interface PublicCallItem {
  id: string;
  number: string;
  kind: CallKind;
  kindLabel: Label;
  title: Localized;
  summary: Localized;
  /** By the clock, whatever the state says. */
  phase: Phase;
  phaseLabel: Label;
  regions: Named[];
  domains: Named[];
  opens: ZonedInstant;
  closes: ZonedInstant;
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  /** The money of the call over its regions; null when it is not known. */
  envelopeCentimes: number | null;
  /** Other published calls draw on the same money. */
  envelopeShared: boolean;
  /** The last change that was published. */
  updated: ZonedInstant;
}

/** Everything the public may read of a call. */
export interface PublicCall extends PublicCallItem {
  programme: { code: string; title: Localized };
  description: Localized;
  targetGroups: TargetGroup[];
  eligibility: EligibilityQuestion[];
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
  maxFilesPerAssociation: number;
  criteria: Criterion[];
  documents: RequiredDocument[];
  form: { sections: FormSection[]; fields: FormField[] };
  calendar: { milestone: Milestone; label: Label; at: ZonedInstant | null }[];
  /** Published to all; nobody learns who asked. */
  questions: { question: Localized; answer: Localized; answered: ZonedInstant }[];
  acceptsQuestions: boolean;
  cancelReason: Localized | null;
}
