import { z } from 'zod';
import { defineJob, noPayload } from '#platform';

const payload = z.object({ runId: z.uuid() });
const id = ({ runId }: { runId: string }) => runId;

export const carryImport = defineJob({
  name: 'imports.carry',
  queue: 'events',
  payload,
  keepsWaiting: { subject: 'import_run', id, what: { fr: 'Import', ar: 'الاستيراد', en: 'Import' } },
});
export const undoImport = defineJob({
  name: 'imports.undo',
  queue: 'events',
  payload,
  keepsWaiting: { subject: 'import_run', id, what: { fr: 'Annulation d’un import', ar: 'إلغاء استيراد', en: 'Undoing of an import' } },
});
export const resumeImports = defineJob({ name: 'imports.resume', queue: 'events', payload: noPayload, attempts: 1 });
export const purgeImports = defineJob({ name: 'imports.purge', queue: 'events', payload: noPayload, attempts: 1 });
