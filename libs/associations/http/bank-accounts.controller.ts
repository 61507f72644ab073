import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { BankAccounts } from '../app/bank-accounts.js';
import { AccountDto, AssociationRefusalDto } from './association.dto.js';

@ApiTags('associations')
@Controller('api/associations/:id/accounts')
export class BankAccountsController {
  constructor(private readonly accounts: BankAccounts) {}

  @Post()
  @Route({
    policy: 'bank_account.propose',
    summary: 'Propose another bank account; its proof must be in the vault',
    errors: ['ACCOUNT_CHANGE_PENDING', 'STEP_UP_REQUIRED'],
  })
  propose(@IdParam() id: string, @Body() body: AccountDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.accounts.propose(actor, id, body);
  }

  @Post(':accountId/confirmation')
  @HttpCode(204)
  @Route({
    policy: 'bank_account.confirm',
    summary: 'Confirm the account, as a second person',
    errors: ['WRONG_STATE', 'SECOND_PERSON_NEEDED', 'STEP_UP_REQUIRED'],
  })
  confirm(@IdParam() id: string, @IdParam('accountId') accountId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.accounts.confirm(actor, id, accountId);
  }

  @Post(':accountId/abandonment')
  @HttpCode(204)
  @Route({ policy: 'bank_account.abandon', summary: 'Give a change of account up', errors: ['WRONG_STATE'] })
  abandon(@IdParam() id: string, @IdParam('accountId') accountId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.accounts.abandon(actor, id, accountId);
  }

  @Post(':accountId/verification')
  @HttpCode(204)
  @Route({
    policy: 'bank_account.verify',
    summary: 'Verify the account; the former one is replaced',
    errors: ['WRONG_STATE', 'OWN_ASSOCIATION', 'STEP_UP_REQUIRED'],
  })
  verify(@IdParam() id: string, @IdParam('accountId') accountId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.accounts.verify(actor, id, accountId);
  }

  @Post(':accountId/rejection')
  @HttpCode(204)
  @Route({ policy: 'bank_account.reject', summary: 'Reject the account', errors: ['WRONG_STATE', 'OWN_ASSOCIATION'] })
  reject(
    @IdParam() id: string,
    @IdParam('accountId') accountId: string,
    @Body() body: AssociationRefusalDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.accounts.reject(actor, id, accountId, body);
  }
}
