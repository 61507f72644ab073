import type { Em, ListSource } from '#platform';

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

const SEALED_UP_TO = `coalesce((SELECT to_entry FROM audit_seal ORDER BY id DESC LIMIT 1), 0)`;

/** The acts, newest first; `:hidden` are identifiers that neither subject nor detail may name. */
export const ACTS: ListSource<TrailRow> = {
  select: {
    id: 'e.id',
    at: 'e.at',
    personId: 'e.person_id',
    role: 'e.role',
    subject: 'e.subject',
    subjectId: 'e.subject_id',
    event: 'e.event',
    fromState: 'e.from_state',
    toState: 'e.to_state',
    reason: 'e.reason',
    detail: 'e.detail',
    contentHash: 'e.content_hash',
    sealed: `e.id <= ${SEALED_UP_TO}`,
  },
  from: 'FROM audit_entry e',
  where: `cardinality(:hidden::text[]) = 0 OR NOT e.subject_id::text = ANY(:hidden::text[]) AND NOT coalesce(e.detail::text ~ ANY(:hidden::text[]), false)`,
  filters: {
    subject: 'e.subject = :subject',
    subjectId: 'e.subject_id = :subjectId',
    personId: 'e.person_id = :personId',
    from: 'e.at >= :begin::timestamptz',
    until: 'e.at < :end::timestamptz',
    before: 'e.id < :before::bigint',
  },
  sorts: {},
  order: 'e.id DESC',
  tie: 'e.id',
};

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
