import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { dayOfInstant } from '#kernel';
import {
  Files,
  found,
  newId,
  newVerificationCode,
  nextNumber,
  Outbox,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Upload,
} from '#platform';
import { AttendanceCertificate, AttendanceSheet, Attendee } from '../data/attendance.entity.js';
import { Gathering } from '../data/programme-context.entity.js';
import { standingCertificate, uncertifiedAttendees } from '../data/attendance.queries.js';
import { requireOwned } from '../data/programmes.store.js';
import { changesCertificate, requireOver } from '../domain/attendance.js';
import { programmeErrors } from '../domain/errors.js';
import { CERTIFICATES } from '../domain/numbers.js';
import { makeCertificate } from './make-certificate.job.js';
import { ProgrammeParties } from './programme-parties.js';

export interface AttendeeContent {
  name: string;
  organisation: string | null;
  quality: string | null;
}

/** Both are taken back and restored in the same way. */
type Listed = Attendee | AttendanceSheet;
const entityOf = (what: 'attendee' | 'sheet'): new () => Listed => (what === 'attendee' ? Attendee : AttendanceSheet);

/**
 * Who was at a gathering. What was written wrongly is put right; a certificate that printed it no longer holds then, is withdrawn and may
 * be given anew. Nothing is deleted.
 */
@Injectable()
export class Attendance {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly outbox: Outbox,
    private readonly parties: ProgrammeParties,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND · ENTRY_WITHDRAWN */
  add(actor: Actor, gatheringId: string, content: AttendeeContent): Promise<{ id: string }> {
    requireAccess(actor, 'attendance.edit');
    return this.tx.run(async (em) => {
      await this.lockGathering(em, actor, gatheringId);
      const id = newId();
      await em.insert(Attendee, { id, gatheringId, ...content });
      await this.record(em, actor, gatheringId, 'add_attendee', { id });
      return { id };
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN */
  correct(actor: Actor, id: string, version: number, content: AttendeeContent): Promise<{ version: number }> {
    requireAccess(actor, 'attendance.edit');
    return this.tx.run(async (em) => {
      const attendee = await this.locked(em, actor, Attendee, id, version);
      if (attendee.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      if (changesCertificate(attendee, content)) await this.withdrawCertificate(em, actor, attendee, CORRECTED);
      await em.update(Attendee, { id }, { ...content, version: version + 1 });
      await this.record(em, actor, attendee.gatheringId, 'correct_attendee', { id });
      return { version: version + 1 };
    });
  }

  /** The person, or the list on paper, counts no more; a certificate goes with the person. @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN */
  withdraw(actor: Actor, what: 'attendee' | 'sheet', id: string, version: number, reason: string): Promise<void> {
    requireAccess(actor, 'attendance.edit');
    const entity = entityOf(what);
    return this.tx.run(async (em) => {
      const row = await this.locked(em, actor, entity, id, version);
      if (row.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      if (row instanceof Attendee) await this.withdrawCertificate(em, actor, row, reason);
      const withdrawn = { withdrawnAt: () => 'clock_timestamp()', withdrawnBy: actor.personId, withdrawnReason: reason };
      await em.update(entity, { id }, { ...withdrawn, version: version + 1 });
      await this.record(em, actor, row.gatheringId, `withdraw_${what}`, { id }, reason);
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT */
  restore(actor: Actor, what: 'attendee' | 'sheet', id: string, version: number): Promise<void> {
    requireAccess(actor, 'attendance.edit');
    const entity = entityOf(what);
    return this.tx.run(async (em) => {
      const row = await this.locked(em, actor, entity, id, version);
      if (!row.withdrawnAt) return;
      await em.update(entity, { id }, { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, version: version + 1 });
      await this.record(em, actor, row.gatheringId, `restore_${what}`, { id });
    });
  }

  /** A list that was signed on paper. @throws FORBIDDEN · NOT_FOUND · ENTRY_WITHDRAWN · as Files.check says */
  async addSheet(actor: Actor, gatheringId: string, upload: Upload): Promise<{ id: string }> {
    requireAccess(actor, 'attendance.edit');
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      await this.lockGathering(em, actor, gatheringId);
      const file = await this.files.keep(em, actor, checked);
      const id = newId();
      await em.insert(AttendanceSheet, { id, gatheringId, fileId: file.id });
      await this.record(em, actor, gatheringId, 'add_sheet', { id, sha256: file.sha256 });
      return { id };
    }, upload.once);
  }

  /** A certificate for each of these persons, or for everybody who is there and has none; the worker prints them. @throws FORBIDDEN · NOT_FOUND · ENTRY_WITHDRAWN · GATHERING_NOT_OVER */
  certify(actor: Actor, gatheringId: string, attendeeIds: readonly string[] | null): Promise<{ issued: number }> {
    requireAccess(actor, 'attendance.edit');
    return this.tx.run(async (em) => {
      const gathering = await this.lockGathering(em, actor, gatheringId);
      const now = await this.tx.now(em);
      requireOver(gathering, dayOfInstant(now));
      const series = await this.parties.ownSeries(em, gathering.programmeId, CERTIFICATES);
      const attendees = await uncertifiedAttendees(em, gatheringId, attendeeIds);
      for (const { id: attendeeId, name, organisation } of attendees) {
        const id = newId();
        const number = await nextNumber(em, series, now);
        await em.insert(AttendanceCertificate, { id, attendeeId, number, verificationCode: newVerificationCode(), name, organisation });
        await this.trail.record(em, actor, { subject: 'attendance_certificate', subjectId: id, event: 'issue', detail: { number } });
        await this.outbox.enqueue(em, makeCertificate, { certificateId: id });
      }
      return { issued: attendees.length };
    });
  }

  private async withdrawCertificate(em: Em, actor: Actor, { id }: Attendee, reason: string): Promise<void> {
    const certificate = await standingCertificate(em, id);
    if (!certificate) return;
    const withdrawn = { withdrawnAt: () => 'clock_timestamp()', withdrawnReason: reason };
    await em.update(AttendanceCertificate, { id: certificate.id }, withdrawn);
    await this.trail.record(em, actor, { subject: 'attendance_certificate', subjectId: certificate.id, event: 'withdraw', reason });
  }

  /** @throws NOT_FOUND · ENTRY_WITHDRAWN */
  private async lockGathering(em: Em, actor: Actor, id: string): Promise<Gathering> {
    const gathering = await rowBy(em, Gathering, { id }, 'FOR UPDATE');
    if (!gathering) throw platformErrors.NOT_FOUND();
    await requireOwned(em, actor, gathering.programmeId);
    if (gathering.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
    return gathering;
  }

  /** The gathering first, then the row. @throws NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN */
  private async locked<T extends Listed>(em: Em, actor: Actor, entity: new () => T, id: string, version: number): Promise<T> {
    const where = { id } as FindOptionsWhere<T>;
    await this.lockGathering(em, actor, (await found(em, entity, where)).gatheringId);
    const row = await rowBy(em, entity, where, 'FOR UPDATE');
    if (!row) throw platformErrors.NOT_FOUND();
    if (row.version !== version) throw platformErrors.VERSION_CONFLICT({ current: row.version });
    return row;
  }

  /** Names are personal: the trail has the identifier. */
  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: object, reason?: string): Promise<void> {
    return this.trail.record(em, actor, { subject: 'gathering', subjectId, event, detail, reason });
  }
}

const CORRECTED = 'corrected';
