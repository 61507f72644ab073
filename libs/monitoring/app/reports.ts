import { Injectable } from '@nestjs/common';
import { platformErrors, Trail, type Actor, type Em } from '#platform';
import { Report } from '../data/report.entity.js';
import { reportMachine } from '../domain/report.machine.js';

type ReportEvent = (typeof reportMachine.events)[number];

/** Loading and moving reports, for the use cases of this stage. */
@Injectable()
export class Reports {
  constructor(private readonly trail: Trail) {}

  /** @throws NOT_FOUND */
  async load(em: Em, id: string, locked: boolean): Promise<Report> {
    const report = await em.findOne(Report, { where: { id }, ...(locked ? { lock: { mode: 'pessimistic_write' } } : {}) });
    if (!report) throw platformErrors.NOT_FOUND();
    return report;
  }

  /** Moves it along its machine with the audit row; the caller has locked it and decided access. @throws WRONG_STATE */
  async move(em: Em, actor: Actor, report: Report, event: ReportEvent, change: Partial<Report> = {}, detail?: unknown): Promise<void> {
    const from = report.state;
    const to = reportMachine.next(from, event);
    await em.update(Report, { id: report.id }, { ...change, state: to, version: report.version + 1 });
    Object.assign(report, change, { state: to, version: report.version + 1 });
    await this.trail.record(em, actor, { subject: 'report', subjectId: report.id, event, from, to, reason: change.reason, detail });
  }
}

export const subjectOf = ({ regionCode, associationId }: Pick<Report, 'regionCode' | 'associationId'>) => ({ regionCode, associationId });
