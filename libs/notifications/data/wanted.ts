import { dayOfInstant } from '#kernel';

/** Which due dates are asked for: what is given narrows. */
export interface Wanted {
  subjectId?: string;
  /** Falling due from here … */
  from?: Date;
  /** … until here, this instant not included. */
  until?: Date;
  regionCode?: string;
  associationId?: string;
  committeeId?: string;
  personId?: string;
}

/** Where a statement has what may be asked for; a kind that knows nothing of regions gives no column for it. */
export interface WantedColumns {
  subject: string;
  /** An instant, or a day (`YYYY-MM-DD`). */
  due: string | { day: string };
  region?: string;
  association?: string;
  committee?: string;
  person?: string;
}

/** More than this is asked for in parts. */
export const WANTED_AT_MOST = 1_000;

/** The end of a statement that reads due dates, from its `WHERE … AND` on: its conditions, its order, its bound, and their parameters. */
export function wantedSql(wanted: Wanted, columns: WantedColumns): { sql: string; params: unknown[] } {
  const due = typeof columns.due === 'string' ? columns.due : columns.due.day;
  const instant = (at: Date) => (typeof columns.due === 'string' ? at : dayOfInstant(at));
  const params: unknown[] = [];
  const narrow = (column: string | undefined, operator: string, value: unknown) =>
    column === undefined || value === undefined ? [] : [`${column} ${operator} $${params.push(value)}`];
  const conditions = [
    `${due} IS NOT NULL`,
    ...narrow(columns.subject, '=', wanted.subjectId),
    ...narrow(due, '>=', wanted.from && instant(wanted.from)),
    ...narrow(due, '<', wanted.until && instant(wanted.until)),
    ...narrow(columns.region, '=', wanted.regionCode),
    ...narrow(columns.association, '=', wanted.associationId),
    ...narrow(columns.committee, '=', wanted.committeeId),
    ...narrow(columns.person, '=', wanted.personId),
  ];
  return { sql: `${conditions.join(' AND ')} ORDER BY ${due}, ${columns.subject} LIMIT ${WANTED_AT_MOST}`, params };
}
