import type { Language } from '#kernel';
import { byWords, selectOf, type Em, type ListSource } from '#platform';
import type { PersonState } from '../domain/person.machine.js';
import type { Role } from '../domain/roles.js';
import { COUNTS_NOW } from './grants.queries.js';
import { factorsLive } from './passkeys.queries.js';

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
/** The accounts that are not erased, by name. */
export const PEOPLE: ListSource<PersonRow> = {
  select: {
    id: 'p.id',
    name: 'p.name',
    email: 'p.email',
    language: 'p.language',
    state: 'p.state',
    invited: INVITED,
    roles: `ARRAY(SELECT g.role FROM role_grant g WHERE g.person_id = p.id AND ${COUNTS_NOW} ORDER BY g.valid_from, g.id)`,
  },
  from: 'FROM person p',
  where: `p.state <> 'erased'`,
  filters: { invited: `${INVITED} = (:invited = '1')`, state: 'p.state = :state' },
  search: ['p.search'],
  sorts: { name: byWords('p.name'), email: 'p.email', state: 'p.state' },
  served: ['name', 'email'],
  slow: ['state', 'invited'],
  order: byWords('p.name'),
  tie: 'p.id',
};

export async function personRow(em: Em, id: string): Promise<PersonRow | null> {
  const rows = await em.query<PersonRow[]>(`SELECT ${selectOf(PEOPLE)} ${PEOPLE.from} WHERE p.id = $1 AND ${PEOPLE.where}`, [id]);
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

export async function usesSecondFactor(em: Em, personId: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `SELECT FROM person p WHERE p.id = $1 AND ${factorsLive('clock_timestamp()')}
       AND (p.totp_confirmed OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id AND k.blocked_at IS NULL))`,
    [personId],
  );
  return rows.length > 0;
}

export async function personWithAddress(em: Em, email: string): Promise<string | null> {
  const [row] = await em.query<{ id: string }[]>(`SELECT id FROM person WHERE email = lower($1) AND state <> 'unconfirmed'`, [email]);
  return row?.id ?? null;
}

/** Whether somebody has proved the address of an account; one may be closed without that. */
export async function hasProved(em: Em, { id, state }: { id: string; state: PersonState }): Promise<boolean> {
  if (state !== 'closed') return state !== 'unconfirmed';
  const [row] = await em.query<{ from: string | null }[]>(
    `SELECT from_state AS "from" FROM audit_entry WHERE subject = 'person' AND subject_id = $1 AND to_state = 'closed' ORDER BY id DESC LIMIT 1`,
    [id],
  );
  return row?.from !== 'unconfirmed';
}

export async function suspendedOf(em: Em, ids: readonly string[]): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(`SELECT id FROM person WHERE id = ANY($1::uuid[]) AND state = 'suspended'`, [ids]);
  return rows.map(({ id }) => id);
}
