import type { Localized } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import { violatesUnique, type Em } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';
import { Application } from './application.entity.js';

export interface NewDraft {
  id: string;
  callId: string;
  associationId: string;
  rank: number;
  title: string;
  domainCode: string;
  regionCode: string;
  formRevisionId: string;
  gridRevisionId: string;
  createdBy: string | null;
  /** The deadline that its members know of. */
  knownClosesAt: Date;
}

/**
 * Who begins a file of an association in a call waits for whoever is at it: what they begin may be submitted in the same transaction, and
 * then no draft stands in the way of a second one, which nobody could ever submit.
 */
export async function lockBeginning(em: Em, callId: string, associationId: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('file of ' || $1 || ' in ' || $2, 0))`, [associationId, callId]);
}

/** Another member has begun the same file at the same instant: it is found when one asks again. */
export const isBegunMeanwhile = (error: unknown): boolean => violatesUnique(error, 'application_draft_uq');

/** The row of a file that nothing was answered in yet. */
export const newDraft = (draft: NewDraft): Application =>
  Object.assign(new Application(), {
    ...draft,
    number: null,
    state: 'draft' as const,
    projectVersion: draft.title ? 1 : 0,
    projectSavedBy: null,
    projectSavedAt: null,
    budgetVersion: 0,
    budgetSavedBy: null,
    budgetSavedAt: null,
    budgetUnfinished: [],
    totalCentimes: 0,
    askedCentimes: 0,
    ownCentimes: 0,
    outcomeToldAt: null,
    submittedAt: null,
    submittedBy: null,
  });

/** Fails when the same file is open (`isBegunMeanwhile`). */
export const insertDraft = (em: Em, draft: Application): Promise<unknown> =>
  em.query(
    `INSERT INTO application (id, call_id, association_id, rank, title, domain_code, region_code, state, form_revision_id, grid_revision_id,
       created_by, project_version, known_closes_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11, $12)`,
    [
      draft.id,
      draft.callId,
      draft.associationId,
      draft.rank,
      draft.title,
      draft.domainCode,
      draft.regionCode,
      draft.formRevisionId,
      draft.gridRevisionId,
      draft.createdBy,
      draft.projectVersion,
      draft.knownClosesAt,
    ],
  );

export interface Sibling {
  id: string;
  rank: number;
  state: ApplicationState;
  number: string | null;
}

/** The files of the association in the call that take a place. */
export const siblingsOf = (em: Em, callId: string, associationId: string): Promise<Sibling[]> =>
  em.query(
    `SELECT id, rank, state, number FROM application
     WHERE call_id = $1 AND association_id = $2 AND state NOT IN ('lapsed', 'withdrawn') ORDER BY rank`,
    [callId, associationId],
  );

/** One more than the highest rank an association has in a call, whatever became of those files. */
export async function nextRank(em: Em, callId: string, associationId: string): Promise<number> {
  const [row] = await em.query<[{ next: number }]>(
    `SELECT coalesce(max(rank), 0) + 1 AS next FROM application WHERE call_id = $1 AND association_id = $2`,
    [callId, associationId],
  );
  return row.next;
}

export interface DueDraft {
  id: string;
  title: string;
  call: Localized;
  number: string;
  dueAt: Date;
  zone: string | null;
  associationId: string;
}

/** Drafts of calls that are not cancelled, by the deadline of their call. */
export function draftsDue(em: Em, wanted: Wanted): Promise<DueDraft[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'a.id', due: 'c.closes_at', association: 'a.association_id' });
  return em.query(
    `SELECT a.id, a.title, c.title AS call, c.number, c.closes_at AS "dueAt", c.calendar->>'zone' AS zone, a.association_id AS "associationId"
     FROM application a JOIN call c ON c.id = a.call_id WHERE a.state = 'draft' AND c.state <> 'cancelled' AND ${sql}`,
    params,
  );
}
