import { Injectable } from '@nestjs/common';
import { deadlinePayload, defineDeadline } from '#notifications';
import { defineJob, Lifecycle, SYSTEM, Tx, type JobHandler } from '#platform';
import { reportMachine } from '../domain/report.machine.js';
import { reportLife } from './monitoring.lives.js';

export const reportDue = defineJob({ name: 'monitoring.report-due', queue: 'deadlines', payload: deadlinePayload });
export const REPORT_DUE = defineDeadline('monitoring.report-due', reportDue);

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
