import { Injectable } from '@nestjs/common';
import { Files, Lifecycle, Outbox, SYSTEM, Trail, Tx, type Em, type JobHandler } from '#platform';
import { ImportRun } from '../data/import-run.entity.js';
import { eraseCells, runsToPurge, stalledRuns } from '../data/imports.queries.js';
import { KEPT_DAYS } from '../domain/limits.js';
import { carryImport, undoImport } from './import.jobs.js';
import { importRunLife } from './import.lives.js';

/** A portion takes seconds. */
const STALLED = '2 minutes';

/** Takes up again what stopped: its job was lost, or the worker that did it was killed. */
@Injectable()
export class ResumeImports implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
  ) {}

  handle(): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const runs = await stalledRuns(em, STALLED);
      for (const { id, state } of runs) {
        await this.outbox.enqueue(em, state === 'running' ? carryImport : undoImport, { runId: id });
        await em.update(ImportRun, { id }, { movedAt: () => 'clock_timestamp()' });
      }
      return runs.length > 0 ? 'done' : 'skipped';
    });
  }
}

/** Erases the file and what its rows said, once they have served: what was made of them and what became of each stays. */
@Injectable()
export class PurgeImports implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
  ) {}

  handle(): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const due = await runsToPurge(em, KEPT_DAYS);
      for (const { id } of due) await this.purge(em, id);
      return due.length > 0 ? 'done' : 'skipped';
    });
  }

  private async purge(em: Em, id: string): Promise<void> {
    const run = await this.lifecycle.lock(em, importRunLife, id);
    if (run.state === 'read') await this.lifecycle.move(em, SYSTEM, importRunLife, run, 'lapse');
    const forget = () => em.update(ImportRun, { id }, { fileId: null, purgedAt: () => 'clock_timestamp()' });
    if (run.fileId) await this.files.release(em, run.fileId, forget);
    else await forget();
    await eraseCells(em, id);
    await this.trail.record(em, SYSTEM, { subject: 'import_run', subjectId: id, event: 'purge' });
  }
}
