import { Proposal, type Em } from '#platform';
import { WANTED_AT_MOST, type Wanted } from './wanted.js';

/** Whose proposals somebody may read: of these kinds, of this region, of this association alone or of none of one's own. */
export interface ProposalScope {
  kinds: readonly string[];
  regionCode: string | null;
  association: { only: string | undefined } | { not: readonly string[] };
}

/** One page of proposals, those that wait first, then the newest. */
export function pageOfProposals(
  em: Em,
  { kinds, regionCode, association }: ProposalScope,
  { state, page, pageSize }: { state?: 'waiting' | 'settled'; page: number; pageSize: number },
): Promise<[Proposal[], number]> {
  const selection = em.createQueryBuilder(Proposal, 'proposal').where('proposal.kind = ANY(:kinds)', { kinds });
  if (state) selection.andWhere(state === 'waiting' ? `proposal.state = 'waiting'` : `proposal.state <> 'waiting'`);
  if (regionCode) selection.andWhere('(proposal.regionCode IS NULL OR proposal.regionCode = :regionCode)', { regionCode });
  if ('only' in association) selection.andWhere('proposal.associationId = :only', association);
  else selection.andWhere('(proposal.associationId IS NULL OR proposal.associationId <> ALL(:not))', association);
  return selection
    .orderBy(`CASE WHEN proposal.state = 'waiting' THEN 0 ELSE 1 END`)
    .addOrderBy('proposal.proposedAt', 'DESC')
    .addOrderBy('proposal.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .getManyAndCount();
}

/** Proposals of these kinds that can still be answered, those that end soonest first. */
export function waitingProposals(em: Em, kinds: readonly string[], most: number): Promise<Proposal[]> {
  return em
    .createQueryBuilder(Proposal, 'proposal')
    .where(`proposal.state = 'waiting' AND proposal.kind = ANY(:kinds) AND proposal.expiresAt > clock_timestamp()`, { kinds })
    .orderBy('proposal.expiresAt')
    .take(most)
    .getMany();
}

/** Proposals that wait for their second person, by the instant at which they end. */
export function proposalsDue(em: Em, { subjectId, from, until }: Wanted): Promise<Proposal[]> {
  const selection = em.createQueryBuilder(Proposal, 'proposal').where(`proposal.state = 'waiting'`);
  if (subjectId) selection.andWhere('proposal.id = :subjectId', { subjectId });
  if (from) selection.andWhere('proposal.expiresAt >= :from', { from });
  if (until) selection.andWhere('proposal.expiresAt < :until', { until });
  return selection.orderBy('proposal.expiresAt').addOrderBy('proposal.id').limit(WANTED_AT_MOST).getMany();
}
