import { Injectable } from '@nestjs/common';
import { formatCentimes, sumCentimes } from '#kernel';
import { Lifecycle, requireAccess, Tx, type Actor } from '#platform';
import { Disbursements } from '#disbursements';
import { ReportLine } from '../data/report.entity.js';
import { subjectOf } from '../domain/report-subject.js';
import { monitoringErrors } from '../domain/errors.js';
import { reportMachine } from '../domain/report.machine.js';
import { reportLife } from './monitoring.lives.js';
import { refuseInconsistent, type PeopleReached } from './write-report.js';

/**
 * The officer's side of a report: accept it with the numbers that were verified, or send it back with the reason.
 * Accepting tells disbursements what was spent, so that the next tranche may become payable.
 * @throws NOT_FOUND · WRONG_STATE · BENEFICIARIES_INCONSISTENT · INELIGIBLE_ABOVE_SPENT
 */
@Injectable()
export class DecideReport {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly disbursements: Disbursements,
  ) {}

  accept(actor: Actor, id: string, verdict: { verified: PeopleReached; ineligibleCentimes: number }): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const report = await this.lifecycle.lock(em, reportLife, id);
      requireAccess(actor, 'report.accept', subjectOf(report));
      reportMachine.require(report.state, 'accept');
      refuseInconsistent(verdict.verified);
      const lines = await em.findBy(ReportLine, { reportId: id });
      const spentCentimes = sumCentimes(lines.map((line) => line.actualCentimes ?? 0));
      if (verdict.ineligibleCentimes > spentCentimes)
        throw monitoringErrors.INELIGIBLE_ABOVE_SPENT({ spent: formatCentimes(spentCentimes) });

      const { total, women, minors } = verdict.verified;
      const change = { verifiedTotal: total, verifiedWomen: women, verifiedMinors: minors, ineligibleCentimes: verdict.ineligibleCentimes };
      const decided = { ...change, decidedAt: await this.tx.now(em) };
      await this.lifecycle.move(em, actor, reportLife, report, 'accept', decided, { detail: change });
      await this.disbursements.reportAccepted(em, actor, {
        conventionId: report.conventionId,
        trancheRank: report.trancheRank,
        spentCentimes: spentCentimes - verdict.ineligibleCentimes,
      });
      return { state: report.state };
    });
  }

  sendBack(actor: Actor, id: string, reason: string): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const report = await this.lifecycle.lock(em, reportLife, id);
      requireAccess(actor, 'report.return', subjectOf(report));
      const change = { reason, decidedAt: await this.tx.now(em) };
      await this.lifecycle.move(em, actor, reportLife, report, 'return', change, { reason });
      return { state: report.state };
    });
  }
}
