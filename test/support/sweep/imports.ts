import { lists, reads, writes, type Row } from './row.js';

const KINDS = 'the kinds of files are the same for everybody';

/** Files that a region brings in: no other region knows of them. */
export const IMPORTS: Readonly<Record<string, Row>> = {
  'GET /api/imports': lists('officer'),
  'GET /api/imports/kinds': reads('officer', [], { national: KINDS }),
  'POST /api/imports/kinds/:kind/files': writes('officer', ['=associations'], undefined, {
    file: () => ({ name: 'registre.csv', type: 'text/csv', bytes: Buffer.from('Nom;ICE\nUne;1') }),
    free: { who: ['officer', 'nationalOfficer'], why: 'each region brings in its own files' },
  }),
  'GET /api/imports/:id': reads('officer', ['importRun']),
  'GET /api/imports/:id/rows': reads('officer', ['importRun']),
  'GET /api/imports/:id/report': reads('officer', ['importRun']),
  'PUT /api/imports/:id/mapping': writes('officer', ['importRun'], () => ({ columns: [{ field: 'nameFr', column: 0 }] })),
  'POST /api/imports/:id/check': writes('officer', ['importRun']),
  'POST /api/imports/:id/carrying': writes('officer', ['importRun']),
  'POST /api/imports/:id/stopping': writes('officer', ['importRun']),
  'POST /api/imports/:id/undoing': writes('officer', ['importRun']),
  'POST /api/imports/:id/abandonment': writes('officer', ['importRun']),
};
