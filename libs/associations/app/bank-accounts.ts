import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import {
  Lifecycle,
  newId,
  Outbox,
  platformErrors,
  requireAccess,
  rowBy,
  SYSTEM,
  tell,
  Trail,
  Tx,
  violatesUnique,
  type Actor,
  type Em,
} from '#platform';
import { BankAccount, VaultDocument } from '../data/association-parts.entity.js';
import { findAssociation, lockAccount, lockAssociation } from '../data/associations.store.js';
import { bankAccountMachine } from '../domain/bank-account.machine.js';
import { associationErrors } from '../domain/errors.js';
import { accountErrors, accountNumber, type TypedAccount } from '../domain/registration.js';
import { BankAccountMoved } from './association.events.js';
import { AssociationRefusals } from './association-refusals.js';
import { bankAccountLife } from './association.lives.js';

/**
 * A change of bank account: one person of the association proposes with the bank's proof in the vault, another confirms, an
 * officer verifies. Payment orders already issued keep the account they were issued with.
 */
@Injectable()
export class BankAccounts {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly refusals: AssociationRefusals,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · INVALID_REQUEST · ACCOUNT_CHANGE_PENDING */
  propose(actor: Actor, associationId: string, command: TypedAccount): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { kind } = await lockAssociation(em, associationId);
      requireAccess(actor, 'bank_account.propose', { associationId });
      const errors = accountErrors(kind, command);
      if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
      const proof = await rowBy(em, VaultDocument, { associationId, kind: 'rib_proof', replacedAt: IsNull() });
      if (!proof) throw platformErrors.INVALID_REQUEST({}, [{ path: 'documents.rib_proof', code: 'required' }]);

      const id = newId();
      const { holder } = command;
      const proposal = { id, associationId, holder, proofFileId: proof.fileId, proposedBy: actor.personId };
      const account = { ...proposal, ...accountNumber(command) };
      try {
        await em.insert(BankAccount, { ...account, state: bankAccountMachine.initial });
      } catch (error) {
        throw violatesUnique(error, 'bank_account_pending_uq') ? associationErrors.ACCOUNT_CHANGE_PENDING() : error;
      }
      await this.trail.record(em, actor, { subject: 'bank_account', subjectId: id, event: 'propose', to: bankAccountMachine.initial });
      await this.outbox.publish(em, BankAccountMoved, { associationId, accountId: id, event: 'propose' });
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · SECOND_PERSON_NEEDED */
  confirm(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const account = await lockAccount(em, associationId, id);
      requireAccess(actor, 'bank_account.confirm', { associationId });
      bankAccountMachine.require(account.state, 'confirm');
      if (account.proposedBy === actor.personId) throw associationErrors.SECOND_PERSON_NEEDED();
      const options = { tell: tell(BankAccountMoved, { associationId, accountId: id, event: 'confirm' }) };
      await this.lifecycle.move(em, actor, bankAccountLife, account, 'confirm', { confirmedBy: actor.personId }, options);
    });
  }

  /** @throws NOT_FOUND · WRONG_STATE */
  abandon(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const account = await lockAccount(em, associationId, id);
      requireAccess(actor, 'bank_account.abandon', { associationId });
      await this.lifecycle.move(em, actor, bankAccountLife, account, 'abandon');
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · OWN_ASSOCIATION */
  verify(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.decide(actor, associationId, id, 'verify', (em, account) => this.verifyIn(em, actor, account));
  }

  /** @throws NOT_FOUND · WRONG_STATE · OWN_ASSOCIATION · INVALID_REQUEST: a reason that is not offered */
  reject(actor: Actor, associationId: string, id: string, { reason, reasons }: { reason: string; reasons: string[] }): Promise<void> {
    return this.decide(actor, associationId, id, 'reject', async (em, account) => {
      const said = await this.refusals.chosen(em, actor, reasons, 'reject_account');
      const detail = { reasons: said.reasons };
      await this.lifecycle.move(em, actor, bankAccountLife, account, 'reject', { reason, ...said }, { reason, detail });
    });
  }

  private decide(
    actor: Actor,
    associationId: string,
    id: string,
    event: 'verify' | 'reject',
    settle: (em: Em, account: BankAccount) => Promise<void>,
  ): Promise<void> {
    return this.tx.run(async (em) => {
      const { regionCode } = await findAssociation(em, associationId);
      const account = await lockAccount(em, associationId, id);
      requireAccess(actor, `bank_account.${event}`, { associationId, regionCode });
      bankAccountMachine.require(account.state, event);
      await settle(em, account);
      await this.outbox.publish(em, BankAccountMoved, { associationId, accountId: id, event });
    });
  }

  /** In the caller's transaction; the account verified before is replaced. @throws WRONG_STATE */
  async verifyIn(em: Em, actor: Actor, account: BankAccount): Promise<void> {
    bankAccountMachine.require(account.state, 'verify');
    const former = await rowBy(em, BankAccount, { associationId: account.associationId, state: 'verified' });
    if (former) await this.lifecycle.move(em, SYSTEM, bankAccountLife, former, 'replace');
    const verified = { verifiedBy: actor.personId, verifiedAt: await this.tx.now(em) };
    await this.lifecycle.move(em, actor, bankAccountLife, account, 'verify', verified);
  }
}
