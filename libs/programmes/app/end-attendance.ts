import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Files, type Em, type RetentionEnd } from '#platform';
import { AttendanceCertificate, AttendanceSheet, Attendee } from '../data/attendance.entity.js';
import { keepCounts } from '../data/retention.queries.js';

/** Names of who came, with the certificates that print them: how many they were stays. */
@Injectable()
export class EndAttendees implements RetentionEnd {
  constructor(private readonly files: Files) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    await keepCounts(em, ids);
    const certificates = await em.find(AttendanceCertificate, { where: { attendeeId: In([...ids]) }, order: { id: 'ASC' } });
    for (const { id, fileId } of certificates) {
      const forget = () => em.delete(AttendanceCertificate, { id });
      if (!fileId || !(await this.files.release(em, fileId, forget))) await forget();
    }
    const { affected } = await em.delete(Attendee, { id: In([...ids]) });
    return affected ?? 0;
  }
}

/** Lists that were signed on paper. */
@Injectable()
export class EndSheets implements RetentionEnd {
  constructor(private readonly files: Files) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    let ended = 0;
    for (const { id, fileId } of await em.find(AttendanceSheet, { where: { id: In([...ids]) }, order: { id: 'ASC' } }))
      if (await this.files.release(em, fileId, () => em.delete(AttendanceSheet, { id }))) ended++;
    return ended;
  }
}
