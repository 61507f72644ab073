import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { AccountStates } from '../app/account-states.js';
import type { Holding } from '../app/holdings.js';
import { ProposeSuspension } from '../app/suspension.proposals.js';
import { SuspensionDto, SuspensionProposalDto } from './account-states.dto.js';
import { AccountReasonDto } from './session.dto.js';

const SUSPENDING = ['NOT_FOUND', 'STEP_UP_REQUIRED', 'OTHER_PERSON_NEEDED', 'WRONG_STATE'];

@ApiTags('people')
@Controller('api')
export class AccountStatesController {
  constructor(
    private readonly states: AccountStates,
    private readonly propose: ProposeSuspension,
  ) {}

  @Get('people/:id/holdings')
  @Route({ policy: 'person.manage', summary: 'What rests on this person alone and is handed on before the account is closed' })
  holdings(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<Holding[]> {
    return this.states.heldBy(actor, id);
  }

  @Post('people/:id/suspension')
  @HttpCode(204)
  @Route({
    policy: 'person.suspend',
    summary: 'Suspend an account: its sessions end at once, its roles rest; of an administrator it takes two',
    errors: [...SUSPENDING, 'SUSPENSION_NEEDS_TWO', 'LAST_ADMINISTRATOR'],
  })
  suspend(@IdParam() id: string, @Body() { reason, words }: SuspensionDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.states.suspend(actor, id, { reason, words: words ?? null });
  }

  @Post('people/:id/restoration')
  @HttpCode(204)
  @Route({
    policy: 'person.suspend',
    summary: 'Restore a suspended account with its roles; of an administrator it takes two',
    errors: [...SUSPENDING, 'SUSPENSION_NEEDS_TWO'],
  })
  restore(@IdParam() id: string, @Body() { reason }: AccountReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.states.restore(actor, id, reason);
  }

  @Post('people/:id/suspension-proposals')
  @Route({
    policy: 'person.propose_suspension',
    summary: 'Propose to suspend, restore or close an account; a second administrator confirms it',
    errors: [...SUSPENDING, 'PROPOSAL_WAITING'],
  })
  proposeSuspension(@IdParam() id: string, @Body() body: SuspensionProposalDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.propose.execute(actor, { personId: id, event: body.event, words: body.words ?? null }, body.reason);
  }

  @Post('people/:id/closure')
  @HttpCode(204)
  @Route({
    policy: 'person.close',
    summary:
      'Close the account of somebody who has left: every role is taken back; what rests on them is handed on before; of an administrator it takes two',
    errors: [...SUSPENDING, 'SUSPENSION_NEEDS_TWO', 'ACCOUNT_HOLDS', 'LAST_ADMINISTRATOR'],
  })
  close(@IdParam() id: string, @Body() { reason }: AccountReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.states.close(actor, id, reason);
  }

  @Get('me/holdings')
  @Route({ policy: 'person.self', summary: 'What rests on me alone and is handed on before I close my account' })
  myHoldings(@CurrentActor() actor: Actor): Promise<Holding[]> {
    return this.states.heldByMe(actor);
  }

  @Post('me/closure')
  @HttpCode(204)
  @Route({
    policy: 'person.leave',
    summary: 'Close my account: every role ends; what rests on me is handed on before',
    errors: ['STEP_UP_REQUIRED', 'WRONG_STATE', 'ACCOUNT_HOLDS', 'LAST_ADMINISTRATOR'],
  })
  leave(@CurrentActor() actor: Actor): Promise<void> {
    return this.states.leave(actor);
  }
}
