import { Injectable } from '@nestjs/common';
import { formatCentimes, sumCentimes } from '#kernel';
import { newId, platformErrors, requireAccess, Trail, Tx, type Actor } from '#platform';
import { ConventionLine } from '../data/convention.entity.js';
import { STATES_BEFORE_SIGNING } from '../domain/convention.machine.js';
import { conventionErrors } from '../domain/errors.js';
import { repeatedLines, type GrantLine } from '../domain/terms.js';
import { Conventions } from './conventions.js';
import { GrantAccounts } from './grant-accounts.js';

/**
 * The association re-cuts the grant charge by charge, under the amount awarded, until it signs.
 * @throws NOT_FOUND · BUDGET_FROZEN · INVALID_REQUEST · BUDGET_NOT_EQUAL
 */
@Injectable()
export class RecutBudget {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly conventions: Conventions,
    private readonly accounts: GrantAccounts,
  ) {}

  execute(actor: Actor, conventionId: string, lines: readonly GrantLine[]): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.lock(em, conventionId);
      requireAccess(actor, 'convention.recut', convention);
      if (!STATES_BEFORE_SIGNING.includes(convention.state)) throw conventionErrors.BUDGET_FROZEN();
      const repeated = repeatedLines(lines);
      if (repeated.length > 0) throw platformErrors.INVALID_REQUEST({}, repeated);
      const held = await em.findBy(ConventionLine, { conventionId });
      const known = new Set([...(await this.accounts.of(em, convention)).map(({ code }) => code), ...held.map(({ account }) => account)]);
      const unknown = lines.flatMap(({ account }, index) =>
        known.has(account) ? [] : [{ path: `lines.${index}.account`, code: 'choice' }],
      );
      if (unknown.length > 0) throw platformErrors.INVALID_REQUEST({}, unknown);
      const total = sumCentimes(lines.map((line) => line.amountCentimes));
      if (total !== convention.amountCentimes) {
        throw conventionErrors.BUDGET_NOT_EQUAL({ total: formatCentimes(total), amount: formatCentimes(convention.amountCentimes) });
      }
      await em.delete(ConventionLine, { conventionId, version: 'negotiated' });
      await em.insert(
        ConventionLine,
        lines.map(({ account, label, amountCentimes }, position) => ({
          id: newId(),
          conventionId,
          version: 'negotiated' as const,
          position,
          account,
          label,
          amountCentimes,
        })),
      );
      await this.trail.record(em, actor, { subject: 'convention', subjectId: conventionId, event: 'recut', detail: lines });
    });
  }
}
