import { Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { requireAccess, Trail, Tx, type Actor } from '#platform';
import { Application } from '../data/application.entity.js';
import { lockApplication } from '../data/applications.store.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { applicationErrors } from '../domain/errors.js';

/** Takes a file back until the deadline; another may then be begun. @throws NOT_FOUND · WRONG_STATE · WITHDRAWAL_CLOSED */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly trail: Trail,
  ) {}

  execute(actor: Actor, applicationId: string, reason: string | null): Promise<void> {
    return this.tx.run(async (em) => {
      const row = await lockApplication(em, applicationId);
      requireAccess(actor, 'application.withdraw', { associationId: row.associationId });
      const state = applicationMachine.next(knownState(row), 'withdraw');
      const call = await this.calls.rulesFor(em, row.callId);
      const now = await this.tx.now(em);
      if (now >= call.closesAt) {
        const { instant, text } = call.closes;
        throw applicationErrors.WITHDRAWAL_CLOSED({ closesAt: instant, closesFr: text.fr, closesAr: text.ar, closesEn: text.en });
      }
      await em.update(Application, { id: applicationId }, { state, changedAt: now });
      await this.trail.record(em, actor, {
        subject: 'application',
        subjectId: applicationId,
        event: 'withdraw',
        from: row.state,
        to: state,
        reason,
      });
    });
  }
}
