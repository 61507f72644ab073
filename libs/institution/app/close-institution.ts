import { Injectable } from '@nestjs/common';
import { Lifecycle, Proposals, requireAccess, Tx, type Actor, type Em } from '#platform';
import { Institution, PayingAccount } from '../data/institution.entity.js';
import { institutionErrors } from '../domain/errors.js';
import { institutionMachine } from '../domain/institution.machine.js';
import { InstitutionHolds } from './institution-holds.js';
import { institutionLife, payingAccountLife } from './institution.lives.js';
import { openPayingAccount } from './paying-accounts.js';
import { reviseParameter } from './revise-parameter.js';
import { withdrawRevision } from './withdraw-revision.js';

/** What waits for a second person about an institution falls when it closes. */
const PROPOSED_FOR_IT = [openPayingAccount, reviseParameter, withdrawRevision].map(({ kind }) => kind);

/**
 * Closes an institution that was described by mistake or that is no more: it is named in nothing new. What it issued keeps its name; its
 * code and its prefix stay taken, so that no number is given twice.
 */
@Injectable()
export class CloseInstitution {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly holds: InstitutionHolds,
    private readonly proposals: Proposals,
  ) {}

  /** Its accounts are retired with it. @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · WRONG_STATE · PRINCIPAL_STAYS · INSTITUTION_HOLDS */
  close(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const institution = await this.lock(em, actor, id, 'close');
      if (institution.isPrincipal) throw institutionErrors.PRINCIPAL_STAYS();
      await this.holds.requireNone(em, id);
      const accounts = await em.find(PayingAccount, { where: { institutionId: id, state: 'in_use' }, order: { id: 'ASC' } });
      for (const { id: accountId } of accounts) {
        const account = await this.lifecycle.lock(em, payingAccountLife, accountId);
        if (account.state === 'in_use') await this.lifecycle.move(em, actor, payingAccountLife, account, 'retire', {}, { reason });
      }
      await this.lifecycle.move(em, actor, institutionLife, institution, 'close', {}, { reason });
      await this.proposals.fall(em, actor, { subjectId: id, kinds: PROPOSED_FOR_IT }, reason);
    });
  }

  /** Its accounts stay retired: two persons open those from which it pays. @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · WRONG_STATE */
  reopen(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const institution = await this.lock(em, actor, id, 'reopen');
      if (institution.actsForId) await this.requireOpen(em, institution.actsForId);
      await this.lifecycle.move(em, actor, institutionLife, institution, 'reopen', {}, { reason });
    });
  }

  private async lock(em: Em, actor: Actor, id: string, event: 'close' | 'reopen'): Promise<Institution> {
    const institution = await this.lifecycle.lock(em, institutionLife, id);
    requireAccess(actor, `institution.${event}`, { institutionId: id });
    institutionMachine.require(institution.state, event);
    return institution;
  }

  /** For whom an operator acts is not closed. @throws INSTITUTION_CLOSED */
  private async requireOpen(em: Em, id: string): Promise<void> {
    const { state, name } = await this.lifecycle.share(em, institutionLife, id);
    if (state !== 'in_use') throw institutionErrors.INSTITUTION_CLOSED({ institution: name.fr, institutionAr: name.ar || name.fr });
  }
}
