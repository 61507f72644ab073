import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import {
  found,
  platformErrors,
  Proposal,
  proposalMachine,
  Proposals,
  Tx,
  type Actor,
  type Em,
  type Page,
  type ProposalAct,
  type ProposalState,
} from '#platform';
import { pageOfProposals, waitingProposals, type ProposalScope } from '../data/proposals.queries.js';

const LOOKED_AT = 100;

export interface ProposalView {
  id: string;
  kind: string;
  kindLabel: Label;
  about: Label;
  href: string | null;
  reason: string;
  state: ProposalState;
  stateLabel: Label;
  proposedBy: string;
  proposedAt: ZonedInstant;
  expiresAt: ZonedInstant;
  decidedBy: string | null;
  decidedAt: ZonedInstant | null;
  decisionReason: string | null;
  can: ProposalAct[];
}

/** What waits for a second person, as those concerned read it. */
@Injectable()
export class ReadProposals {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly directory: Directory,
  ) {}

  list(actor: Actor, query: { state?: 'waiting' | 'settled'; page: number; pageSize: number }): Promise<Page<ProposalView>> {
    return this.tx.run(
      async (em) => {
        const [rows, total] = await pageOfProposals(em, this.scopeOf(actor), query);
        return { items: await this.views(em, actor, rows), page: query.page, pageSize: query.pageSize, total };
      },
      { readOnly: true },
    );
  }

  /** @throws NOT_FOUND */
  detail(actor: Actor, id: string): Promise<ProposalView> {
    return this.tx.run(
      async (em) => {
        const proposal = await found(em, Proposal, id);
        if (!this.proposals.isVisible(actor, proposal)) throw platformErrors.NOT_FOUND();
        return (await this.views(em, actor, [proposal]))[0]!;
      },
      { readOnly: true },
    );
  }

  /** Those that wait for this very person. */
  async waitingFor(em: Em, actor: Actor): Promise<Proposal[]> {
    const kinds = this.proposals.kindsOf(actor);
    if (kinds.length === 0) return [];
    const rows = await waitingProposals(em, kinds, LOOKED_AT);
    return rows.filter((proposal) => this.proposals.actsOn(actor, proposal).includes('confirm'));
  }

  private scopeOf(actor: Actor): ProposalScope {
    const { regionCode = null, associationId } = actor.scope;
    const isMember = actor.role.startsWith('association.');
    return {
      kinds: this.proposals.kindsOf(actor),
      regionCode,
      association: isMember ? { only: associationId ?? undefined } : { not: actor.ownAssociationIds },
    };
  }

  private async views(em: Em, actor: Actor, rows: readonly Proposal[]): Promise<ProposalView[]> {
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => [row.proposedBy, row.decidedBy ?? []].flat()),
    );
    const views: ProposalView[] = [];
    for (const row of rows) {
      const facts = await this.proposals.facts(em, row);
      views.push({
        id: row.id,
        kind: row.kind,
        kindLabel: this.proposals.definition(row.kind).label,
        about: facts.about,
        href: facts.href ?? null,
        reason: row.reason,
        state: row.state,
        stateLabel: proposalMachine.label(row.state),
        proposedBy: people.get(row.proposedBy)?.name ?? '',
        proposedAt: zonedInstant(row.proposedAt),
        expiresAt: zonedInstant(row.expiresAt),
        decidedBy: row.decidedBy && (people.get(row.decidedBy)?.name ?? ''),
        decidedAt: row.decidedAt && zonedInstant(row.decidedAt),
        decisionReason: row.decisionReason,
        can: this.proposals.actsOn(actor, row),
      });
    }
    return views;
  }
}
