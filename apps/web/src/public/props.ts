/**
 * What the API gives to the public pages. Plain JSON.
 *
 * Decision: people's content travels in its languages ({fr, ar, en?}) and the page chooses, because a text shown in another language
 * than the page's must be marked with its own `lang` and `dir`. Instants come with their written form (`Moment`), amounts in integer
 * centimes, shares as tenths of a percent already rounded by largest remainder (they sum to 1000).
 */
import type { Language, Localized, Moment } from '../ui/language.js';

export type { Language, Localized, Moment };

/** Common to every page. */
export interface PublicContext {
  language: Language;
  /** Path of this page, "/calls"; language links lead to it. */
  path: string;
  /** Its query without `lang`, kept by language links and pagers. */
  query?: Record<string, string>;
  /** Years that have a published bilan, newest first. */
  bilanYears: number[];
  demonstration?: boolean;
  /** Who publishes the site; null before any institution is described. */
  publisher: Publisher | null;
}

export interface Publisher {
  name: Localized;
  /** The name within a sentence: « le Ministère … ». */
  inSentence: Localized;
  seat: Localized;
  legalNotice: Localized | null;
  contactEmail: string | null;
  contactPhone: string | null;
}

export interface StateLabel {
  /** The machine's code, "open". */
  state: string;
  label: Localized;
}

export interface CallSummary {
  href: string;
  reference: string;
  title: Localized;
  state: StateLabel;
  /** Empty: the whole country. */
  regions: Localized[];
  domains: Localized[];
  opensAt: Moment | null;
  /** Null for a rolling window. */
  closesAt: Moment | null;
  envelopeCentimes: number | null;
  /** Other published calls draw on the same envelope. */
  envelopeShared: boolean;
}

export interface HomeProps extends PublicContext {
  openCalls: CallSummary[];
  /** The last published years, newest first. */
  bilans: { year: number; projects: number; associations: number; amountCentimes: number }[];
}

export interface Option {
  value: string;
  label: Localized;
}

export interface CallsProps extends PublicContext {
  /** The filters as received (empty string: none), by the names of the form: q, region, domain, state. */
  filters: { q: string; region: string; domain: string; state: string };
  regions: Option[];
  domains: Option[];
  states: Option[];
  items: CallSummary[];
  page: number;
  pageSize: number;
  total: number;
}

export interface CallProps extends PublicContext {
  call: CallSummary & {
    kind: Localized;
    programme: Localized | null;
    /** Paragraphs of plain text, separated by empty lines. */
    description: Localized;
    eligibility: Localized[];
    floorCentimes: number | null;
    ceilingCentimes: number | null;
    /** Between 0 and 1. */
    minimumOwnShare: number | null;
    maximumOverheadShare: number | null;
    maximumFiles: number | null;
    /** Weights sum to 100. */
    criteria: { label: Localized; help?: Localized | null; weight: number }[];
    documents: { label: Localized; required: boolean; help?: Localized | null }[];
    /** Steps in order; `at` null when not fixed yet. */
    calendar: { label: Localized; at: Moment | null }[];
    questions: { question: Localized; answer: Localized; answeredAt: Moment }[];
    attachments: { label: Localized; href: string; bytes: number }[];
    /** Where to apply, null when the call is not open. */
    applyHref: string | null;
    /** Where to ask, null once questions are closed. */
    askHref: string | null;
  };
}

export interface BilanRow {
  code: string;
  /** As the ministry wrote it that year. */
  domain: Localized;
  projects: number;
  amountCentimes: number;
  /** Tenths of a percent. */
  projectShare: number;
  amountShare: number;
}

export interface BilanProps extends PublicContext {
  year: number;
  /** In the ministry's order. */
  rows: BilanRow[];
  total: { projects: number; associations: number; amountCentimes: number };
  introduction?: Localized | null;
  /** Counts what was made up to show the program. */
  fictitious: boolean;
  /** From the archives: regions, amounts asked and the like are not known. */
  partlyKnown: boolean;
  /** The numbered snapshot these figures are; null while the year is computed live. */
  snapshot: { number: string; frozenAt: Moment } | null;
  /** Published figures kept with their source, beside the computed one where there is one. */
  claims: { label: Localized; claimed: ClaimedFigure; computed: ClaimedFigure | null; source: Localized }[];
  downloads: { label: string; href: string }[];
}

/** `count` is a plain number, `centimes` an amount, `suppressed` a small cell (fewer than 5 persons). */
export type ClaimedFigure = { count: number } | { centimes: number } | { suppressed: true };

export interface VerifyProps extends PublicContext {
  /** What was typed or scanned; empty before the first question. */
  reference: string;
  result: VerifyResult | null;
}

export type VerifyResult =
  | { outcome: 'unknown' }
  | { outcome: 'not_a_code' }
  | {
      outcome: 'authentic' | 'altered';
      kind: Localized;
      reference: string;
      sha256: string;
      /** What the document says of itself and may be public: association, call, instant of submission… */
      facts: { label: Localized; value: Localized | Moment | string }[];
      signatures: { name: string; capacity: Localized; signedAt: Moment; level: Localized; valid: boolean }[];
    };

/** One entry of the register of processing. */
export interface ProcessingEntry {
  code: string;
  what: Localized;
  why: Localized;
  basis: Localized;
  kept: Localized;
  /** What of it ends, and after how long. */
  ends: { what: Localized; length: number; unit: 'days' | 'months' | 'years' }[];
}

export interface PrivacyProps extends PublicContext {
  register: ProcessingEntry[];
}

export interface PublicPages {
  home: HomeProps;
  calls: CallsProps;
  call: CallProps;
  bilan: BilanProps;
  verify: VerifyProps;
  accessibility: PublicContext;
  legal: PublicContext;
  privacy: PrivacyProps;
  notFound: PublicContext;
}
