import { In, IsNull } from 'typeorm';
import type { Em } from '#platform';
import { AttendanceCertificate, Attendee } from './attendance.entity.js';

/** The certificate that holds, of somebody. */
export const standingCertificate = (em: Em, attendeeId: string): Promise<AttendanceCertificate | null> =>
  em.findOneBy(AttendanceCertificate, { attendeeId, withdrawnAt: IsNull() });

/** Those who are there and have no certificate that holds, in the order of the list; of these only, where some are named. */
export async function uncertifiedAttendees(em: Em, gatheringId: string, ids: readonly string[] | null): Promise<Attendee[]> {
  const where = { gatheringId, withdrawnAt: IsNull(), ...(ids ? { id: In([...ids]) } : {}) };
  const attendees = await em.find(Attendee, { where, order: { name: 'ASC', id: 'ASC' } });
  const certified = await em.findBy(AttendanceCertificate, { attendeeId: In(attendees.map(({ id }) => id)), withdrawnAt: IsNull() });
  const have = new Set(certified.map(({ attendeeId }) => attendeeId));
  return attendees.filter(({ id }) => !have.has(id));
}
