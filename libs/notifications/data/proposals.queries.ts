import { inMyParts, Proposal, type Em, type ListSource } from '#platform';
import { WANTED_AT_MOST, type Wanted } from './wanted.js';

/** The proposals of the kinds that a reader may know (`:kinds`), those that wait first, then the newest. */
export const PROPOSALS: ListSource<Proposal> = {
  select: {
    id: 'p.id',
    kind: 'p.kind',
    subject: 'p.subject',
    subjectId: 'p.subject_id',
    regionCode: 'p.region_code',
    associationId: 'p.association_id',
    programmeId: 'p.programme_id',
    institutionId: 'p.institution_id',
    payload: 'p.payload',
    payloadHash: 'p.payload_hash',
    reason: 'p.reason',
    state: 'p.state',
    proposedBy: 'p.proposed_by',
    proposedAt: 'p.proposed_at',
    expiresAt: 'p.expires_at',
    barred: 'p.barred',
    decidedBy: 'p.decided_by',
    decidedAt: 'p.decided_at',
    decisionReason: 'p.decision_reason',
    said: 'p.said',
  },
  from: 'FROM proposal p',
  where: `p.kind = ANY(:kinds::text[]) AND NOT (p.kind = ANY(:secretKinds::text[]) AND p.subject_id = ANY(:selves::uuid[])) AND CASE WHEN :isMember::boolean THEN p.association_id = :myAssociation::uuid
    ELSE (:myRegion::text IS NULL OR p.region_code IS NULL OR p.region_code = :myRegion)
      AND (p.programme_id IS NULL OR ${inMyParts('p.programme_id', `coalesce(p.region_code, '')`)})
      AND (p.institution_id IS NULL OR :myInstitution::uuid IS NULL OR p.institution_id = :myInstitution)
      AND (p.association_id IS NULL OR p.association_id <> ALL(:myAssociations::uuid[])) END`,
  filters: { state: `(p.state = 'waiting') = (:state = 'waiting')`, subjectId: 'p.subject_id = :subjectId' },
  sorts: { proposed: 'p.proposed_at', expires: 'p.expires_at' },
  order: `CASE WHEN p.state = 'waiting' THEN 0 ELSE 1 END, p.proposed_at DESC`,
  tie: 'p.id',
};

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
