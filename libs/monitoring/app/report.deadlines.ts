import { Injectable } from '@nestjs/common';
import { deadlinePayload, defineDeadline } from '#notifications';
import { defineJob, Outbox, SYSTEM, Tx, type JobHandler } from '#platform';
import { reportMachine } from '../domain/report.machine.js';
import { ReportDecided } from './monitoring.events.js';
import { Reports } from './reports.js';

export const reportDue = defineJob({ name: 'monitoring.report-due', queue: 'deadlines', payload: deadlinePayload });
export const REPORT_DUE = defineDeadline('monitoring.report-due', reportDue);

/** The day has passed: a report that was not submitted is late. */
@Injectable()
export class ReportDue implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly reports: Reports,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const report = await this.reports.load(em, subjectId, true);
      if (!reportMachine.can(report.state, 'become_late') || report.dueAt > (await this.tx.now(em))) return 'skipped';
      await this.reports.move(em, SYSTEM, report, 'become_late');
      await this.outbox.publish(em, ReportDecided, { reportId: report.id, conventionId: report.conventionId, state: report.state });
      return 'done';
    });
  }
}
