import type { Label, Localized, ZonedInstant } from '#kernel';
import type { CallState } from './call.machine.js';
import type { FieldKind } from './fields/index.js';

export const CALL_KINDS = ['dated', 'rolling', 'direct'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export const KIND_LABELS: Record<CallKind, Label> = {
  dated: { fr: 'Appel à projets', ar: 'طلب مشاريع', en: 'Call for projects' },
  rolling: { fr: 'Guichet ouvert', ar: 'شباك مفتوح', en: 'Rolling window' },
  direct: { fr: 'Convention directe', ar: 'اتفاقية مباشرة', en: 'Direct convention' },
};

/** One question of the form. Answers are kept under `code`. */
export interface FormField {
  code: string;
  section: string;
  kind: FieldKind;
  label: Localized;
  help?: Localized;
  required: boolean;
  /** What they count is said by the kind: characters, a value, centimes, choices. */
  max?: number;
  min?: number;
  options?: { code: string; label: Localized }[];
}

export interface FormSection {
  code: string;
  label: Localized;
}

/** The form as an officer writes it. */
export interface FormDefinition {
  sections: FormSection[];
  fields: FormField[];
}

export interface FormRevision extends FormDefinition {
  id: string;
  revision: number;
}

export interface Criterion {
  code: string;
  label: Localized;
  /** Weights of a grid sum to 100. */
  weight: number;
  /** Scores are integers 0..scaleMax. */
  scaleMax: number;
  /** What each level means; its extremes need a justification. */
  levels: { score: number; label: Localized }[];
  /** Below this score the file cannot be selected. */
  threshold?: number;
}

export interface GridRevision {
  id: string;
  revision: number;
  criteria: Criterion[];
}

export interface RequiredDocument {
  code: string;
  label: Localized;
  required: boolean;
  /** Taken from the association's vault when valid there (`receipt`, `statutes` …), otherwise attached to the file. */
  fromVault?: string;
}

/** Whom the projects are for, with bounds of age where there are some (children 7–14). */
export interface TargetGroup {
  code: string;
  label: Localized;
  minAge?: number;
  maxAge?: number;
}

/** A question to which every answer must be yes. */
export interface EligibilityQuestion {
  code: string;
  question: Localized;
}

/** An account of the nomenclature that the call was published with. */
export interface BudgetAccount {
  code: string;
  label: Label;
}

/** Everything a later stage needs to know of a call. */
export interface CallRules {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  programmeId: string;
  regionCodes: string[];
  domainCodes: string[];
  floorCentimes: number;
  ceilingCentimes: number;
  /** Hundredths of a percent of the total. */
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
  maxFilesPerAssociation: number;
  opensAt: Date;
  closesAt: Date;
  closes: ZonedInstant;
  form: FormRevision;
  grid: GridRevision;
  /** Files use them: form and grid never change again. */
  frozen: boolean;
  documents: RequiredDocument[];
  /** Questions to which every answer must be yes. */
  eligibility: EligibilityQuestion[];
  targetGroups: TargetGroup[];
  /** Those that its budgets may be written with. */
  accounts: BudgetAccount[];
}

export interface CallSummary {
  id: string;
  number: string;
  programmeId: string;
  title: Localized;
  state: CallState;
  stateLabel: Label;
  closes: ZonedInstant;
}
