import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, type Role } from '#identity';
import { defineJob, policyRegistry, Proposal, Proposals, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { defineMessage } from '../domain/message-definition.js';
import { Deadlines } from './deadlines.js';
import { Messages } from './messages.js';
import { PROPOSAL_ENDS } from './proposal.deadlines.js';

const payload = z.object({ proposalId: z.uuid() });
export const tellProposalMade = defineJob({ name: 'notifications.tell-proposal-made', queue: 'events', payload });
export const tellProposalSettled = defineJob({ name: 'notifications.tell-proposal-settled', queue: 'events', payload });

const made = defineMessage({
  name: 'platform.proposal-made',
  subject: { fr: 'À confirmer à deux : {{kind}}', ar: 'في انتظار تأكيدكم: {{kind}}', en: 'For a second person: {{kind}}' },
  body: {
    fr: 'Bonjour {{name}},\n\n{{proposer}} propose : {{about}}\n\nMotif : {{reason}}\n\nRien ne se fait sans une seconde personne. Confirmez ou refusez ; sans réponse, la proposition expire.',
    ar: 'تحية طيبة {{name}}،\n\nيقترح {{proposer}}: {{about}}\n\nالسبب: {{reason}}\n\nلا يتم شيء دون شخص ثان. المرجو التأكيد أو الرفض؛ بدون جواب ينتهي أجل المقترح.',
    en: 'Hello {{name}},\n\n{{proposer}} proposes: {{about}}\n\nReason: {{reason}}\n\nNothing is done without a second person. Confirm or refuse; unanswered, the proposal expires.',
  },
  action: { fr: 'Examiner la proposition', ar: 'دراسة المقترح', en: 'Look at the proposal' },
});
const settled = defineMessage({
  name: 'platform.proposal-settled',
  subject: {
    fr: 'Votre proposition : {{kind}}, {{outcome}}',
    ar: 'مقترحكم: {{kind}}، {{outcome}}',
    en: 'Your proposal: {{kind}}, {{outcome}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre proposition : {{about}}\n\nRéponse : {{outcome}}. {{answer}}',
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
    private readonly messages: Messages,
    private readonly deadlines: Deadlines,
  ) {}

  handle({ proposalId }: { proposalId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const proposal = await rowBy(em, Proposal, { id: proposalId });
      if (!proposal || proposal.state !== 'waiting') return 'skipped';
      await this.deadlines.set(em, PROPOSAL_ENDS, proposal.id, proposal.expiresAt);
      const to = await this.confirmers(em, proposal);
      const { about } = await this.proposals.facts(em, proposal);
      const proposer = (await this.directory.people(em, [proposal.proposedBy])).get(proposal.proposedBy)?.name ?? '';
      const kind = this.proposals.definition(proposal.kind).label;
      await this.messages.send(em, {
        to,
        message: made,
        params: { kind, about, proposer, reason: proposal.reason },
        path: pathOf(proposal),
      });
      return 'done';
    });
  }

  /** Holders of a role that confirms, within the scope, without the proposer, whom it favours, and the association's own people. */
  private async confirmers(em: Em, proposal: Proposal): Promise<string[]> {
    const roles = policyRegistry.get(this.proposals.confirmersOf(proposal.kind))!.roles as readonly Role[];
    const holders = await this.directory.holders(em, roles, { regionCode: proposal.regionCode });
    const own = await this.directory.associationsOf(
      em,
      holders.map((holder) => holder.id),
    );
    const excluded = new Set([proposal.proposedBy, ...proposal.barred]);
    const isOwn = (id: string) => proposal.associationId !== null && own.get(id)?.includes(proposal.associationId);
    return [...new Set(holders.map(({ id }) => id))].filter((id) => !excluded.has(id) && !isOwn(id));
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
      const { about } = await this.proposals.facts(em, proposal);
      await this.messages.send(em, {
        to: [proposal.proposedBy],
        message: settled,
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
