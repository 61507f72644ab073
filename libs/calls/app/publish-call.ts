import { Injectable } from '@nestjs/common';
import { Lifecycle, platformErrors, Tx, type Actor } from '#platform';
import { freezeRevisions, lockCall } from '../data/calls.store.js';
import { callMachine } from '../domain/call.machine.js';
import { requireMayManage } from './call-access.js';
import { CallAccounts } from './call-accounts.js';
import { CallAlarms } from './call.deadlines.js';
import type { Edited } from './call-editing.js';
import { callLife } from './call.lives.js';
import { PublishingCheck } from './publishing-check.js';

/** Publishes a complete draft: from here on the public reads it, and the clock opens and closes it. */
@Injectable()
export class PublishCall {
  constructor(
    private readonly tx: Tx,
    private readonly check: PublishingCheck,
    private readonly lifecycle: Lifecycle,
    private readonly alarms: CallAlarms,
    private readonly accounts: CallAccounts,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE · VERSION_CONFLICT · CALL_NOT_PUBLISHABLE (fields) · PROGRAMME_NOT_ACTIVE */
  execute(actor: Actor, { id, version }: Edited): Promise<Edited> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, id);
      requireMayManage(actor, 'call.publish', call);
      callMachine.require(call.state, 'publish');
      if (call.version !== version) throw platformErrors.VERSION_CONFLICT({ current: call.version });
      const now = await this.tx.now(em);
      await this.check.require(em, id, now);

      const accountsRevisionId = await this.accounts.inForce(em, call.programmeId);
      await this.lifecycle.move(
        em,
        actor,
        callLife,
        call,
        'publish',
        { publishedAt: now, accountsRevisionId },
        { detail: { number: call.number } },
      );
      await freezeRevisions(em, id);
      await this.alarms.set(em, call);
      return { id, version: call.version };
    });
  }
}
