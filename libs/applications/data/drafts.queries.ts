import type { Localized } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';

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

/** Two members who begin at the same instant get the same draft: the second insert finds the first. Returns the draft's id. */
export async function insertDraft(em: Em, draft: NewDraft): Promise<string> {
  const inserted = await em.query<{ id: string }[]>(
    `INSERT INTO application (id, call_id, association_id, rank, title, domain_code, region_code, state, form_revision_id, grid_revision_id,
       created_by, project_version, known_closes_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11, $12)
     ON CONFLICT (call_id, association_id, rank) WHERE state = 'draft' DO NOTHING RETURNING id`,
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
      draft.title ? 1 : 0,
      draft.knownClosesAt,
    ],
  );
  if (inserted[0]) return inserted[0].id;
  const other = await em.query<{ id: string }[]>(
    `SELECT id FROM application WHERE call_id = $1 AND association_id = $2 AND rank = $3 AND state = 'draft'`,
    [draft.callId, draft.associationId, draft.rank],
  );
  return other[0]!.id;
}

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
