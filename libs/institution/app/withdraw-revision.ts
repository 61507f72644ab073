import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayInWords, dayOfInstant } from '#kernel';
import {
  defineProposal,
  found,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Institution, ParameterRevision } from '../data/institution.entity.js';
import { revisionInForce } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import { Parameters } from './parameters.js';
import { revisionChanges } from './revision-changes.js';

export const withdrawRevision = defineProposal({
  kind: 'institution.parameter_withdrawal',
  errors: ['PARAMETER_CHANGED', 'REVISION_IN_FORCE'],
  subject: 'institution',
  payload: z.object({ revisionId: z.uuid() }),
  propose: 'parameter.propose',
  confirm: 'parameter.confirm',
  label: { fr: 'Retirer une révision à venir', ar: 'سحب مراجعة مقبلة', en: 'Withdraw a revision to come' },
});
type Payload = z.infer<typeof withdrawRevision.payload>;

/** Takes back what was decided for a day to come. What two persons decided, two persons take back. */
@Injectable()
export class WithdrawRevision implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly proposals: Proposals,
    private readonly parameters: Parameters,
  ) {}

  /**
   * At once, or proposed where the parameter takes two persons; null where nothing is left to confirm.
   * @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · REVISION_IN_FORCE · PROPOSAL_WAITING
   */
  withdraw(actor: Actor, id: string, reason: string): Promise<{ proposalId: string | null }> {
    return this.tx.run(async (em) => {
      const revision = await rowBy(em, ParameterRevision, { id }, 'FOR UPDATE');
      if (!revision) throw platformErrors.NOT_FOUND();
      const { twoPersons } = this.definitionOf(revision);
      requireAccess(actor, twoPersons ? 'parameter.propose' : 'parameter.revise', { institutionId: revision.institutionId });
      if (revision.withdrawnAt) return { proposalId: null };
      await this.requireToCome(em, revision);
      if (twoPersons) return { proposalId: (await this.proposals.propose(em, actor, withdrawRevision, { revisionId: id }, reason)).id };
      await this.takeBack(em, actor, revision, reason);
      return { proposalId: null };
    });
  }

  async facts(em: Em, { revisionId }: Payload): Promise<ProposalFacts> {
    const revision = await found(em, ParameterRevision, revisionId);
    const { institutionId, parameter, validFrom } = revision;
    const { name } = await found(em, Institution, institutionId);
    const definition = this.definitionOf(revision);
    const { label } = definition;
    const instead = await revisionInForce(em, { institutionId, parameter, day: validFrom, without: revisionId });
    const day = dayInWords(validFrom);
    return {
      changes: revisionChanges(definition, revision.value, instead?.value ?? {}),
      about: {
        fr: `${label.fr} : ce qui était prévu à partir du ${day.fr} — ${name.fr}`,
        ar: `${label.ar}: ما كان مقررا ابتداء من ${day.ar} — ${name.ar}`,
        en: `${label.en}: what was to count from ${day.en} — ${name.fr}`,
      },
      subjectId: institutionId,
      scope: { institutionId },
      href: `/app/institutions/${institutionId}/parameters`,
    };
  }

  /** @throws PARAMETER_CHANGED when it was taken back meanwhile · REVISION_IN_FORCE when its day came */
  async carryOut(em: Em, actor: Actor, { revisionId }: Payload, { reason, proposedBy }: Proposal): Promise<void> {
    const revision = await rowBy(em, ParameterRevision, { id: revisionId }, 'FOR UPDATE');
    if (!revision || revision.withdrawnAt) throw institutionErrors.PARAMETER_CHANGED();
    await this.requireToCome(em, revision);
    await this.takeBack(em, actor, revision, reason, proposedBy);
  }

  private definitionOf({ parameter }: ParameterRevision) {
    const definition = this.parameters.definitions.find(({ name }) => name === parameter);
    if (!definition) throw platformErrors.NOT_FOUND();
    return definition;
  }

  private async requireToCome(em: Em, { validFrom }: ParameterRevision): Promise<void> {
    if (validFrom <= dayOfInstant(await this.tx.now(em))) throw institutionErrors.REVISION_IN_FORCE();
  }

  private async takeBack(em: Em, actor: Actor, revision: ParameterRevision, reason: string, proposedBy?: string): Promise<void> {
    const { id, institutionId, parameter, validFrom } = revision;
    await em.update(ParameterRevision, { id }, { withdrawnAt: () => 'clock_timestamp()' });
    const detail = { parameter, validFrom, revisionId: id, proposedBy };
    await this.trail.record(em, actor, { subject: 'institution', subjectId: institutionId, event: 'withdraw_revision', detail, reason });
  }
}
