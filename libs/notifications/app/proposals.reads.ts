import { Injectable } from '@nestjs/common';
import { found, platformErrors, Proposal, Proposals, Tx, type Actor, type Em } from '#platform';
import { waitingProposals } from '../data/proposals.queries.js';
import { ProposalsList, type ProposalView } from './proposals.list.js';

const LOOKED_AT = 100;

/** What waits for a second person, as those concerned read it. */
@Injectable()
export class ProposalReads {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly list: ProposalsList,
  ) {}

  /** @throws NOT_FOUND */
  detail(actor: Actor, id: string): Promise<ProposalView> {
    return this.tx.run(
      async (em) => {
        const proposal = await found(em, Proposal, id);
        if (!this.proposals.isVisible(actor, proposal)) throw platformErrors.NOT_FOUND();
        return (await this.list.items(em, actor, [proposal]))[0]!;
      },
      { readOnly: true },
    );
  }

  /** Those that wait for this very person. */
  async waitingFor(em: Em, actor: Actor): Promise<Proposal[]> {
    const kinds = this.proposals.kindsOf(actor);
    if (kinds.length === 0) return [];
    const rows = await waitingProposals(em, kinds, LOOKED_AT);
    const now = await this.tx.now(em);
    return rows.filter((proposal) => this.proposals.actsOn(actor, proposal, now).includes('confirm'));
  }
}
