import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#identity';
import { defineJob, Proposal, Proposals, proposalSubject, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { defineMessage } from '../domain/message-definition.js';
import { Audiences } from './audiences.js';
import { Deadlines } from './deadlines.js';
import { Messages } from './messages.js';
import { PROPOSAL_ENDS } from './proposal.deadlines.js';

const payload = z.object({ proposalId: z.uuid() });
export const tellProposalMade = defineJob({ name: 'notifications.tell-proposal-made', queue: 'events', payload });
export const tellProposalSettled = defineJob({ name: 'notifications.tell-proposal-settled', queue: 'events', payload });

const made = defineMessage({
  name: 'platform.proposal-made',
  subject: { fr: 'À confirmer à deux : {{kind}}', ar: 'في انتظار تأكيدكم: {{kind}}', en: 'For a second person: {{kind}}' },
  body: {
    fr: 'Bonjour {{name}},\n\n{{proposer}} propose : {{about}}\n\nMotif : {{reason}}\n\nRien ne se fait sans une seconde personne. Confirmez ou refusez ; sans réponse, la proposition expire.',
    ar: 'تحية طيبة {{name}}،\n\nيقترح {{proposer}}: {{about}}\n\nالسبب: {{reason}}\n\nلا يتم شيء دون شخص ثان. المرجو التأكيد أو الرفض؛ بدون جواب ينتهي أجل المقترح.',
    en: 'Hello {{name}},\n\n{{proposer}} proposes: {{about}}\n\nReason: {{reason}}\n\nNothing is done without a second person. Confirm or refuse; unanswered, the proposal expires.',
  },
  action: { fr: 'Examiner la proposition', ar: 'دراسة المقترح', en: 'Look at the proposal' },
});
const settled = defineMessage({
  name: 'platform.proposal-settled',
  subject: {
    fr: 'Votre proposition : {{kind}}, {{outcome}}',
    ar: 'مقترحكم: {{kind}}، {{outcome}}',
    en: 'Your proposal: {{kind}}, {{outcome}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre proposition : {{about}}\n\nRéponse : {{outcome}}. {{answer}}',
    ar: 'تحية طيبة {{name}}،\n\nمقترحكم: {{about}}\n\nالجواب: {{outcome}}. {{answer}}',
    en: 'Hello {{name}},\n\nyour proposal: {{about}}\n\nAnswer: {{outcome}}. {{answer}}',
  },
  action: { fr: 'Voir la proposition', ar: 'الاطلاع على المقترح', en: 'See the proposal' },
});

const pathOf = (proposal: Proposal) => `/app/proposals/${proposal.id}`;

/** Tells whoever may confirm, once the proposal is written. */
@Injectable()
export class TellProposalMade implements JobHandler<{ proposalId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly directory: Directory,
    private readonly audiences: Audiences,
    private readonly messages: Messages,
    private readonly deadlines: Deadlines,
  ) {}

  handle({ proposalId }: { proposalId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const proposal = await rowBy(em, Proposal, { id: proposalId });
      if (!proposal || proposal.state !== 'waiting') return 'skipped';
      await this.deadlines.set(em, PROPOSAL_ENDS, proposal.id, proposal.expiresAt);
      const to = await this.confirmers(em, proposal);
      const { about, names = [] } = await this.proposals.facts(em, proposal);
      const proposer = (await this.directory.people(em, [proposal.proposedBy])).get(proposal.proposedBy)?.name ?? '';
      const kind = this.proposals.definition(proposal.kind).label;
      await this.messages.send(em, {
        to,
        message: made,
        names: [proposal.proposedBy, ...names],
        params: { kind, about, proposer, reason: proposal.reason },
        path: pathOf(proposal),
      });
      return 'done';
    });
  }

  /** Whoever could confirm it now, without the proposer and whom it favours. */
  private async confirmers(em: Em, proposal: Proposal): Promise<string[]> {
    const people = await this.audiences.people(em, { policy: this.proposals.confirmersOf(proposal.kind) }, proposalSubject(proposal));
    const excluded = new Set([proposal.proposedBy, ...proposal.barred]);
    return people.filter((id) => !excluded.has(id));
  }
}

/** Tells the proposer what became of it. */
@Injectable()
export class TellProposalSettled implements JobHandler<{ proposalId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly messages: Messages,
  ) {}

  handle({ proposalId }: { proposalId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const proposal = await rowBy(em, Proposal, { id: proposalId });
      if (!proposal || proposal.state === 'waiting' || proposal.decidedBy === proposal.proposedBy) return 'skipped';
      const { about, names } = await this.proposals.facts(em, proposal);
      await this.messages.send(em, {
        to: [proposal.proposedBy],
        message: settled,
        names,
        params: {
          kind: this.proposals.definition(proposal.kind).label,
          about,
          outcome: this.proposals.stateLabel(proposal),
          answer: proposal.decisionReason ?? '',
        },
        path: pathOf(proposal),
      });
      return 'done';
    });
  }
}
