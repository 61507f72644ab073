import type { Label, Localized, ZonedInstant } from '#kernel';

/** One question of the form. Answers are kept under `code`. */
export interface FormField {
  code: string;
  section: string;
  kind: 'text' | 'long_text' | 'integer' | 'money' | 'date' | 'choice' | 'choices' | 'yes_no';
  label: Localized;
  help?: Localized;
  required: boolean;
  /** Characters for texts, value for numbers. */
  max?: number;
  min?: number;
  options?: { code: string; label: Localized }[];
}

export interface FormRevision {
  id: string;
  revision: number;
  sections: { code: string; label: Localized }[];
  fields: FormField[];
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

/** Everything a later stage needs to know of a call. */
export interface CallRules {
  id: string;
  number: string;
  kind: 'dated' | 'rolling' | 'direct';
  title: Localized;
  state: string;
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
  documents: RequiredDocument[];
  /** Questions to which every answer must be yes. */
  eligibility: { code: string; question: Localized }[];
}

export interface CallSummary {
  id: string;
  number: string;
  title: Localized;
  state: string;
  stateLabel: Label;
  closes: ZonedInstant;
}
