import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, DayField, EmailField, IdList, IdParam, Route, TextField, type Actor } from '#platform';
import { NameDelegates } from '../app/delegation.proposals.js';
import { Delegations, type DelegationsView } from '../app/delegations.js';

class LendingDto {
  @IdList({ min: 1, max: 20, description: 'The grants that are lent' }) grantIds: string[];
  @EmailField({ description: 'Of the officer who acts meanwhile' }) email: string;
  @DayField({ optional: true, description: 'The first day; from now on without it' }) from?: string;
  @DayField({ description: 'The last day, whole' }) until: string;
}

class LendingProposalDto extends LendingDto {
  @TextField({ min: 5, max: 1000, description: 'Why, for the second administrator' }) reason: string;
}

const REFUSALS = [
  'NOT_FOUND',
  'STEP_UP_REQUIRED',
  'NOT_LENDABLE',
  'DELEGATE_UNFIT',
  'DELEGATE_ELSEWHERE',
  'GRANT_PERIOD_WRONG',
  'GRANT_BEGINS_IN_PAST',
  'ABSENCE_TOO_LONG',
  'ROLE_ALREADY_HELD',
];

/** Who acts for whom during an absence. */
@ApiTags('delegations')
@Controller('api')
export class DelegationsController {
  constructor(
    private readonly delegations: Delegations,
    private readonly naming: NameDelegates,
  ) {}

  @Get('me/delegations')
  @Route({ policy: 'person.self', summary: 'What I have lent, what is lent to me, and what I may lend' })
  mine(@CurrentActor() actor: Actor): Promise<DelegationsView> {
    return this.delegations.mine(actor);
  }

  @Post('me/delegations')
  @Route({ policy: 'person.lend', summary: 'Name who acts for me while I am away, for given roles and days', errors: REFUSALS })
  lend(@Body() body: LendingDto, @CurrentActor() actor: Actor): Promise<{ ids: string[] }> {
    return this.delegations.lend(actor, body);
  }

  @Delete('me/delegations/:id')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Take back what I have lent, or lay down what is lent to me', errors: ['NOT_FOUND'] })
  end(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.delegations.end(actor, id);
  }

  @Post('people/:id/delegations')
  @Route({
    policy: 'person.grant',
    summary: 'Name who acts for somebody who is gone; not for roles that two administrators give',
    errors: [...REFUSALS, 'GRANT_NEEDS_TWO'],
  })
  name(@IdParam() id: string, @Body() body: LendingDto, @CurrentActor() actor: Actor): Promise<{ ids: string[] }> {
    return this.naming.name(actor, id, body);
  }

  @Post('people/:id/delegation-proposals')
  @Route({
    policy: 'person.propose_grant',
    summary: 'Propose who acts for somebody who is gone, in a role that two administrators give',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'PROPOSAL_WAITING'],
  })
  propose(
    @IdParam() id: string,
    @Body() { reason, ...absence }: LendingProposalDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return this.naming.propose(actor, id, absence, reason);
  }
}
