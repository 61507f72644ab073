import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { Lifecycle, requireAccess, Trail, Tx, type Actor, type Change, type Em } from '#platform';
import { Association } from '../data/association.entity.js';
import { lockAssociation, pendingAccount, sayingIceTaken } from '../data/associations.store.js';
import { associationMachine } from '../domain/association.machine.js';
import { associationErrors } from '../domain/errors.js';
import { verifiedRow } from '../data/lapses.queries.js';
import { lapsesOn, presidencyToCheck } from '../domain/verification.js';
import type { ReceiptCheck } from '../domain/association-kinds.js';
import type { VerifiedField } from '../domain/revision.js';
import { AbsorbImported } from './absorb-imported.js';
import { associationLife } from './association.lives.js';
import { AssociationRefusals, NOT_SUSPENDED } from './association-refusals.js';
import { ReturnReasons } from './return-reasons.js';
import { BankAccounts } from './bank-accounts.js';

/** What an officer says with a decision. */
export interface Findings {
  reason?: string | null;
  /** Of a return or a suspension: coded. */
  reasons?: string[];
  /** Of a return: what is wrong, field by field. */
  remarks?: { field: VerifiedField; text: string }[];
  /** Of a verification: what was compared with the receipt. */
  checked?: ReceiptCheck[];
}

export type OfficerEvent = 'verify' | 'return' | 'suspend' | 'restore';

/** What an officer decides on a registration. @throws NOT_FOUND · WRONG_STATE · OWN_ASSOCIATION */
@Injectable()
export class DecideAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly bankAccounts: BankAccounts,
    private readonly imported: AbsorbImported,
    private readonly reasons: ReturnReasons,
    private readonly refusals: AssociationRefusals,
  ) {}

  execute(actor: Actor, id: string, event: OfficerEvent, findings: Findings = {}): Promise<void> {
    const { reason = null, reasons = [], remarks = [], checked = [] } = findings;
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, `association.${event}`, { associationId: id, regionCode: association.regionCode });
      associationMachine.require(association.state, event);
      const change = await this.consequences(em, actor, association, event, { reason, reasons, remarks, checked });
      await sayingIceTaken(
        this.lifecycle.move(em, actor, associationLife, association, event, change, {
          reason,
          detail: reasons.length > 0 ? { reasons } : undefined,
        }),
      );
      if (event === 'verify') await this.imported.into(em, association);
    });
  }

  /** Looks again at what was verified, after another president took office or something of it ended and was renewed; what the officer found is written. @throws NOT_FOUND · NOTHING_TO_CHECK · STILL_LAPSED (fields) · OWN_ASSOCIATION */
  checkAgain(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, 'association.check_again', { associationId: id, regionCode: association.regionCode });
      if (!presidencyToCheck(association) && association.lapses.length === 0) throw associationErrors.NOTHING_TO_CHECK();
      const now = await this.tx.now(em);
      const left = lapsesOn(await verifiedRow(em, id), dayOfInstant(now));
      if (left.length > 0) {
        const errors = left.map(({ what, of }) => ({ path: what === 'document' ? `documents.${of}` : 'board', code: 'past' }));
        throw associationErrors.STILL_LAPSED({}, errors);
      }
      await em.update(Association, { id }, { checkedAt: now, lapses: [] });
      const detail = { lapses: association.lapses };
      await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'check_again', reason, detail });
    });
  }

  /** Verifying an association for the first time verifies the account that came with it. */
  private async consequences(
    em: Em,
    actor: Actor,
    association: Association,
    event: OfficerEvent,
    { reason, reasons, remarks, checked }: Required<Findings>,
  ): Promise<Change<Association>> {
    if (event === 'return') {
      const coded = await this.reasons.chosen(em, actor, reasons);
      return { returnReason: reason, ...coded, returnRemarks: Object.fromEntries(remarks.map(({ field, text }) => [field, text])) };
    }
    if (event === 'suspend') return this.refusals.suspension(em, actor, reason, reasons);
    if (event === 'restore') return NOT_SUSPENDED;
    const account = await pendingAccount(em, association.id);
    if (account?.state === 'confirmed') await this.bankAccounts.verifyIn(em, actor, account);
    return { verifiedAt: await this.tx.now(em), lapses: [], checkedOnReceipt: [...new Set(checked)] };
  }
}
