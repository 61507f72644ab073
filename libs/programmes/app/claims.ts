import { Injectable } from '@nestjs/common';
import { formatCentimes, type Label } from '#kernel';
import {
  defineProposal,
  found,
  Lifecycle,
  newId,
  Proposals,
  requireAccess,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { z } from 'zod';
import { Claim } from '../data/programme-context.entity.js';
import { lockProgramme, requireOwned, sayingViolations } from '../data/programmes.store.js';
import { claimMachine } from '../domain/claim.machine.js';
import { programmeErrors } from '../domain/errors.js';
import { claimLife } from './programme.lives.js';

export type ClaimContent = Pick<Claim, 'year' | 'period' | 'measure' | 'label' | 'value' | 'unit' | 'source'>;
/** What now waits for another person. */
export interface ClaimToConfirm {
  id: string;
  proposalId: string;
}

export const confirmClaim = defineProposal({
  kind: 'claim.confirm',
  errors: ['CLAIM_CHANGED'],
  subject: 'claim',
  payload: z.object({ claimId: z.uuid(), version: z.int() }),
  propose: 'claim.propose',
  confirm: 'claim.confirm',
  label: { fr: 'Publier un chiffre paru ailleurs', ar: 'نشر رقم صادر في مكان آخر', en: 'Publish a figure from elsewhere' },
});
type Payload = z.infer<typeof confirmClaim.payload>;

/**
 * Figures that others published. One person types them with their source, another confirms them; only then do they stand beside
 * published figures. A correction waits for its confirmation like the first version.
 */
@Injectable()
export class Claims implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly proposals: Proposals,
  ) {}

  /** The same measure of the same period from the same source is one claim. @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · CODE_TAKEN */
  add(actor: Actor, programmeId: string, content: ClaimContent): Promise<ClaimToConfirm> {
    requireAccess(actor, 'claim.propose');
    return this.saying(content, async (em) => {
      await lockProgramme(em, actor, programmeId);
      const claim = Object.assign(new Claim(), { ...content, id: newId(), programmeId, version: 1, state: claimMachine.initial });
      await em.insert(Claim, claim);
      await this.trail.record(em, actor, { subject: 'claim', subjectId: claim.id, event: 'add', to: claim.state, detail: { ...content } });
      return this.propose(em, actor, claim);
    });
  }

  /** What is corrected is public again when somebody else has confirmed it. @throws NOT_FOUND · WRONG_STATE · STEP_UP_REQUIRED · CODE_TAKEN */
  correct(actor: Actor, id: string, content: ClaimContent): Promise<ClaimToConfirm> {
    requireAccess(actor, 'claim.propose');
    return this.saying(content, async (em) => {
      const claim = await this.lifecycle.lock(em, claimLife, id);
      await requireOwned(em, actor, claim.programmeId);
      const change = { ...content, version: claim.version + 1 };
      await this.lifecycle.move(em, actor, claimLife, claim, 'correct', change, { detail: { ...content } });
      return this.propose(em, actor, claim);
    });
  }

  /** It stands nowhere any more; what it said stays in the trail. @throws NOT_FOUND · WRONG_STATE */
  withdraw(actor: Actor, id: string, reason: string): Promise<void> {
    requireAccess(actor, 'claim.withdraw');
    return this.tx.run(async (em) => {
      const claim = await this.lifecycle.lock(em, claimLife, id);
      await requireOwned(em, actor, claim.programmeId);
      await this.lifecycle.move(em, actor, claimLife, claim, 'withdraw', {}, { reason });
    });
  }

  async facts(em: Em, { claimId }: Payload): Promise<ProposalFacts> {
    const claim = await found(em, Claim, claimId);
    return {
      about: inWords(claim),
      subjectId: claimId,
      scope: { programmeId: claim.programmeId },
      href: `/app/programmes/${claim.programmeId}`,
    };
  }

  /** @throws CLAIM_CHANGED when it was corrected since · WRONG_STATE */
  async carryOut(em: Em, actor: Actor, { claimId, version }: Payload, { proposedBy }: Proposal): Promise<void> {
    const claim = await this.lifecycle.lock(em, claimLife, claimId);
    if (claim.version !== version) throw programmeErrors.CLAIM_CHANGED();
    await this.lifecycle.move(em, actor, claimLife, claim, 'confirm', {}, { detail: { version, proposedBy } });
  }

  private async propose(em: Em, actor: Actor, claim: Claim): Promise<ClaimToConfirm> {
    const payload = { claimId: claim.id, version: claim.version };
    const proposal = await this.proposals.propose(em, actor, confirmClaim, payload, claim.source);
    return { id: claim.id, proposalId: proposal.id };
  }

  private saying<T>(content: ClaimContent, work: (em: Em) => Promise<T>): Promise<T> {
    return sayingViolations(this.tx.run(work), { claim_source_uq: () => programmeErrors.CODE_TAKEN({ code: content.measure }) });
  }
}

function inWords({ label, period, unit, value, source }: Claim): Label {
  const figure = unit === 'centimes' ? formatCentimes(value) : String(value);
  const text = (words: string, quote: [string, string]) =>
    `${quote[0]}${words}${quote[1]} \u2066${period}\u2069\u00a0: \u2066${figure}\u2069 — \u2068${source}\u2069`;
  return { fr: text(label.fr, ['«\u00a0', '\u00a0»']), ar: text(label.ar, ['«', '»']), en: text(label.en, ['“', '”']) };
}
