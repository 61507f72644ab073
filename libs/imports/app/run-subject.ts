import type { ImportRun } from '../data/import-run.entity.js';

/** What policies need to know of a file that is brought in. */
export const runSubject = ({ regionCode, institutionId }: Pick<ImportRun, 'regionCode' | 'institutionId'>) => ({
  regionCode,
  institutionId,
});
