import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayOfInstant } from '#kernel';
import { Lifecycle, requireAccess, SYSTEM, Tx, type Actor, type Em } from '#platform';
import { BankAccount, BoardMember, VaultDocument } from '../data/association-parts.entity.js';
import { lockAssociation, pendingAccount, sayingIceTaken } from '../data/associations.store.js';
import { associationMachine } from '../domain/association.machine.js';
import { associationErrors } from '../domain/errors.js';
import { registrationErrors } from '../domain/registration.js';
import { associationLife, bankAccountLife } from './association.lives.js';

/**
 * Sends a complete registration for verification. The bank account that came with it is confirmed by the same act: the
 * officer verifies both together.
 * @throws NOT_FOUND · WRONG_STATE · ASSOCIATION_INCOMPLETE(fields) · ICE_ALREADY_REGISTERED
 */
@Injectable()
export class SubmitAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, 'association.submit', { associationId: id });
      associationMachine.require(association.state, 'submit');

      const now = await this.tx.now(em);
      const board = await em.findBy(BoardMember, { associationId: id });
      const documents = await em.findBy(VaultDocument, { associationId: id, replacedAt: IsNull() });
      const account = await pendingAccount(em, id);
      const hasAccount = account !== null || (await em.existsBy(BankAccount, { associationId: id, state: 'verified' }));
      const errors = registrationErrors({ ...association, board, documents, hasAccount }, dayOfInstant(now));
      if (errors.length > 0) throw associationErrors.ASSOCIATION_INCOMPLETE({}, errors);

      const change = { submittedAt: now, returnReason: null, returnRemarks: {} };
      await sayingIceTaken(this.lifecycle.move(em, actor, associationLife, association, 'submit', change));
      const proof = documents.find((document) => document.kind === 'rib_proof')?.fileId ?? null;
      if (account?.state === 'proposed') await this.confirmFirst(em, account, proof);
    });
  }

  private async confirmFirst(em: Em, account: BankAccount, proofFileId: string | null): Promise<void> {
    const change = { proofFileId: account.proofFileId ?? proofFileId };
    await this.lifecycle.move(em, SYSTEM, bankAccountLife, account, 'confirm_with_registration', change);
  }
}
