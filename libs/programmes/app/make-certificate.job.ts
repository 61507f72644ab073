import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { issuerOf } from '#institution';
import { dayInWords, dayOfInstant } from '#kernel';
import { CONFIG, defineJob, Documents, Files, found, qrSvg, rowBy, SYSTEM, Tx, type Config, type Em, type JobHandler } from '#platform';
import { AttendanceCertificate, Attendee } from '../data/attendance.entity.js';
import { Gathering } from '../data/programme-context.entity.js';
import { Programme } from '../data/programme.entity.js';
import { ATTENDANCE_TEMPLATE, type AttendanceData } from '../templates/attendance.data.js';
import { ProgrammeParties } from './programme-parties.js';

export const makeCertificate = defineJob({
  name: 'programmes.make-certificate',
  queue: 'documents',
  payload: z.object({ certificateId: z.uuid() }),
  keepsWaiting: {
    subject: 'attendance_certificate',
    id: ({ certificateId }) => certificateId,
    what: { fr: 'Attestation de présence', ar: 'شهادة الحضور', en: 'Certificate of attendance' },
  },
});

export const verifyPath = (code: string): string => `/verify/${code}`;

/** Prints a certificate of attendance, in both languages; one that was withdrawn meanwhile is not printed. */
@Injectable()
export class MakeCertificate implements JobHandler<{ certificateId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly documents: Documents,
    private readonly files: Files,
    private readonly parties: ProgrammeParties,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ certificateId }: { certificateId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run((em) => this.collect(em, certificateId));
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(ATTENDANCE_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const certificate = await rowBy(em, AttendanceCertificate, { id: certificateId }, 'FOR UPDATE');
      if (!certificate || certificate.fileId || certificate.withdrawnAt) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${certificate.number}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(AttendanceCertificate, { id: certificateId }, { fileId: file.id });
      return 'done';
    });
  }

  private async collect(em: Em, id: string): Promise<AttendanceData | null> {
    const certificate = await rowBy(em, AttendanceCertificate, { id });
    if (!certificate || certificate.fileId || certificate.withdrawnAt) return null;
    const attendee = await found(em, Attendee, certificate.attendeeId);
    const gathering = await found(em, Gathering, attendee.gatheringId);
    const programme = await found(em, Programme, gathering.programmeId);
    const url = new URL(verifyPath(certificate.verificationCode), this.config.PUBLIC_URL).href;
    return {
      reference: certificate.number,
      date: dayOfInstant(certificate.issuedAt),
      issuer: issuerOf(await this.parties.owner(em, programme.id)),
      verification: { url, qr: await qrSvg(url) },
      person: certificate.name,
      organisation: certificate.organisation,
      gathering: gathering.title,
      days: daysOf(gathering),
      place: gathering.place,
      programme: programme.title,
    };
  }
}

/** "du 16 octobre 2018 au 18 octobre 2018", or the one day. */
export function daysOf({ startsOn, endsOn }: Pick<Gathering, 'startsOn' | 'endsOn'>): { fr: string; ar: string; en: string } {
  const [first, last] = [dayInWords(startsOn), dayInWords(endsOn)];
  if (startsOn === endsOn) return { fr: `le ${first.fr}`, ar: `يوم ${first.ar}`, en: `on ${first.en}` };
  return { fr: `du ${first.fr} au ${last.fr}`, ar: `من ${first.ar} إلى ${last.ar}`, en: `from ${first.en} to ${last.en}` };
}
