import { defineLife, tell } from '../lifecycle/life.js';
import { Proposal } from './proposal.entity.js';
import { ProposalSettled } from './proposal.events.js';
import { proposalMachine } from './proposal.machine.js';

export const proposalLife = defineLife({
  machine: proposalMachine,
  entity: Proposal,
  detail: ({ kind, subject, subjectId, proposedBy }) => ({ kind, subject, subjectId, proposedBy }),
  tells: ({ id }) => tell(ProposalSettled, { proposalId: id }),
});
