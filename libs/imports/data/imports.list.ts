import type { ListSource } from '#platform';
import type { ImportRunState } from '../domain/run.machine.js';

export interface ListedImport {
  id: string;
  kind: string;
  fileName: string;
  rowCount: number;
  regionCode: string | null;
  state: ImportRunState;
  createdBy: string | null;
  createdAt: Date;
}

/** The files that were brought in, newest first; a region sees its own. */
export const IMPORTS: ListSource<ListedImport> = {
  select: {
    id: 'r.id',
    kind: 'r.kind',
    fileName: 'r.file_name',
    rowCount: 'r.row_count',
    regionCode: 'r.region_code',
    state: 'r.state',
    createdBy: 'r.created_by',
    createdAt: 'r.created_at',
  },
  from: 'FROM import_run r',
  scope: { region: 'r.region_code', institution: 'r.institution_id' },
  filters: { kind: 'r.kind = :kind', state: 'r.state = :state' },
  sorts: { created: 'r.created_at', file: 'r.file_name', rows: 'r.row_count', state: 'r.state' },
  served: ['created'],
  slow: ['kind', 'state'],
  order: 'r.created_at DESC',
  tie: 'r.id',
};
