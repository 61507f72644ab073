import type { Em } from '#platform';
import type { Outcome, Reason, Result } from '../domain/outcomes.js';
import type { ImportRow, RememberedMapping } from './import-run.entity.js';

/** One kind of file is carried out by one at a time, until the end of the transaction: two files may bring the same thing. */
export async function lockKind(em: Em, kind: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [kind]);
}

export interface RowOutcome {
  id: string;
  key: string | null;
  outcome: Outcome;
  reasons: Reason[];
  subjectId: string | null;
  before?: object | null;
  result?: Result | null;
}

/** What was found of rows, by one statement. */
export async function writeOutcomes(em: Em, rows: readonly RowOutcome[]): Promise<void> {
  await em.query(
    `UPDATE import_row r SET key = n.key, outcome = n.outcome, reasons = n.reasons, subject_id = n."subjectId", before = n.before, result = n.result
     FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, key text, outcome text, reasons jsonb, "subjectId" uuid, before jsonb, result text)
     WHERE r.id = n.id`,
    [JSON.stringify(rows.map((row) => ({ before: null, result: null, ...row })))],
  );
}

/** While columns are missing nothing is known of any row. */
export async function forgetOutcomes(em: Em, runId: string): Promise<void> {
  await em.query(`UPDATE import_row SET key = NULL, outcome = NULL, reasons = '[]', subject_id = NULL WHERE run_id = $1`, [runId]);
}

const ROW = `id, run_id AS "runId", line, cells, key, outcome, reasons, subject_id AS "subjectId", before, result`;

/** The rows to carry out next, in their order. */
export const rowsToCarry = (em: Em, runId: string, atMost: number): Promise<ImportRow[]> =>
  em.query(`SELECT ${ROW} FROM import_row WHERE run_id = $1 AND result IS NULL AND outcome IN ('new', 'changed') ORDER BY line LIMIT $2`, [
    runId,
    atMost,
  ]);

/** The rows to take back next, the last first: what came later may rest on what came before. */
export const rowsToUndo = (em: Em, runId: string, atMost: number): Promise<ImportRow[]> =>
  em.query(`SELECT ${ROW} FROM import_row WHERE run_id = $1 AND result IN ('created', 'changed') ORDER BY line DESC LIMIT $2`, [
    runId,
    atMost,
  ]);

export interface CountedRows {
  outcome: Outcome | null;
  result: Result | null;
  rows: number;
}

/** How many rows came out how. */
export const countRows = (em: Em, runId: string): Promise<CountedRows[]> =>
  em.query(`SELECT outcome, result, count(*)::int AS rows FROM import_row WHERE run_id = $1 GROUP BY outcome, result`, [runId]);

/** Runs that did nothing for a while although they have work: their job was lost, or its worker killed. */
export const stalledRuns = (em: Em, interval: string): Promise<{ id: string; state: 'running' | 'undoing' }[]> =>
  em.query(
    `SELECT id, state FROM import_run WHERE state IN ('running', 'undoing') AND moved_at < clock_timestamp() - $1::interval LIMIT 20`,
    [interval],
  );

/** Runs whose file and cells are kept no longer, locked; another sweep leaves them out meanwhile. */
export const runsToPurge = (em: Em, days: number): Promise<{ id: string }[]> =>
  em.query(
    `SELECT id FROM import_run WHERE purged_at IS NULL AND state NOT IN ('running', 'undoing')
       AND moved_at < clock_timestamp() - make_interval(days => $1) ORDER BY moved_at LIMIT 20 FOR UPDATE SKIP LOCKED`,
    [days],
  );

/** Erases what the rows said; what became of each stays. */
export async function eraseCells(em: Em, runId: string): Promise<void> {
  await em.query(`UPDATE import_row SET cells = NULL, before = NULL WHERE run_id = $1`, [runId]);
}

/** Remembers which column says what for files of the same columns of an institution; the last word counts. */
export async function rememberMapping(
  em: Em,
  { id, institutionId, kind, columns, names, savedBy }: Omit<RememberedMapping, 'savedAt'>,
): Promise<void> {
  await em.query(
    `INSERT INTO import_mapping (id, institution_id, kind, columns, names, saved_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ON CONSTRAINT import_mapping_columns_uq
       DO UPDATE SET names = excluded.names, saved_by = excluded.saved_by, saved_at = clock_timestamp()`,
    [id, institutionId, kind, columns, JSON.stringify(names), savedBy],
  );
}
