import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { Calls, type BudgetAccount } from '#calls';
import { isChargeAccount } from '#kernel';
import { found, requireAccess, Tx, type Actor, type Em } from '#platform';
import { Convention } from '../data/convention.entity.js';

/** The accounts of what a grant is spent on: charges of the nomenclature under which the file was written. */
@Injectable()
export class GrantAccounts {
  constructor(
    private readonly tx: Tx,
    private readonly applications: Applications,
    private readonly calls: Calls,
  ) {}

  /** @throws NOT_FOUND */
  read(actor: Actor, conventionId: string): Promise<BudgetAccount[]> {
    return this.tx.read(async (em) => {
      const convention = await found(em, Convention, conventionId);
      requireAccess(actor, 'convention.read', convention);
      return this.of(em, convention);
    });
  }

  async of(em: Em, { applicationId }: Pick<Convention, 'applicationId'>): Promise<BudgetAccount[]> {
    const facts = await this.applications.facts(em, applicationId);
    const { accounts } = await this.calls.rulesUnder(em, facts.callId, facts);
    return accounts.filter(({ code }) => isChargeAccount(code));
  }
}
