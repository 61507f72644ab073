import type { Type } from '@nestjs/common';
import type { Label } from '#kernel';
import type { Em } from './database/tx.js';
import { ExtensionPoint } from './extension-point.js';

/** The periods that the institution decides, each a field of one parameter. */
export const RETENTION_PERIODS = [
  'draftsMonths',
  'unprovedDays',
  'refusedFilesYears',
  'closedAccountsYears',
  'attendanceYears',
  'sessionsDays',
  'messagesMonths',
  'replacedFilesMonths',
  'invitationsMonths',
  'uploadsDays',
] as const;
export type RetentionPeriod = (typeof RETENTION_PERIODS)[number];

/** What ends of a room's data, when, and what becomes of it. */
export interface Retention {
  /** `<room>.<what>`; never changes afterwards: the counts of purges are kept under it. */
  code: string;
  period: RetentionPeriod;
  what: Label;
  /** What becomes of it. */
  becomes: Label;
  /**
   * A statement with one row for each thing that may end: `id`, `since` (the instant from which the period runs) and `associations` (the
   * associations it tells of, `uuid[]`; null where it tells of none). What has ended already is not among them.
   */
  rows: string;
  by: Type<RetentionEnd>;
  /** Traces of signing in, files that never wholly arrived: ends by itself once an hour, nobody confirms it. */
  byItself?: true;
}

/** Ends what a statement of `Retention` named. */
export interface RetentionEnd {
  /** In the transaction of its portion. Returns how many ended: what something else relies on stays. */
  end(em: Em, ids: readonly string[]): Promise<number>;
}

/** An open matter: nothing of its associations ends while it lasts. */
export interface LegalHold {
  /** Never changes afterwards. */
  code: string;
  what: Label;
  /** A statement of `association_id`. */
  associations: string;
}

/** Every room says which matters of its own hold back what tells of an association. */
export const legalHolds = new ExtensionPoint<LegalHold>('matters that hold data back');
