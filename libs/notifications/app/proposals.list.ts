import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  countsAs,
  HEADINGS,
  IdField,
  ListQuery,
  momentOf,
  proposalMachine,
  Proposals,
  type Actor,
  type Em,
  type List,
  type Named,
  type Proposal,
  type ProposalAct,
  type ProposalChange,
  type ProposalState,
  Trail,
  Tx,
} from '#platform';
import { PROPOSALS } from '../data/proposals.queries.js';

export interface ProposalView {
  id: string;
  kind: string;
  kindLabel: Label;
  about: Label;
  /** What changes, one by one; of some acts the sentence says all. */
  changes: ProposalChange[];
  href: string | null;
  reason: string;
  state: ProposalState;
  stateLabel: Label;
  proposedBy: string;
  /** In whose place, by a role that was lent. */
  inPlaceOf: string | null;
  proposedAt: ZonedInstant;
  expiresAt: ZonedInstant;
  decidedBy: string | null;
  decidedAt: ZonedInstant | null;
  decisionReason: string | null;
  can: ProposalAct[];
}

export class ProposalsQuery extends ListQuery {
  @ChoiceField(['waiting', 'settled'], { optional: true }) state?: 'waiting' | 'settled';
  /** Of one thing: an institution, a person, an order of payment. */
  @IdField({ optional: true }) subjectId?: string;
}

const { text, instant } = columnsFor<ProposalView>();

/** What waits for a second person, and what became of the rest, for those concerned. */
@Injectable()
export class ProposalsList implements List<Proposal, ProposalView, ProposalsQuery> {
  readonly name = 'proposals';
  readonly title = { fr: 'Actes à deux personnes', ar: 'أعمال تتطلب شخصين', en: 'Acts of two persons' };
  readonly policy = 'proposal.read';
  readonly query = ProposalsQuery;
  readonly source = PROPOSALS;
  /** What each is about is asked one by one. */
  readonly batch = 50;
  readonly columns = [
    text({ fr: 'Nature', ar: 'الصنف', en: 'Kind' }, (item, language) => item.kindLabel[language]),
    text({ fr: 'Objet', ar: 'الموضوع', en: 'About' }, (item, language) => item.about[language]),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Motif', ar: 'السبب', en: 'Reason' }, (item) => item.reason),
    text({ fr: 'Proposé par', ar: 'اقترحه', en: 'Proposed by' }, (item) => item.proposedBy),
    text({ fr: 'Par délégation de', ar: 'بتفويض من', en: 'By delegation of' }, (item) => item.inPlaceOf),
    instant({ fr: 'Proposé le', ar: 'تاريخ الاقتراح', en: 'Proposed on' }, (item) => momentOf(item.proposedAt)),
    instant({ fr: 'Expire le', ar: 'تاريخ الانقضاء', en: 'Expires on' }, (item) => momentOf(item.expiresAt)),
    text({ fr: 'Répondu par', ar: 'أجاب عنه', en: 'Answered by' }, (item) => item.decidedBy),
    instant({ fr: 'Répondu le', ar: 'تاريخ الجواب', en: 'Answered on' }, (item) => momentOf(item.decidedAt)),
    text({ fr: 'Motif de la réponse', ar: 'سبب الجواب', en: 'Reason of the answer' }, (item) => item.decisionReason),
  ];

  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly directory: Directory,
    private readonly trail: Trail,
  ) {}

  values(_em: Em, actor: Actor): Promise<Named> {
    return Promise.resolve({
      kinds: this.proposals.kindsOf(actor),
      secretKinds: this.proposals.secretKinds(),
      selves: countsAs(actor),
      isMember: actor.role.startsWith('association.'),
    });
  }

  async items(em: Em, actor: Actor, rows: readonly Proposal[]): Promise<ProposalView[]> {
    const lenders = await this.trail.inPlaceOf(
      em,
      'proposal',
      'propose',
      rows.map(({ id }) => id),
    );
    const people = await this.directory.people(em, [
      ...rows.flatMap((row) => [row.proposedBy, row.decidedBy ?? []].flat()),
      ...lenders.values(),
    ]);
    const nameOf = (id: string | null | undefined) => (id ? (people.get(id)?.name ?? '') : null);
    const now = await this.tx.now(em);
    const views: ProposalView[] = [];
    for (const row of rows) {
      const facts = await this.proposals.facts(em, row);
      // Whose time is over has ended, also before the round that writes it down.
      const state = row.state === 'waiting' && row.expiresAt <= now ? 'expired' : row.state;
      views.push({
        id: row.id,
        kind: row.kind,
        kindLabel: this.proposals.definition(row.kind).label,
        about: facts.about,
        changes: [...(facts.changes ?? [])],
        href: facts.href ?? null,
        reason: row.reason,
        state,
        stateLabel: proposalMachine.label(state),
        proposedBy: nameOf(row.proposedBy)!,
        inPlaceOf: nameOf(lenders.get(row.id)),
        proposedAt: zonedInstant(row.proposedAt),
        expiresAt: zonedInstant(row.expiresAt),
        decidedBy: nameOf(row.decidedBy),
        decidedAt: row.decidedAt && zonedInstant(row.decidedAt),
        decisionReason: row.decisionReason,
        can: this.proposals.actsOn(actor, row, now),
      });
    }
    return views;
  }
}
