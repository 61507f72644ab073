import type { Invariant } from '#platform';

export const importsInvariants: Invariant[] = [
  {
    name: 'of an import that was undone, each row that made something was taken back or is named as kept',
    sql: `SELECT w.id FROM import_row w JOIN import_run r ON r.id = w.run_id
      WHERE r.state = 'undone' AND w.result IN ('created', 'changed')`,
  },
  {
    name: 'nothing is made of a file that is only looked at',
    sql: `SELECT w.id FROM import_row w JOIN import_run r ON r.id = w.run_id WHERE r.state = 'read' AND w.result IS NOT NULL`,
  },
];
