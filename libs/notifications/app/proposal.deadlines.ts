import { Injectable } from '@nestjs/common';
import { Proposals, proposalSubject, type Em } from '#platform';
import { proposalsDue } from '../data/proposals.queries.js';
import type { Wanted } from '../data/wanted.js';
import { days } from '../domain/ladder.js';
import { defineDeadline, type DueDate, type DueDates } from './deadline-kinds.js';

/** What waits for a second person ends when nobody answers; the proposer is told by the message of the proposal. */
export const PROPOSAL_ENDS = defineDeadline({
  kind: 'platform.proposal-ends',
  title: {
    fr: 'Confirmer ou refuser, en seconde personne',
    ar: 'تأكيد أو رفض بصفتكم الشخص الثاني',
    en: 'Confirm or refuse, as the second person',
  },
  sets: ['proposal.expires_at'],
  before: [days(3), days(1)],
  after: [],
});

@Injectable()
export class ProposalsDue implements DueDates {
  constructor(private readonly proposals: Proposals) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const due: DueDate[] = [];
    for (const proposal of await proposalsDue(em, wanted)) {
      const { about, barred = [], names = [] } = await this.proposals.facts(em, proposal);
      due.push({
        subjectId: proposal.id,
        dueAt: proposal.expiresAt,
        about,
        names,
        path: `/app/proposals/${proposal.id}`,
        scope: {
          ...proposalSubject(proposal),
          excludedPersonIds: [proposal.proposedBy, ...proposal.barred, ...barred],
        },
        acts: { policy: this.proposals.confirmersOf(proposal.kind) },
      });
    }
    return due;
  }
}
