import { zonedInstant, type Localized } from '#kernel';
import type { Em } from '#platform';

/** Of the country from UTC: by our own table of zones, the database's may be older than the law. */
const offsetNow = (): string => zonedInstant(new Date()).offset;

export interface RevisionRow {
  id: string;
  value: Record<string, unknown>;
  /** Whose decision it is: the institution's own, or the principal's that it inherits. */
  institutionId: string;
  validFrom: string;
}

/**
 * What counts for an institution on a day: its own revision, else that of whom it acts for, else the principal's; of each the one that
 * began last.
 */
export async function revisionInForce(
  em: Em,
  {
    institutionId,
    parameter,
    day,
    without = null,
  }: { institutionId: string; parameter: string; day: string | null; without?: string | null },
): Promise<RevisionRow | null> {
  const rows = await em.query<RevisionRow[]>(
    `SELECT r.id, r.value, r.institution_id AS "institutionId", r.valid_from AS "validFrom"
     FROM institution i
       JOIN institution source ON source.id = i.id OR source.id = i.acts_for_id OR source.is_principal
       JOIN parameter_revision r ON r.institution_id = source.id
     WHERE i.id = $1 AND r.parameter = $2 AND r.withdrawn_at IS NULL AND r.id IS DISTINCT FROM $5::uuid
       AND r.valid_from <= coalesce($3::date, (clock_timestamp() AT TIME ZONE $4::interval)::date)
     ORDER BY (source.id = i.id) DESC, (source.id IS NOT DISTINCT FROM i.acts_for_id) DESC, r.valid_from DESC LIMIT 1`,
    [institutionId, parameter, day, offsetNow(), without],
  );
  return rows[0] ?? null;
}

/** Whether an institution decided about a parameter since an instant: a revision entered or one taken back, for whatever day. */
export async function isDecidedSince(
  em: Em,
  { institutionId, parameter, since }: { institutionId: string; parameter: string; since: Date },
): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `SELECT FROM parameter_revision
     WHERE institution_id = $1 AND parameter = $2 AND (entered_at > $3 OR withdrawn_at > $3) LIMIT 1`,
    [institutionId, parameter, since],
  );
  return rows.length > 0;
}

/** The same of today for several institutions at once, or for each when none is given: each list once, the principal's first. */
export function revisionsInForce(
  em: Em,
  { institutionIds, parameter }: { institutionIds: readonly string[] | null; parameter: string },
): Promise<(Pick<RevisionRow, 'id' | 'value'> & { institutionId: string; ofPrincipal: boolean })[]> {
  return em.query(
    `SELECT found.id, found.value, found.institution_id AS "institutionId", found.is_principal AS "ofPrincipal"
     FROM institution i CROSS JOIN LATERAL (
       SELECT r.id, r.value, r.institution_id, source.is_principal
       FROM institution source JOIN parameter_revision r ON r.institution_id = source.id
       WHERE (source.id = i.id OR source.id = i.acts_for_id OR source.is_principal) AND r.parameter = $2 AND r.withdrawn_at IS NULL
         AND r.valid_from <= (clock_timestamp() AT TIME ZONE $3::interval)::date
       ORDER BY (source.id = i.id) DESC, (source.id IS NOT DISTINCT FROM i.acts_for_id) DESC, r.valid_from DESC LIMIT 1
     ) found
     WHERE $1::uuid[] IS NULL OR i.id = ANY($1)
     GROUP BY found.id, found.value, found.institution_id, found.is_principal ORDER BY bool_or(found.is_principal) DESC, found.id`,
    [institutionIds, parameter, offsetNow()],
  );
}

export interface RevisionLine {
  id: string;
  parameter: string;
  value: Record<string, unknown>;
  validFrom: string;
  reason: string | null;
  enteredBy: string | null;
  enteredAt: Date;
  withdrawnAt: Date | null;
  /** Its day has come. */
  begun: boolean;
}

/** Every revision that one institution entered, newest first, withdrawn ones too. */
export function revisionsOf(em: Em, institutionId: string): Promise<RevisionLine[]> {
  return em.query(
    `SELECT r.id, r.parameter, r.value, r.valid_from AS "validFrom", r.reason, p.name AS "enteredBy",
       r.entered_at AS "enteredAt", r.withdrawn_at AS "withdrawnAt",
       r.valid_from <= (clock_timestamp() AT TIME ZONE $2::interval)::date AS begun
     FROM parameter_revision r LEFT JOIN person p ON p.id = r.entered_by
     WHERE r.institution_id = $1 ORDER BY r.parameter, r.valid_from DESC, r.entered_at DESC LIMIT 500`,
    [institutionId, offsetNow()],
  );
}

/** Writes what an institution begins with; what it has already stays. */
export async function beginParameters(
  em: Em,
  institutionId: string,
  initial: readonly { id: string; parameter: string; value: unknown }[],
): Promise<void> {
  await em.query(
    `INSERT INTO parameter_revision (id, institution_id, parameter, value, valid_from)
     SELECT r.id, $1, r.parameter, r.value, '2000-01-01' FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, parameter text, value jsonb)
     WHERE NOT EXISTS (SELECT FROM parameter_revision known WHERE known.institution_id = $1 AND known.parameter = r.parameter)`,
    [institutionId, JSON.stringify(initial)],
  );
}

export interface AccountRow {
  id: string;
  institutionId: string;
  title: string;
  holder: string;
  rib: string;
  isDefault: boolean;
}

/** The account asked for, or the default one of the institution, or of the one that it acts for; null when there is none in use. */
export async function accountInUse(em: Em, institutionId: string, accountId: string | null): Promise<AccountRow | null> {
  const rows = await em.query<AccountRow[]>(
    `SELECT a.id, a.institution_id AS "institutionId", a.title, a.holder, a.rib, a.is_default AS "isDefault"
     FROM institution i JOIN paying_account a ON a.institution_id = i.id OR a.institution_id = i.acts_for_id
     WHERE i.id = $1 AND a.state = 'in_use' AND (a.id = $2::uuid OR ($2::uuid IS NULL AND a.is_default))
     ORDER BY (a.institution_id = i.id) DESC LIMIT 1`,
    [institutionId, accountId],
  );
  return rows[0] ?? null;
}

export interface SignatoryRow {
  name: string;
  quality: Localized;
}

/** Whose mandate to sign for an institution runs on a day; of several the one that began last. */
export async function signatoryOn(em: Em, institutionId: string, day: string): Promise<SignatoryRow | null> {
  const rows = await em.query<SignatoryRow[]>(
    `SELECT name, quality FROM institution_signatory
     WHERE institution_id = $1 AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2) ORDER BY starts_on DESC, id LIMIT 1`,
    [institutionId, day],
  );
  return rows[0] ?? null;
}

/** Whether somebody's mandate binds an institution, or whom it acts for, on a day. */
export async function bindsOn(em: Em, institutionId: string, personId: string | null, day: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `SELECT FROM institution i JOIN institution_signatory s ON s.institution_id = i.id OR s.institution_id = i.acts_for_id
     WHERE i.id = $1 AND s.person_id = $2 AND s.starts_on <= $3 AND (s.ends_on IS NULL OR s.ends_on >= $3) LIMIT 1`,
    [institutionId, personId, day],
  );
  return rows.length > 0;
}

/** Whether any number was given in a series of the prefix. */
export async function isPrefixUsed(em: Em, prefix: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(`SELECT FROM number_counter WHERE starts_with(series, $1 || '-') LIMIT 1`, [prefix]);
  return rows.length > 0;
}

/** SQL of one column: what a list of words offers, `[{ code, label }]` in its order, by the revision that an SQL expression gives. */
export const offeredWordsSql = (revision: string): string =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object('code', word->'code', 'label', word->'label') ORDER BY place)
     FROM parameter_revision r CROSS JOIN jsonb_array_elements(r.value->'words') WITH ORDINALITY AS words (word, place)
     WHERE r.id = ${revision} AND NOT coalesce((word->>'retired')::boolean, false)), '[]')`;

/** SQL of one column: the name `{fr, ar, en}` of the institution whose identifier an SQL expression gives. */
export const institutionName = (id: string): string => `SELECT i.name FROM institution i WHERE i.id = ${id}`;

/** SQL of a row: the region of the institution whose identifier an SQL expression gives. */
export const institutionRegion = (id: string): string => `SELECT i.region_code FROM institution i WHERE i.id = ${id}`;

/** Whoever describes one waits for whoever does now: one is the principal, and no two have a code or a prefix. */
export async function lockInstitutions(em: Em): Promise<void> {
  await em.query(`LOCK TABLE institution IN SHARE ROW EXCLUSIVE MODE`);
}

/** SQL of a row while roles may be given for the institution whose identifier an SQL expression gives; locked by whoever gives one. */
export const institutionInUse = (id: string): string => `SELECT 1 FROM institution i WHERE i.id = ${id} AND i.state = 'in_use'`;

/** The names of operators in use that act for an institution. */
export async function operatorsFor(em: Em, institutionId: string): Promise<Localized[]> {
  const rows = await em.query<{ name: Localized }[]>(
    `SELECT name FROM institution WHERE acts_for_id = $1 AND state = 'in_use' ORDER BY code LIMIT 20`,
    [institutionId],
  );
  return rows.map(({ name }) => name);
}

/** They stay as they are until the end of the transaction. */
export async function shareInstitutions(em: Em, ids: readonly string[]): Promise<void> {
  await em.query(`SELECT FROM institution WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE`, [ids]);
}

/** The accounts in use of these institutions, by their titles. */
export function accountsInUse(em: Em, institutionIds: readonly string[]): Promise<{ id: string; institutionId: string; title: string }[]> {
  return em.query(
    `SELECT id, institution_id AS "institutionId", title FROM paying_account
     WHERE institution_id = ANY($1::uuid[]) AND state = 'in_use' ORDER BY title, id LIMIT 500`,
    [institutionIds],
  );
}
