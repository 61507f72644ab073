import type { Em } from '#platform';

/** One act as it was written. */
export interface TrailRow {
  id: number;
  at: Date;
  personId: string | null;
  role: string;
  subject: string;
  subjectId: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  reason: string | null;
  detail: unknown;
  contentHash: string;
  sealed: boolean;
}

const SEALED_UP_TO = `coalesce((SELECT max(to_entry) FROM audit_seal), 0)`;

/** The acts before one, newest first; `hidden` are identifiers that neither subject nor detail may name. */
export function actsBefore(
  em: Em,
  wanted: { subject?: string; subjectId?: string; personId?: string; from: Date | null; until: Date | null; before?: string },
  hidden: readonly string[],
  most: number,
): Promise<TrailRow[]> {
  return em.query(
    `SELECT id, at, person_id AS "personId", role, subject, subject_id AS "subjectId", event, from_state AS "fromState", to_state AS "toState",
       reason, detail, content_hash AS "contentHash", id <= ${SEALED_UP_TO} AS sealed
     FROM audit_entry
     WHERE ($1::text IS NULL OR subject = $1) AND ($2::uuid IS NULL OR subject_id = $2) AND ($3::uuid IS NULL OR person_id = $3)
       AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5) AND ($6::bigint IS NULL OR id < $6)
       AND (cardinality($7::text[]) = 0 OR NOT subject_id::text = ANY($7) AND NOT coalesce(detail::text ~ ANY($7), false))
     ORDER BY id DESC LIMIT $8`,
    [
      wanted.subject ?? null,
      wanted.subjectId ?? null,
      wanted.personId ?? null,
      wanted.from,
      wanted.until,
      wanted.before ?? null,
      hidden,
      most,
    ],
  );
}

export async function lastSeal(em: Em): Promise<{ at: Date; hash: string } | null> {
  const rows = await em.query<{ at: Date; hash: string }[]>(`SELECT at, hash FROM audit_seal ORDER BY id DESC LIMIT 1`);
  return rows[0] ?? null;
}

/** How many acts no seal covers, and how many came after an entry. */
export async function countYounger(em: Em, entry: number): Promise<{ unsealed: number; younger: number }> {
  const [row] = await em.query<[{ unsealed: number; younger: number }]>(
    `SELECT (SELECT count(*) FROM audit_entry WHERE id > ${SEALED_UP_TO}) AS unsealed,
       (SELECT count(*) FROM audit_entry WHERE id > $1) AS younger`,
    [entry],
  );
  return row;
}

export interface CheckRow {
  id: string;
  askedAt: Date;
  finishedAt: Date | null;
  name: string | null;
  entries: number;
  seals: number;
  defects: string[];
}

/** The last checks of the chain with who asked, newest first. */
export function lastChecks(em: Em, most: number): Promise<CheckRow[]> {
  return em.query(
    `SELECT c.id, c.asked_at AS "askedAt", c.finished_at AS "finishedAt", p.name, c.entries, c.seals, c.defects
     FROM audit_check c LEFT JOIN person p ON p.id = c.asked_by ORDER BY c.asked_at DESC LIMIT $1`,
    [most],
  );
}
