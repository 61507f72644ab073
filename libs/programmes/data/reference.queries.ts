import type { Label } from '#kernel';
import { newId, type Em } from '#platform';
import { DOMAIN_LABELS } from './reference.js';

export interface DomainLabel {
  code: string;
  /** As it was called that year. */
  label: Label;
  /** Its place in that year's tables. */
  position: number;
}

/** The domains of intervention as they were called in a year, or are this year (the newest labels when the year has none of its own). */
export function domainLabelsOf(em: Em, year?: number): Promise<DomainLabel[]> {
  return em.query(
    `WITH asked AS (
       SELECT coalesce($1::int, extract(year FROM clock_timestamp() AT TIME ZONE 'UTC')::int) AS year
     ), own AS (
       SELECT code, label, position FROM domain_label, asked WHERE year_from <= year AND (year_to IS NULL OR year_to >= year)
     ), newest AS (
       SELECT DISTINCT ON (code) code, label, position FROM domain_label ORDER BY code, year_from DESC
     )
     SELECT * FROM own UNION ALL SELECT * FROM newest WHERE NOT EXISTS (SELECT FROM own)
     ORDER BY position, code`,
    [year ?? null],
  );
}

/** The domains that are not retired by this year, those of later years included. */
export async function domainsInUse(em: Em): Promise<string[]> {
  const rows = await em.query<{ code: string }[]>(
    `SELECT n.code FROM (SELECT DISTINCT ON (code) code, year_to FROM domain_label ORDER BY code, year_from DESC) n
     WHERE n.year_to IS NULL OR n.year_to >= extract(year FROM clock_timestamp() AT TIME ZONE 'UTC')`,
  );
  return rows.map(({ code }) => code);
}

/** Loads the domains with their dated labels; loading them again changes nothing. */
export async function loadDomains(em: Em): Promise<void> {
  await em.query(`INSERT INTO intervention_domain (code) SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
    DOMAIN_LABELS.map((label) => label.code),
  ]);
  await em.query(
    `INSERT INTO domain_label (id, code, year_from, year_to, label, position)
     SELECT r.id, r.code, r."yearFrom", r."yearTo", r.label, r.position
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, code text, "yearFrom" integer, "yearTo" integer, label jsonb, position integer)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(DOMAIN_LABELS.map((label) => ({ id: newId(), ...label })))],
  );
}

/** The domains that the shares of a programme are for. */
export async function domainsOfSharesIn(em: Em, programmeId: string): Promise<string[]> {
  const rows = await em.query<{ code: string }[]>(
    `SELECT DISTINCT s.domain_code AS code FROM sub_envelope s JOIN envelope e ON e.id = s.envelope_id JOIN component c ON c.id = e.component_id
     WHERE c.programme_id = $1 AND s.domain_code IS NOT NULL ORDER BY 1`,
    [programmeId],
  );
  return rows.map(({ code }) => code);
}

/** The codes of the programmes that name a domain, by domain. */
export async function programmesByDomain(em: Em): Promise<Map<string, string[]>> {
  const rows = await em.query<{ code: string; programmes: string[] }[]>(
    `SELECT d.code, array_agg(p.code ORDER BY p.code) AS programmes FROM programme_domain d JOIN programme p ON p.id = d.programme_id GROUP BY d.code`,
  );
  return new Map(rows.map(({ code, programmes }) => [code, programmes]));
}

/** The programmes that compare domains of others under theirs. */
export const comparingProgrammes = (em: Em): Promise<{ id: string; code: string }[]> =>
  em.query(`SELECT p.id, p.code FROM programme p WHERE EXISTS (SELECT FROM domain_mapping m WHERE m.programme_id = p.id) ORDER BY p.code`);
