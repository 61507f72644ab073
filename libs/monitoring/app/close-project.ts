import { Injectable } from '@nestjs/common';
import { Lifecycle, newId, requireAccess, SYSTEM, Tx, type Actor, type Em } from '#platform';
import { Conventions, type ConventionFacts } from '#conventions';
import { Disbursements } from '#disbursements';
import { Closing } from '../data/report.entity.js';
import { reportedOf } from '../data/reports.queries.js';
import { closingFigures, closingObstacles, type ClosingFigures, type ClosingSituation } from '../domain/closing.js';
import { closingMachine } from '../domain/closing.machine.js';
import { monitoringErrors } from '../domain/errors.js';
import { closingLife } from './monitoring.lives.js';

/**
 * Closes a project: computes what was spent, demands what is to be given back, and completes the convention when neither
 * side owes anything.
 * @throws NOT_FOUND · WRONG_STATE · NOT_READY_TO_CLOSE
 */
@Injectable()
export class CloseProject {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly conventions: Conventions,
    private readonly disbursements: Disbursements,
  ) {}

  compute(actor: Actor, conventionId: string): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.lock(em, conventionId);
      requireAccess(actor, 'closing.compute', convention);
      const closing = await this.open(em, convention);
      closingMachine.require(closing.state, 'compute');
      const figures = closingFigures(await this.ready(em, convention));
      await this.lifecycle.move(em, actor, closingLife, closing, 'compute', figures, { detail: figures });
    });
  }

  /** Closes what was computed; when money is to be given back, demands it and waits for it. */
  close(actor: Actor, conventionId: string, key: string): Promise<{ state: string; recoveryOrderId: string | null }> {
    const idempotency = { key, personId: actor.personId!, operation: 'closing.close', input: { conventionId } };
    return this.tx.run(
      async (em) => {
        const convention = await this.conventions.lock(em, conventionId);
        requireAccess(actor, 'closing.close', convention);
        const closing = await this.open(em, convention);
        closingMachine.require(closing.state, 'close');
        const figures = closingFigures(await this.ready(em, convention));
        if (figures.toRecoverCentimes > 0) {
          const recoveryOrderId = await this.disbursements.orderRecovery(em, actor, {
            conventionId,
            amountCentimes: figures.toRecoverCentimes,
            reason: `Clôture de ${convention.number} · إغلاق ${convention.number}`,
          });
          const demanded = { ...figures, recoveryOrderId };
          await this.lifecycle.move(em, actor, closingLife, closing, 'demand', demanded, { detail: demanded });
        } else {
          await this.finish(em, actor, closing, 'close', figures);
        }
        return { state: closing.state, recoveryOrderId: closing.recoveryOrderId };
      },
      { idempotency },
    );
  }

  /** What was demanded came back, or was given up. Does nothing when the closing does not wait for it. */
  settle(recoveryOrderId: string): Promise<boolean> {
    return this.tx.run(async (em) => {
      const closing = await this.lifecycle.lockIfAny(em, closingLife, { recoveryOrderId });
      if (!closing || !closingMachine.can(closing.state, 'settle')) return false;
      await this.finish(em, SYSTEM, closing, 'settle', {});
      return true;
    });
  }

  private async finish(em: Em, actor: Actor, closing: Closing, event: 'close' | 'settle', figures: Partial<ClosingFigures>): Promise<void> {
    const change = { ...figures, closedAt: await this.tx.now(em) };
    await this.lifecycle.move(em, actor, closingLife, closing, event, change, { detail: change });
    await this.conventions.complete(em, SYSTEM, closing.conventionId);
  }

  private async open(em: Em, convention: ConventionFacts): Promise<Closing> {
    const known = await this.lifecycle.lockIfAny(em, closingLife, { conventionId: convention.id });
    if (known) return known;
    await em.insert(Closing, {
      id: newId(),
      conventionId: convention.id,
      associationId: convention.associationId,
      regionCode: convention.regionCode,
      state: closingMachine.initial,
    });
    return em.findOneByOrFail(Closing, { conventionId: convention.id });
  }

  private async ready(em: Em, convention: ConventionFacts): Promise<ClosingSituation> {
    const situation = await this.situation(em, convention);
    const obstacles = closingObstacles(situation);
    if (obstacles.length > 0) {
      throw monitoringErrors.NOT_READY_TO_CLOSE({
        reasonsFr: obstacles.map((one) => one.fr).join(' '),
        reasonsAr: obstacles.map((one) => one.ar).join(' '),
        reasonsEn: obstacles.map((one) => one.en).join(' '),
      });
    }
    return situation;
  }

  async situation(em: Em, convention: ConventionFacts): Promise<ClosingSituation> {
    const { accepted, submitted, spentCentimes, ineligibleCentimes } = await reportedOf(em, convention.id);
    const money = (await this.disbursements.moneyOf(em, [convention.id])).get(convention.id)!;
    return {
      tranches: (await this.conventions.tranches(em, convention.id)).length,
      paidTranches: (await this.disbursements.paidRanks(em, convention.id)).length,
      terminated: convention.state === 'terminated',
      acceptedReports: accepted,
      submittedReports: submitted,
      paidCentimes: money.paidCentimes,
      recoveredCentimes: money.recoveredCentimes,
      spentCentimes,
      ineligibleCentimes,
    };
  }
}
