import { Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { Lifecycle, requireAccess, Tx, type Actor } from '#platform';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { applicationErrors } from '../domain/errors.js';
import { applicationLife } from './application.lives.js';

/** Takes a file back until the deadline; another may then be begun. @throws NOT_FOUND · WRONG_STATE · WITHDRAWAL_CLOSED */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(actor: Actor, applicationId: string, reason: string | null): Promise<void> {
    return this.tx.run(async (em) => {
      const row = await this.lifecycle.lock(em, applicationLife, applicationId);
      requireAccess(actor, 'application.withdraw', { associationId: row.associationId });
      applicationMachine.require(knownState(row), 'withdraw');
      const call = await this.calls.rulesFor(em, row.callId);
      const now = await this.tx.now(em);
      if (now >= call.closesAt) {
        const { instant, text } = call.closes;
        throw applicationErrors.WITHDRAWAL_CLOSED({ closesAt: instant, closesFr: text.fr, closesAr: text.ar, closesEn: text.en });
      }
      await this.lifecycle.move(em, actor, applicationLife, row, 'withdraw', {}, { reason });
    });
  }
}
