import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  definePolicies,
  IdParam,
  Lists,
  Proposals,
  Route,
  TextField,
  type Actor,
  type ListPage,
  type NamesOf,
} from '#platform';
import { ProposalsList, ProposalsQuery, type ProposalView } from '../app/proposals.list.js';
import { ProposalReads } from '../app/proposals.reads.js';

/** The policies of each kind decide; these only say that the public has no part in it. */
export const proposalPolicies = definePolicies({
  'proposal.read': { roles: ['*'] },
  'proposal.answer': { roles: ['*'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof proposalPolicies> {}
}

class RefusalDto {
  @TextField({ max: 1000, min: 5 }) reason: string;
}

class WithdrawalDto {
  @TextField({ max: 1000, optional: true }) reason?: string;
}

const ANSWERS = ['NOT_FOUND', 'WRONG_STATE', 'OTHER_PERSON_NEEDED', 'STEP_UP_REQUIRED'] as const;

/** What one person must not do alone, and the second person's answer. */
@ApiTags('proposals')
@Controller('api/proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: Proposals,
    private readonly reading: ProposalReads,
    private readonly lists: Lists,
    private readonly listed: ProposalsList,
  ) {}

  @Get()
  @Route({ policy: 'proposal.read', summary: 'What waits for a second person, and what became of the rest' })
  list(@CurrentActor() actor: Actor, @Query() query: ProposalsQuery): Promise<ListPage<ProposalView>> {
    return this.lists.read(actor, this.listed, query);
  }

  @Get(':id')
  @Route({ policy: 'proposal.read', summary: 'One proposal, with its reason and its answer', errors: ['NOT_FOUND'] })
  detail(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ProposalView> {
    return this.reading.detail(actor, id);
  }

  @Post(':id/confirmation')
  @HttpCode(204)
  @Route({
    policy: 'proposal.answer',
    summary: 'Confirm as the second person; it is carried out',
    errors: [...ANSWERS, 'PROPOSAL_EXPIRED', 'PROPOSER_LOST_RIGHT'],
  })
  confirm(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.proposals.confirm(actor, id);
  }

  @Post(':id/refusal')
  @HttpCode(204)
  @Route({ policy: 'proposal.answer', summary: 'Refuse as the second person, with the reason', errors: [...ANSWERS, 'PROPOSAL_EXPIRED'] })
  refuse(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RefusalDto): Promise<void> {
    return this.proposals.refuse(actor, id, body.reason);
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'proposal.answer', summary: 'Take a proposal back', errors: ANSWERS })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WithdrawalDto): Promise<void> {
    return this.proposals.withdraw(actor, id, body.reason ?? null);
  }
}
