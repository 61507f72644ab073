import { Injectable } from '@nestjs/common';
import { instantOfWall, splitByLargestRemainder } from '#kernel';
import { Delays } from '#institution';
import { Deadlines } from '#notifications';
import { defineJob, newId, Outbox, SYSTEM, Trail, Tx, type Em, type JobHandler } from '#platform';
import { Applications } from '#applications';
import { Conventions, type ConventionFacts } from '#conventions';
import { Disbursements, PaymentExecuted } from '#disbursements';
import { Report, ReportLine } from '../data/report.entity.js';
import { reportMachine } from '../domain/report.machine.js';
import { reportDueOn } from '../domain/schedule.js';
import { ReportScheduled } from './monitoring.events.js';
import { REPORT_DUE } from './report.deadlines.js';

type Payment = NonNullable<Awaited<ReturnType<Disbursements['payment']>>>;

export const scheduleReport = defineJob({ name: 'monitoring.schedule-report', queue: 'events', payload: PaymentExecuted.payload });

/** A tranche was paid: the report on it is opened, with the lines, activities and indicators it must speak of, and its date. */
@Injectable()
export class ScheduleReport implements JobHandler<{ paymentOrderId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly deadlines: Deadlines,
    private readonly applications: Applications,
    private readonly delays: Delays,
    private readonly conventions: Conventions,
    private readonly disbursements: Disbursements,
  ) {}

  handle({ paymentOrderId }: { paymentOrderId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const payment = await this.disbursements.payment(em, paymentOrderId);
      if (!payment) return 'skipped';
      const convention = await this.conventions.lock(em, payment.conventionId);
      const known = await em.existsBy(Report, { conventionId: convention.id, trancheRank: payment.trancheRank });
      if (known) return 'skipped';
      const report = await this.build(em, convention, payment);
      await em.insert(Report, report);
      await this.insertLines(em, report.id, convention.id, payment.amountCentimes);
      await this.deadlines.set(em, REPORT_DUE, report.id, report.dueAt);
      await this.trail.record(em, SYSTEM, {
        subject: 'report',
        subjectId: report.id,
        event: 'schedule',
        to: report.state,
        detail: { conventionId: convention.id, trancheRank: payment.trancheRank, dueAt: report.dueAt },
      });
      await this.outbox.publish(em, ReportScheduled, { reportId: report.id, conventionId: convention.id, state: report.state });
      return 'done';
    });
  }

  private async build(em: Em, convention: ConventionFacts, payment: Payment) {
    const tranches = await this.conventions.tranches(em, convention.id);
    const last = payment.trancheRank === tranches.length;
    const counted = reportDueOn(
      { executedOn: payment.executedOn, last, endsOn: convention.endsOn },
      await this.conventions.terms(em, convention.id),
    );
    const dueOn = await this.delays.lastDay(em, convention.institutionId, counted, 0);
    const { activities, indicators } = await this.applications.dossier(em, convention.applicationId);
    return {
      id: newId(),
      conventionId: convention.id,
      associationId: convention.associationId,
      regionCode: convention.regionCode,
      trancheRank: payment.trancheRank,
      final: last,
      trancheCentimes: payment.amountCentimes,
      dueAt: instantOfWall(`${dueOn}T23:59`),
      state: reportMachine.initial,
      activities: activities.map(({ label }) => ({ label, done: null, comment: null })),
      indicators: indicators.map(({ label, target, unit }) => ({ label, target, unit, actual: null })),
    };
  }

  /** Each approved line carries the same part of the tranche as of the grant. */
  private async insertLines(em: Em, reportId: string, conventionId: string, trancheCentimes: number): Promise<void> {
    const lines = await this.conventions.approvedBudget(em, conventionId);
    const forecasts = splitByLargestRemainder(
      trancheCentimes,
      lines.map((line) => line.amountCentimes),
    );
    const rows = lines.map(({ id, account, label }, position) => ({
      id: newId(),
      reportId,
      position,
      approvedLineId: id,
      account,
      label,
      forecastCentimes: forecasts[position]!,
    }));
    if (rows.length > 0) await em.insert(ReportLine, rows);
  }
}
