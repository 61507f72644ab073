import type { Language } from '#kernel';
import type { Em } from '#platform';
import type { PersonState } from '../domain/person.machine.js';
import type { Role } from '../domain/roles.js';
import { COUNTS_NOW } from './grants.queries.js';

/** An entry of the directory: how people are named and reached. */
export interface DirectoryRow {
  id: string;
  name: string;
  email: string;
  language: Language;
}

export function peopleOf(em: Em, ids: readonly string[]): Promise<DirectoryRow[]> {
  return em.query(`SELECT id, name, email, language FROM person WHERE id = ANY($1::uuid[])`, [[...new Set(ids)]]);
}

export interface PersonRow extends DirectoryRow {
  state: PersonState;
  roles: Role[];
  invited: boolean;
}

const INVITED = `(p.state = 'unconfirmed' AND p.invited_at IS NOT NULL)`;
const COLUMNS = `p.id, p.name, p.email, p.language, p.state, ${INVITED} AS invited,
  ARRAY(SELECT g.role FROM role_grant g WHERE g.person_id = p.id AND ${COUNTS_NOW} ORDER BY g.valid_from, g.id) AS roles`;

/** One page of the accounts that are not erased, by name. */
export async function pageOfPeople(
  em: Em,
  { q, invited, page, pageSize }: { q?: string; invited?: boolean; page: number; pageSize: number },
): Promise<{ rows: PersonRow[]; total: number }> {
  const filter = `FROM person p WHERE p.state <> 'erased' AND ($1::text IS NULL OR p.name ILIKE '%' || $1 || '%' OR p.email ILIKE '%' || $1 || '%')
    AND ($2::boolean IS NULL OR ${INVITED} = $2)`;
  const wanted = [q ?? null, invited ?? null];
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*) AS count ${filter}`, wanted);
  const rows = await em.query<PersonRow[]>(`SELECT ${COLUMNS} ${filter} ORDER BY p.name, p.id LIMIT $3 OFFSET $4`, [
    ...wanted,
    pageSize,
    (page - 1) * pageSize,
  ]);
  return { rows, total: total.count };
}

export async function personRow(em: Em, id: string): Promise<PersonRow | null> {
  const rows = await em.query<PersonRow[]>(`SELECT ${COLUMNS} FROM person p WHERE p.id = $1 AND p.state <> 'erased'`, [id]);
  return rows[0] ?? null;
}

/** People who were invited and have not answered: how many, and whether one waits since longer than this (an SQL interval). */
export async function unansweredInvitations(em: Em, lateAfter: string): Promise<{ count: number; late: boolean }> {
  const [row] = await em.query<[{ count: number; late: boolean }]>(
    `SELECT count(*) AS count, coalesce(min(created_at) < clock_timestamp() - $1::interval, false) AS late
     FROM person p WHERE ${INVITED}`,
    [lateAfter],
  );
  return row;
}

/**
 * Takes a time step of the second factor as used, which confirms it; false when this step or a later one was used before, so that of two
 * requests with the same code one succeeds.
 */
export async function useTotpStep(em: Em, personId: string, purpose: 'sign-in' | 'act', step: number): Promise<boolean> {
  const column = purpose === 'sign-in' ? 'totp_sign_in_step' : 'totp_act_step';
  const [, count] = await em.query<[unknown[], number]>(
    `UPDATE person SET ${column} = $2, totp_confirmed = true WHERE id = $1 AND ${column} < $2 RETURNING id`,
    [personId, step],
  );
  return count === 1;
}
