import { Injectable } from '@nestjs/common';
import { Lifecycle, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { ImportRun } from '../data/import-run.entity.js';
import { lockKind, rowsToCarry, rowsToUndo, writeOutcomes, type RowOutcome } from '../data/imports.queries.js';
import { PORTION } from '../domain/limits.js';
import type { ImportRunState } from '../domain/run.machine.js';
import { scopeOf } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { importRunLife } from './import.lives.js';
import { JudgeRows } from './judge-rows.js';

/** Works in portions, each a transaction: a worker that is killed loses one, and another takes it up where it stopped. */
async function inPortions(portion: () => Promise<boolean>): Promise<'done' | 'skipped'> {
  let done = 0;
  while (await portion()) done++;
  return done > 0 ? 'done' : 'skipped';
}

/** Makes and changes what the rows say. Each is judged again: what another file brought meanwhile is not brought twice. */
@Injectable()
export class CarryImport implements JobHandler<{ runId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly kinds: ImportKinds,
    private readonly rows: JudgeRows,
  ) {}

  handle({ runId }: { runId: string }): Promise<'done' | 'skipped'> {
    return inPortions(() => this.tx.run((em) => this.portion(em, runId)));
  }

  /** One transaction of the work; false when there is none left. */
  async portion(em: Em, runId: string): Promise<boolean> {
    const run = await lockRun(em, this.lifecycle, runId, 'running');
    if (!run) return false;
    await lockKind(em, run.kind);
    const rows = await rowsToCarry(em, runId, PORTION);
    if (rows.length === 0) await this.lifecycle.move(em, SYSTEM, importRunLife, run, 'finish');
    else await this.carry(em, run, rows);
    return rows.length > 0;
  }

  private async carry(em: Em, run: ImportRun, rows: Awaited<ReturnType<typeof rowsToCarry>>): Promise<void> {
    const kind = this.kinds.of(run.kind);
    const scope = scopeOf(run);
    const outcomes: RowOutcome[] = [];
    for (const { row, ...judged } of await this.rows.judge(em, kind, run, rows)) {
      if (!row || row.outcome === 'refused') outcomes.push({ ...judged, result: 'refused' });
      else if (row.outcome === 'same') outcomes.push({ ...judged, result: 'unchanged' });
      else {
        const { subjectId, before } = await kind.carry(em, SYSTEM, row, scope);
        outcomes.push({ ...judged, subjectId, before, result: row.outcome === 'new' ? 'created' : 'changed' });
      }
    }
    await writeOutcomes(em, outcomes);
    await em.update(ImportRun, { id: run.id }, { movedAt: () => 'clock_timestamp()' });
  }
}

/** Takes back what the rows made or changed, as far as nothing rests on it; what stays is named. */
@Injectable()
export class UndoImport implements JobHandler<{ runId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly kinds: ImportKinds,
  ) {}

  handle({ runId }: { runId: string }): Promise<'done' | 'skipped'> {
    return inPortions(() => this.tx.run((em) => this.portion(em, runId)));
  }

  private async portion(em: Em, runId: string): Promise<boolean> {
    const run = await lockRun(em, this.lifecycle, runId, 'undoing');
    if (!run) return false;
    await lockKind(em, run.kind);
    const kind = this.kinds.of(run.kind);
    const rows = await rowsToUndo(em, runId, PORTION);
    const outcomes: RowOutcome[] = [];
    for (const { id, key, outcome, subjectId, before, reasons } of rows) {
      const kept = await kind.undo(em, SYSTEM, { subjectId: subjectId!, before }, scopeOf(run));
      const rest = { id, key, outcome: outcome!, before };
      outcomes.push(
        kept ? { ...rest, subjectId, reasons: [kept], result: 'kept' } : { ...rest, subjectId: null, reasons, result: 'undone' },
      );
    }
    await writeOutcomes(em, outcomes);
    if (rows.length === 0) await this.lifecycle.move(em, SYSTEM, importRunLife, run, 'finish_undoing');
    else await em.update(ImportRun, { id: runId }, { movedAt: () => 'clock_timestamp()' });
    return rows.length > 0;
  }
}

/** The run, locked, as long as it is in the state in which its job works. */
async function lockRun(em: Em, lifecycle: Lifecycle, id: string, state: ImportRunState): Promise<ImportRun | null> {
  const run = await lifecycle.lockIfAny(em, importRunLife, id);
  return run?.state === state ? run : null;
}
