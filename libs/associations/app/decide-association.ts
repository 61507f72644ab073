import { Injectable } from '@nestjs/common';
import { Outbox, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import type { Association } from '../data/association.entity.js';
import { lockAssociation, pendingAccount, saveAssociation } from '../data/associations.store.js';
import { associationMachine } from '../domain/association.machine.js';
import { AssociationDecided } from './association.events.js';
import { BankAccounts } from './bank-accounts.js';

export type OfficerEvent = 'verify' | 'return' | 'suspend' | 'restore';

/** What an officer decides on a registration. @throws NOT_FOUND · WRONG_STATE · OWN_ASSOCIATION */
@Injectable()
export class DecideAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly bankAccounts: BankAccounts,
  ) {}

  execute(actor: Actor, id: string, event: OfficerEvent, reason: string | null = null): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, `association.${event}`, { associationId: id, regionCode: association.regionCode });
      const state = associationMachine.next(association.state, event);

      await saveAssociation(em, id, {
        state,
        version: association.version + 1,
        ...(await this.consequences(em, actor, association, event, reason)),
      });
      await this.trail.record(em, actor, { subject: 'association', subjectId: id, event, from: association.state, to: state, reason });
      await this.outbox.publish(em, AssociationDecided, { associationId: id, event });
    });
  }

  /** Verifying an association for the first time verifies the account that came with it. */
  private async consequences(
    em: Em,
    actor: Actor,
    association: Association,
    event: OfficerEvent,
    reason: string | null,
  ): Promise<Partial<Association>> {
    if (event === 'return') return { returnReason: reason };
    if (event !== 'verify') return {};
    const account = await pendingAccount(em, association.id);
    if (account?.state === 'confirmed') await this.bankAccounts.settle(em, actor, account, 'verify');
    return { verifiedAt: await this.tx.now(em) };
  }
}
