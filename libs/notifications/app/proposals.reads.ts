import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import { platformErrors, Proposal, proposalMachine, Proposals, type Actor, type Em, type Page, type ProposalState } from '#platform';

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
  can: { confirm: boolean; withdraw: boolean };
}

/** What waits for a second person, as those concerned read it. */
@Injectable()
export class ReadProposals {
  constructor(
    private readonly proposals: Proposals,
    private readonly directory: Directory,
  ) {}

  async list(em: Em, actor: Actor, query: { state?: 'waiting' | 'settled'; page: number; pageSize: number }): Promise<Page<ProposalView>> {
    const selection = em
      .createQueryBuilder(Proposal, 'proposal')
      .where('proposal.kind = ANY(:kinds)', { kinds: this.proposals.kindsOf(actor) });
    if (query.state) selection.andWhere(query.state === 'waiting' ? `proposal.state = 'waiting'` : `proposal.state <> 'waiting'`);
    const { regionCode, associationId } = actor.scope;
    if (regionCode) selection.andWhere('(proposal.regionCode IS NULL OR proposal.regionCode = :regionCode)', { regionCode });
    if (actor.role.startsWith('association.')) selection.andWhere('proposal.associationId = :associationId', { associationId });
    else selection.andWhere('(proposal.associationId IS NULL OR proposal.associationId <> ALL(:own))', { own: actor.ownAssociationIds });
    const [rows, total] = await selection
      .orderBy(`CASE WHEN proposal.state = 'waiting' THEN 0 ELSE 1 END`)
      .addOrderBy('proposal.proposedAt', 'DESC')
      .addOrderBy('proposal.id')
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize)
      .getManyAndCount();
    return { items: await this.views(em, actor, rows), page: query.page, pageSize: query.pageSize, total };
  }

  /** @throws NOT_FOUND */
  async detail(em: Em, actor: Actor, id: string): Promise<ProposalView> {
    const proposal = await em.findOneBy(Proposal, { id });
    if (!proposal || !this.proposals.isVisible(actor, proposal)) throw platformErrors.NOT_FOUND();
    return (await this.views(em, actor, [proposal]))[0]!;
  }

  /** Those that wait for this very person. */
  async waitingFor(em: Em, actor: Actor): Promise<Proposal[]> {
    const kinds = this.proposals.kindsOf(actor);
    if (kinds.length === 0) return [];
    const rows = await em
      .createQueryBuilder(Proposal, 'proposal')
      .where(`proposal.state = 'waiting' AND proposal.kind = ANY(:kinds) AND proposal.expiresAt > clock_timestamp()`, { kinds })
      .orderBy('proposal.expiresAt')
      .take(100)
      .getMany();
    return rows.filter((proposal) => this.proposals.rights(actor, proposal).confirm);
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
        can: this.proposals.rights(actor, row),
      });
    }
    return views;
  }
}
