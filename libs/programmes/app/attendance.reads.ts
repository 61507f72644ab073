import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Directory } from '#identity';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import {
  decide,
  Files,
  found,
  platformErrors,
  requireAccess,
  rowBy,
  Tx,
  type Actor,
  type Em,
  type StoredFile,
  type VerificationSource,
  type VerifiedDocument,
} from '#platform';
import { AttendanceCertificate, AttendanceSheet, Attendee } from '../data/attendance.entity.js';
import type { Entry } from '../data/entry.entity.js';
import { Gathering } from '../data/programme-context.entity.js';
import { Programme } from '../data/programme.entity.js';
import { isOwned } from '../data/programmes.store.js';
import { daysOf } from './make-certificate.job.js';
import type { EntryState } from './programme.views.js';

export interface CertificateView {
  id: string;
  number: string;
  issued: ZonedInstant;
  /** The worker has printed it. */
  ready: boolean;
}

export interface AttendeeView extends EntryState {
  id: string;
  name: string;
  organisation: string | null;
  quality: string | null;
  /** The one that holds. */
  certificate: CertificateView | null;
}

export interface AttendanceView {
  can: 'edit'[];
  gathering: { id: string; title: Gathering['title']; startsOn: string; endsOn: string; place: string; attendance: number | null };
  programme: { id: string; code: string };
  /** How many stand on the list. */
  present: number;
  attendees: AttendeeView[];
  sheets: (EntryState & { id: string; name: string; added: ZonedInstant })[];
}

const KIND: Label = { fr: 'Attestation de présence', ar: 'شهادة الحضور', en: 'Certificate of attendance' };
const GENUINE: Label = { fr: 'Authentique', ar: 'أصلية', en: 'Genuine' };
const WITHDRAWN: Label = { fr: 'Retirée : elle ne vaut plus', ar: 'مسحوبة: لم تعد صالحة', en: 'Withdrawn: it holds no more' };
const same = (text: string): Label => ({ fr: text, ar: text, en: text });

/** Who was there, for those who keep the list; and what anybody who holds a certificate may learn of it. */
@Injectable()
export class AttendanceReads implements VerificationSource {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly files: Files,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND */
  of(actor: Actor, gatheringId: string): Promise<AttendanceView> {
    requireAccess(actor, 'attendance.read');
    return this.tx.run(async (em) => {
      const gathering = await this.readable(em, actor, gatheringId);
      const { id, code } = await found(em, Programme, gathering.programmeId);
      const attendees = await em.find(Attendee, { where: { gatheringId }, order: { name: 'ASC', id: 'ASC' } });
      const sheets = await em.find(AttendanceSheet, { where: { gatheringId }, order: { addedAt: 'ASC' } });
      const certificates = await em.findBy(AttendanceCertificate, { attendeeId: In(attendees.map((attendee) => attendee.id)) });
      const standing = new Map(certificates.filter(({ withdrawnAt }) => !withdrawnAt).map((each) => [each.attendeeId, each]));
      const shown = await this.states(em, [...attendees, ...sheets]);
      const named = [];
      for (const sheet of sheets)
        named.push({
          id: sheet.id,
          name: (await this.files.describe(em, sheet.fileId)).name,
          added: zonedInstant(sheet.addedAt),
          ...shown(sheet),
        });
      const { title, startsOn, endsOn, place, attendance } = gathering;
      return {
        can: decide(actor, 'attendance.edit').allowed && (await isOwned(em, actor, id)) ? ['edit'] : [],
        gathering: { id: gatheringId, title, startsOn, endsOn, place, attendance },
        programme: { id, code },
        present: attendees.filter(({ withdrawnAt }) => !withdrawnAt).length,
        attendees: attendees.map((attendee) => ({ ...attendeeView(attendee, standing.get(attendee.id)), ...shown(attendee) })),
        sheets: named,
      };
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND */
  async certificate(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    requireAccess(actor, 'attendance.read');
    return this.fileOf(
      await this.tx.run(async (em) => {
        const { fileId, attendeeId } = await found(em, AttendanceCertificate, { id });
        await this.readable(em, actor, (await found(em, Attendee, attendeeId)).gatheringId);
        return fileId;
      }),
    );
  }

  /** @throws FORBIDDEN · NOT_FOUND */
  async sheet(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    requireAccess(actor, 'attendance.read');
    return this.fileOf(
      await this.tx.run(async (em) => {
        const { fileId, gatheringId } = await found(em, AttendanceSheet, { id });
        await this.readable(em, actor, gatheringId);
        return fileId;
      }),
    );
  }

  async verify(em: Em, code: string): Promise<VerifiedDocument | null> {
    const certificate = await rowBy(em, AttendanceCertificate, { verificationCode: code });
    if (!certificate) return null;
    const attendee = await found(em, Attendee, certificate.attendeeId);
    const gathering = await found(em, Gathering, attendee.gatheringId);
    const { title } = gathering;
    return {
      kind: KIND,
      number: certificate.number,
      at: zonedInstant(certificate.issuedAt),
      sha256: null,
      status: certificate.withdrawnAt ? WITHDRAWN : GENUINE,
      facts: [
        { label: { fr: 'Nom', ar: 'الاسم', en: 'Name' }, value: same(certificate.name) },
        { label: { fr: 'Rencontre', ar: 'اللقاء', en: 'Gathering' }, value: { fr: title.fr, ar: title.ar, en: title.en ?? title.fr } },
        { label: { fr: 'Jours', ar: 'الأيام', en: 'Days' }, value: daysOf(gathering) },
        { label: { fr: 'Lieu', ar: 'المكان', en: 'Place' }, value: same(gathering.place) },
      ],
    };
  }

  /** @throws NOT_FOUND, also for one of another institution's programme */
  private async readable(em: Em, actor: Actor, gatheringId: string): Promise<Gathering> {
    const gathering = await found(em, Gathering, gatheringId);
    requireAccess(actor, 'attendance.read', { programmeId: gathering.programmeId });
    return gathering;
  }

  private async fileOf(fileId: string | null): Promise<{ file: StoredFile; bytes: Buffer }> {
    if (!fileId) throw platformErrors.NOT_FOUND();
    const file = await this.tx.run((em) => this.files.describe(em, fileId));
    return { file, bytes: await this.files.read(file) };
  }

  private async states(em: Em, rows: readonly Entry[]): Promise<(row: Entry) => EntryState> {
    const people = await this.directory.people(
      em,
      rows.flatMap(({ withdrawnBy }) => withdrawnBy ?? []),
    );
    return ({ version, withdrawnAt, withdrawnBy, withdrawnReason }) => ({
      version,
      withdrawn: withdrawnAt && {
        at: zonedInstant(withdrawnAt),
        by: (withdrawnBy && people.get(withdrawnBy)?.name) ?? null,
        reason: withdrawnReason!,
      },
    });
  }
}

function attendeeView(
  { id, name, organisation, quality }: Attendee,
  certificate: AttendanceCertificate | undefined,
): Omit<AttendeeView, keyof EntryState> {
  return {
    id,
    name,
    organisation,
    quality,
    certificate: certificate
      ? { id: certificate.id, number: certificate.number, issued: zonedInstant(certificate.issuedAt), ready: certificate.fileId !== null }
      : null,
  };
}
