import { Injectable } from '@nestjs/common';
import { days, deadlinePayload, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, Lifecycle, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { reportsDue } from '../data/reports.queries.js';
import { reportMachine } from '../domain/report.machine.js';
import { aboutAct } from './about-act.js';
import { reportLife } from './monitoring.lives.js';

export const reportDue = defineJob({ name: 'monitoring.report-due', queue: 'deadlines', payload: deadlinePayload });
/** The association is told on the day itself that it is late; the officers, when it has not come a week later. */
export const REPORT_DUE = defineDeadline({
  kind: 'monitoring.report-due',
  title: { fr: 'Rapport à remettre', ar: 'تقرير في انتظار التقديم', en: 'Report to submit' },
  sets: ['report.due_at'],
  before: [days(14), days(3)],
  after: [days(7)],
  follows: reportDue,
  concerns: ['report.submit'],
});

@Injectable()
export class ReportsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await reportsDue(em, wanted);
    return rows.map(({ id, rank, dueAt, programmeId, regionCode, associationId, applicationId, ...act }) => ({
      subjectId: id,
      dueAt,
      about: aboutAct(act, { fr: `, tranche ${rank}`, ar: `، الشطر ${rank}`, en: `, tranche ${rank}` }),
      path: `/app/monitoring/reports/${id}`,
      scope: { programmeId, regionCode, associationId, applicationId },
      acts: { policy: 'report.submit' },
      answers: { policy: 'report.accept' },
    }));
  }
}

/** The day has passed: a report that was not submitted is late. */
@Injectable()
export class ReportDue implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const report = await this.lifecycle.lock(em, reportLife, subjectId);
      if (!reportMachine.can(report.state, 'become_late') || report.dueAt > (await this.tx.now(em))) return 'skipped';
      await this.lifecycle.move(em, SYSTEM, reportLife, report, 'become_late');
      return 'done';
    });
  }
}
