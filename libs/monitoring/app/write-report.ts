import { Injectable } from '@nestjs/common';
import { zonedInstant, type DomainError, type FieldError, type ZonedInstant } from '#kernel';
import { Directory, savedMeanwhile } from '#identity';
import { NO_REASONS } from '#institution';
import { Files, Lifecycle, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em, type Upload } from '#platform';
import { Deadlines } from '#notifications';
import { Report, ReportLine, ReportVoucher, type ReportedActivity } from '../data/report.entity.js';
import { monitoringErrors } from '../domain/errors.js';
import { reportMachine, WRITABLE } from '../domain/report.machine.js';
import { subjectOf } from '../domain/report-subject.js';
import { areBeyondTotal } from '../domain/written.js';
import { reportLife } from './monitoring.lives.js';
import { REPORT_DUE } from './report.deadlines.js';

export interface PeopleReached {
  total: number;
  women: number;
  minors: number;
}

/** Counts as they are being written: one may stand before the others. */
export type PeopleCounted = { [Who in keyof PeopleReached]: number | null };

/** What the association writes, as far as it has come: what is left out stays as it was, null empties it. */
export interface ReportDraft {
  /** The version that was read. */
  version: number;
  summary?: string;
  difficulties?: string;
  activities?: { position: number; done?: ReportedActivity['done']; comment?: string }[];
  indicators?: { position: number; actual: number | null }[];
  beneficiaries?: PeopleCounted;
  lines?: { id: string; actualCentimes: number | null }[];
}

/** What the writer is told: the version to send next time, and when this one was kept. */
export interface SavedDraft {
  version: number;
  saved: ZonedInstant;
}

/** The association's side of a report: write, attach vouchers, submit. @throws NOT_FOUND · WRONG_STATE, and as each method says */
@Injectable()
export class WriteReport {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly deadlines: Deadlines,
    private readonly directory: Directory,
  ) {}

  /** @throws VERSION_CONFLICT {current, content, savedBy, savedAt} · BENEFICIARIES_INCONSISTENT · UNKNOWN_LINE */
  write(actor: Actor, id: string, draft: ReportDraft): Promise<SavedDraft> {
    return this.tx.run(async (em) => {
      const report = await this.writable(em, actor, id);
      if (report.version !== draft.version) throw await this.writtenMeanwhile(em, report);
      if (draft.beneficiaries) refuseInconsistent(draft.beneficiaries);
      await this.writeLines(em, id, draft.lines ?? []);
      const version = report.version + 1;
      const writtenAt = await this.tx.now(em);
      await em.update(Report, { id }, { ...narrative(report, draft), version, writtenBy: actor.personId, writtenAt });
      return { version, saved: zonedInstant(writtenAt) };
    });
  }

  /** @throws STORAGE_FULL, and as Files.check says */
  async attach(actor: Actor, id: string, upload: Upload): Promise<{ id: string; name: string; size: number }> {
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      const { associationId } = await this.writable(em, actor, id);
      const file = await this.files.accept(em, actor, checked, associationId);
      const voucher = { id: newId(), reportId: id, fileId: file.id, name: file.name, size: file.size };
      await em.insert(ReportVoucher, voucher);
      await this.trail.record(em, actor, { subject: 'report', subjectId: id, event: 'attach', detail: { sha256: file.sha256 } });
      return { id: voucher.id, name: voucher.name, size: voucher.size };
    }, upload.once);
  }

  /** A voucher of a report that an officer has read before stays in the store, off the report. */
  detach(actor: Actor, id: string, voucherId: string): Promise<void> {
    return this.tx.run(async (em) => {
      const report = await this.writable(em, actor, id);
      const voucher = await rowBy(em, ReportVoucher, { id: voucherId, reportId: id });
      if (!voucher) throw platformErrors.NOT_FOUND();
      const { sha256 } = await this.files.describe(em, voucher.fileId);
      const forget = () => em.delete(ReportVoucher, { id: voucherId });
      const erased = report.submittedAt === null && (await this.files.release(em, voucher.fileId, forget));
      if (!erased) await forget();
      await this.trail.record(em, actor, { subject: 'report', subjectId: id, event: 'detach', detail: { voucherId, sha256, erased } });
    });
  }

  /** @throws REPORT_INCOMPLETE {fields} */
  submit(actor: Actor, id: string, key: string): Promise<{ id: string; state: string; version: number }> {
    const idempotency = { key, personId: actor.personId!, operation: 'report.submit', input: { id } };
    return this.tx.run(
      async (em) => {
        const report = await this.lifecycle.lock(em, reportLife, id);
        requireAccess(actor, 'report.submit', subjectOf(report));
        reportMachine.require(report.state, 'submit');
        const lines = await em.find(ReportLine, { where: { reportId: id }, order: { position: 'ASC' } });
        const missing = missingFields(report, lines);
        if (missing.length > 0) throw monitoringErrors.REPORT_INCOMPLETE({}, missing);
        const change = { submittedAt: await this.tx.now(em), reason: null, ...NO_REASONS };
        await this.lifecycle.move(em, actor, reportLife, report, 'submit', change);
        await this.deadlines.cancel(em, REPORT_DUE, id);
        return { id, state: report.state, version: report.version };
      },
      { idempotency },
    );
  }

  private async writtenMeanwhile(em: Em, report: Report): Promise<DomainError> {
    const lines = await em.find(ReportLine, { where: { reportId: report.id }, order: { position: 'ASC' } });
    const content = contentOf(report, lines);
    return savedMeanwhile(this.directory, em, { current: report.version, content, savedBy: report.writtenBy, savedAt: report.writtenAt });
  }

  private async writable(em: Em, actor: Actor, id: string): Promise<Report> {
    const report = await this.lifecycle.lock(em, reportLife, id);
    requireAccess(actor, 'report.write', subjectOf(report));
    reportMachine.requireIn(report.state, WRITABLE, 'write');
    return report;
  }

  private async writeLines(em: Em, reportId: string, lines: readonly { id: string; actualCentimes: number | null }[]): Promise<void> {
    for (const { id, actualCentimes } of lines) {
      const done = await em.update(ReportLine, { id, reportId }, { actualCentimes });
      if (done.affected !== 1) throw monitoringErrors.UNKNOWN_LINE({ id });
    }
  }
}

export function refuseInconsistent(counted: PeopleCounted): void {
  if (areBeyondTotal(counted)) throw monitoringErrors.BENEFICIARIES_INCONSISTENT();
}

/** The report in the shape in which it is written. */
function contentOf(report: Report, lines: readonly ReportLine[]): Omit<Required<ReportDraft>, 'version'> {
  const { summary, difficulties, activities, indicators, declaredTotal, declaredWomen, declaredMinors } = report;
  return {
    summary: summary ?? '',
    difficulties: difficulties ?? '',
    activities: activities.map(({ done, comment }, position) => ({ position, done, comment: comment ?? '' })),
    indicators: indicators.map(({ actual }, position) => ({ position, actual })),
    beneficiaries: { total: declaredTotal, women: declaredWomen, minors: declaredMinors },
    lines: lines.map(({ id, actualCentimes }) => ({ id, actualCentimes })),
  };
}

function narrative(report: Report, draft: ReportDraft): Partial<Report> {
  const activityAt = new Map(draft.activities?.map((activity) => [activity.position, activity]));
  const indicatorAt = new Map(draft.indicators?.map((indicator) => [indicator.position, indicator]));
  return {
    ...(draft.summary === undefined ? {} : { summary: draft.summary || null }),
    ...(draft.difficulties === undefined ? {} : { difficulties: draft.difficulties }),
    ...(draft.beneficiaries
      ? { declaredTotal: draft.beneficiaries.total, declaredWomen: draft.beneficiaries.women, declaredMinors: draft.beneficiaries.minors }
      : {}),
    activities: report.activities.map((activity, position) => {
      const written = activityAt.get(position);
      return written
        ? { ...activity, done: written.done === undefined ? activity.done : written.done, comment: written.comment || null }
        : activity;
    }),
    indicators: report.indicators.map((indicator, position) => {
      const written = indicatorAt.get(position);
      return written ? { ...indicator, actual: written.actual } : indicator;
    }),
  };
}

function missingFields(report: Report, lines: readonly ReportLine[]): FieldError[] {
  const missing: string[] = [];
  if (!report.summary?.trim()) missing.push('summary');
  if ([report.declaredTotal, report.declaredWomen, report.declaredMinors].includes(null)) missing.push('beneficiaries');
  report.activities.forEach((activity, position) => activity.done === null && missing.push(`activities.${position}.done`));
  report.indicators.forEach((indicator, position) => indicator.actual === null && missing.push(`indicators.${position}.actual`));
  lines.forEach((line) => line.actualCentimes === null && missing.push(`lines.${line.position}.actualCentimes`));
  return missing.map((path) => ({ path, code: 'required' }));
}
