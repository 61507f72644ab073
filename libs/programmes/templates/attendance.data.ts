import { fileURLToPath } from 'node:url';
import type { Bilingual, DocumentFrame } from '#platform';

export const ATTENDANCE_TEMPLATE = fileURLToPath(new URL('./attendance.typ', import.meta.url));

/** What `attendance.typ` prints: that somebody was at a gathering. `reference` is the number of the certificate. */
export interface AttendanceData extends DocumentFrame {
  person: string;
  organisation: string | null;
  gathering: Bilingual;
  /** The days in words. */
  days: Bilingual;
  place: string;
  programme: Bilingual;
}
