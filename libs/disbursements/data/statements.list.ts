import { selectOf, type Actor, type Em, type ListSource } from '#platform';
import { KNOWN_TO_READER, readFor } from './movements.js';

export interface StatementHead {
  id: string;
  messageId: string;
  importedAt: Date;
  entries: number;
  /** Entries that do not fit, looked at or not. */
  mismatches: number;
  /** Those of them that nobody has settled yet. */
  openCases: number;
}

/** The entries of a statement that a reader may know of. */
export const ENTRIES = `FROM statement_entry e LEFT JOIN payment_order o ON o.id = e.payment_order_id LEFT JOIN convention c ON c.id = o.convention_id
  WHERE e.statement_id = s.id AND ${KNOWN_TO_READER}`;

const OPEN_CASE = `EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id AND k.state = 'open')`;

/** Bank statements, the last imported first. A regional reader has those that speak of the region, and those they brought. */
export const STATEMENTS: ListSource<StatementHead> = {
  select: {
    id: 's.id',
    messageId: 's.message_id',
    importedAt: 's.imported_at',
    entries: `(SELECT count(*)::int ${ENTRIES})`,
    mismatches: `(SELECT count(*)::int ${ENTRIES} AND EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id))`,
    openCases: `(SELECT count(*)::int ${ENTRIES} AND ${OPEN_CASE})`,
  },
  from: 'FROM bank_statement s',
  where: `(:myRegion::text IS NULL AND :myInstitution::uuid IS NULL) OR s.imported_by = :me OR EXISTS (SELECT ${ENTRIES})`,
  filters: { open: `EXISTS (SELECT ${ENTRIES} AND ${OPEN_CASE})` },
  search: ['s.search'],
  sorts: { message: 's.message_id', imported: 's.imported_at' },
  served: ['imported'],
  order: 's.imported_at DESC',
  tie: 's.id',
};

export async function findStatement(em: Em, actor: Actor, id: string): Promise<StatementHead | undefined> {
  const rows = await readFor<StatementHead>(
    em,
    actor,
    `SELECT ${selectOf(STATEMENTS)} ${STATEMENTS.from} WHERE (${STATEMENTS.where}) AND s.id = :id`,
    { id },
  );
  return rows[0];
}
