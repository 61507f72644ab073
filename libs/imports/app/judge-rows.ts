import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import type { ImportRow, ImportRun } from '../data/import-run.entity.js';
import { readRow } from '../domain/read-rows.js';
import type { Outcome, Reason } from '../domain/outcomes.js';
import { scopeOf, type ImportKind, type Judgement, type ReadableRow } from './import-kind.js';

export interface JudgedRow {
  id: string;
  key: string | null;
  outcome: Outcome;
  subjectId: string | null;
  reasons: Reason[];
  /** Null for a row that cannot be read. */
  row: (ReadableRow & Judgement) | null;
}

/** What would become of rows, as their columns are understood now and as the product stands now. Changes nothing. */
@Injectable()
export class JudgeRows {
  async judge(em: Em, kind: ImportKind, run: ImportRun, rows: readonly ImportRow[]): Promise<JudgedRow[]> {
    const seen = new Map<string, number>();
    const read = rows.map((row) => {
      const { values, reasons } = readRow(row.cells ?? [], run.headings.length, kind.fields, run.mapping, run.regionCode);
      const faults = reasons.length > 0 ? reasons : kind.incomplete(values);
      if (faults.length > 0) return { row, readable: null, faults };
      const key = kind.keyOf(values);
      const former = seen.get(key);
      if (former === undefined) seen.set(key, row.line);
      const repeated: Reason[] = former === undefined ? [] : [{ code: 'repeated', field: null, params: { line: former } }];
      return { row, readable: { line: row.line, values, key }, faults: repeated };
    });
    const sound = read.flatMap(({ readable, faults }) => (readable && faults.length === 0 ? [readable] : []));
    const judged = await kind.judge(em, sound, scopeOf(run));
    const found = new Map(sound.map((readable, index) => [readable.line, { ...readable, ...judged[index]! }]));
    return read.map(({ row, readable, faults }) => {
      const judgement = found.get(row.line);
      if (!judgement) return { id: row.id, key: readable?.key ?? null, outcome: 'refused', subjectId: null, reasons: faults, row: null };
      const { key, outcome, subjectId, reasons } = judgement;
      return { id: row.id, key, outcome, subjectId, reasons, row: judgement };
    });
  }
}
