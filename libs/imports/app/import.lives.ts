import { ask, defineLife } from '#platform';
import { ImportRun } from '../data/import-run.entity.js';
import { importRunMachine } from '../domain/run.machine.js';
import { carryImport, undoImport } from './import.jobs.js';

export const importRunLife = defineLife({
  machine: importRunMachine,
  entity: ImportRun,
  also: () => ({ movedAt: () => 'clock_timestamp()' }),
  detail: ({ kind, rowCount }) => ({ kind, rows: rowCount }),
  tells: ({ id }, event) =>
    event === 'carry' ? ask(carryImport, { runId: id }) : event === 'undo' ? ask(undoImport, { runId: id }) : undefined,
});
