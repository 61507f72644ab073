import { aPdf } from '../associations.js';
import { reads, writes, type Part, type Row, type Writing } from './row.js';

const AT_NATIONAL_LEVEL = 'names of people who came: kept and read at national level alone';
const nationally = (of: readonly Part[], body?: Writing['body'], more: Partial<Writing> = {}): Row =>
  writes('nationalOfficer', of, body, { national: AT_NATIONAL_LEVEL, ...more });
const read = (of: readonly Part[]): Row => reads('nationalOfficer', of, { national: AT_NATIONAL_LEVEL });
const version = (number: number) => () => ({ version: number });
const withdrawal = () => ({ version: 99, reason: 'Motif' });

/** Who was at a gathering. */
export const ATTENDANCE: Readonly<Record<string, Row>> = {
  'GET /api/attendance/gatherings/:id': read(['gathering']),
  'GET /api/attendance/certificates/:id/file': read(['certificate']),
  'GET /api/attendance/sheets/:id/file': read(['sheet']),
  'POST /api/attendance/gatherings/:id/attendees': nationally(['gathering'], () => ({ name: 'Présente' })),
  'PUT /api/attendance/attendees/:id': nationally(['attendee'], () => ({ name: 'Présent', version: 99 })),
  'POST /api/attendance/attendees/:id/withdrawal': nationally(['attendee'], withdrawal),
  'POST /api/attendance/attendees/:id/restoration': nationally(['attendee'], version(99)),
  'POST /api/attendance/gatherings/:id/certificates': nationally(['gathering']),
  'POST /api/attendance/gatherings/:id/sheets': nationally(['gathering'], undefined, { file: () => aPdf('emargement') }),
  'POST /api/attendance/sheets/:id/withdrawal': nationally(['sheet'], withdrawal),
  'POST /api/attendance/sheets/:id/restoration': nationally(['sheet'], version(99)),
};
