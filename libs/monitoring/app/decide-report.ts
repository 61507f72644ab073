import { Injectable } from '@nestjs/common';
import { NO_REASONS } from '#institution';
import { formatCentimes, sumCentimes, type FieldError } from '#kernel';
import { Lifecycle, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { Disbursements } from '#disbursements';
import { ReportLine, type Report } from '../data/report.entity.js';
import { subjectOf } from '../domain/report-subject.js';
import { monitoringErrors } from '../domain/errors.js';
import { reportMachine } from '../domain/report.machine.js';
import { reportLife } from './monitoring.lives.js';
import { ReportReasons } from './report-reasons.js';
import { refuseInconsistent, type PeopleReached } from './write-report.js';

/** Why, in words and coded: of a return, or of what is set aside. */
interface Why {
  reason: string | null;
  reasons: readonly string[];
}
interface Verdict extends Why {
  verified: PeopleReached;
  ineligibleCentimes: number;
}

/**
 * The officer's side of a report: accept it with the numbers that were verified, or send it back with the reason.
 * Accepting tells disbursements what was spent, so that the next tranche may become payable.
 * @throws NOT_FOUND · WRONG_STATE · BENEFICIARIES_INCONSISTENT · INELIGIBLE_ABOVE_SPENT · INVALID_REQUEST: a reason that is not offered, or none
 */
@Injectable()
export class DecideReport {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly disbursements: Disbursements,
    private readonly reasons: ReportReasons,
  ) {}

  accept(actor: Actor, id: string, { verified, ineligibleCentimes, ...why }: Verdict): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const report = await this.lifecycle.lock(em, reportLife, id);
      requireAccess(actor, 'report.accept', subjectOf(report));
      reportMachine.require(report.state, 'accept');
      refuseInconsistent(verified);
      const lines = await em.findBy(ReportLine, { reportId: id });
      const spentCentimes = sumCentimes(lines.map((line) => line.actualCentimes ?? 0));
      if (ineligibleCentimes > spentCentimes) throw monitoringErrors.INELIGIBLE_ABOVE_SPENT({ spent: formatCentimes(spentCentimes) });

      const said = ineligibleCentimes > 0 ? await this.said(em, report, why, 'set_aside') : { reason: null, ...NO_REASONS };
      const { total, women, minors } = verified;
      const change = { verifiedTotal: total, verifiedWomen: women, verifiedMinors: minors, ineligibleCentimes };
      const { reason, reasons } = said;
      const decided = { ...change, ...said, decidedAt: await this.tx.now(em) };
      const detail = ineligibleCentimes > 0 ? { ...change, reasons } : change;
      await this.lifecycle.move(em, actor, reportLife, report, 'accept', decided, { reason, detail });
      await this.disbursements.reportAccepted(em, actor, {
        conventionId: report.conventionId,
        trancheRank: report.trancheRank,
        spentCentimes: spentCentimes - ineligibleCentimes,
      });
      return { state: report.state };
    });
  }

  sendBack(actor: Actor, id: string, why: Why): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const report = await this.lifecycle.lock(em, reportLife, id);
      requireAccess(actor, 'report.return', subjectOf(report));
      reportMachine.require(report.state, 'return');
      const said = await this.said(em, report, why, 'return');
      const { reason, reasons } = said;
      const change = { ...said, decidedAt: await this.tx.now(em) };
      await this.lifecycle.move(em, actor, reportLife, report, 'return', change, { reason, detail: { reasons } });
      return { state: report.state };
    });
  }

  private async said(em: Em, report: Report, { reason, reasons }: Why, act: 'return' | 'set_aside') {
    const { said, errors } = await this.reasons.chosen(em, report, reasons, act);
    const missing: FieldError[] = reason ? [] : [{ path: 'reason', code: 'required' }];
    if (errors.length + missing.length > 0) throw platformErrors.INVALID_REQUEST({}, [...errors, ...missing]);
    return { reason, ...said };
  }
}
