import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { CloseInstitution } from '../app/close-institution.js';
import { InstitutionReads, type InstitutionsView, type InstitutionView, type ParametersView } from '../app/institution.reads.js';
import { ManageInstitution } from '../app/manage-institution.js';
import { PayingAccounts } from '../app/paying-accounts.js';
import { ReviseParameter } from '../app/revise-parameter.js';
import { Signatories } from '../app/signatories.js';
import { WithdrawRevision } from '../app/withdraw-revision.js';
import {
  EditInstitutionDto,
  InstitutionDto,
  InstitutionReasonDto,
  PayingAccountDto,
  RevisionDto,
  SignatoryDto,
} from './institution.dto.js';

@ApiTags('institutions')
@Controller('api/institutions')
export class InstitutionsController {
  constructor(
    private readonly read: InstitutionReads,
    private readonly manage: ManageInstitution,
    private readonly signatories: Signatories,
    private readonly accounts: PayingAccounts,
    private readonly revisions: ReviseParameter,
    private readonly withdrawals: WithdrawRevision,
    private readonly closing: CloseInstitution,
  ) {}

  @Get()
  @Route({ policy: 'institution.read', summary: 'Who issues calls, decides, signs and pays' })
  list(@CurrentActor() actor: Actor): Promise<InstitutionsView> {
    return this.read.list(actor);
  }

  @Get(':id')
  @Route({ policy: 'institution.read', summary: 'One institution: letterhead, signatories, paying accounts' })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<InstitutionView> {
    return this.read.one(actor, id);
  }

  @Get(':id/parameters')
  @Route({ policy: 'institution.read', summary: 'What the institution decided: thresholds, delays, lists, with their dates' })
  parameters(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ParametersView> {
    return this.read.parametersOf(actor, id);
  }

  @Post()
  @Route({
    policy: 'institution.create',
    summary: 'Describe an institution; the first one runs the installation',
    errors: ['INSTITUTION_CODE_TAKEN'],
  })
  create(@CurrentActor() actor: Actor, @Body() body: InstitutionDto): Promise<{ id: string }> {
    return this.manage.create(actor, body);
  }

  @Put(':id')
  @Route({
    policy: 'institution.edit',
    summary: 'Describe an institution anew; what was issued keeps its words',
    errors: ['VERSION_CONFLICT', 'INSTITUTION_CODE_TAKEN', 'PREFIX_IN_USE', 'WRONG_STATE', 'INSTITUTION_HOLDS'],
  })
  edit(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EditInstitutionDto): Promise<{ version: number }> {
    const { version, ...content } = body;
    return this.manage.edit(actor, id, version, content);
  }

  @Post(':id/closure')
  @HttpCode(204)
  @Route({
    policy: 'institution.close',
    summary: 'Close an institution on which nothing rests; its accounts are retired',
    errors: ['WRONG_STATE', 'PRINCIPAL_STAYS', 'INSTITUTION_HOLDS'],
  })
  close(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: InstitutionReasonDto): Promise<void> {
    return this.closing.close(actor, id, reason);
  }

  @Post(':id/reopening')
  @HttpCode(204)
  @Route({
    policy: 'institution.reopen',
    summary: 'Reopen an institution that was closed; its accounts stay retired',
    errors: ['WRONG_STATE', 'INSTITUTION_CLOSED'],
  })
  reopen(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: InstitutionReasonDto): Promise<void> {
    return this.closing.reopen(actor, id, reason);
  }

  @Post(':id/signatories')
  @Route({ policy: 'institution.edit', summary: 'Name a signatory with their mandate', errors: ['WRONG_STATE'] })
  addSignatory(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SignatoryDto): Promise<{ id: string }> {
    return this.signatories.add(actor, id, body);
  }

  @Put('signatories/:id')
  @HttpCode(204)
  @Route({ policy: 'institution.edit', summary: 'Correct a signatory, or end a mandate' })
  correctSignatory(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SignatoryDto): Promise<void> {
    return this.signatories.correct(actor, id, body);
  }

  @Post('signatories/:id/end')
  @HttpCode(204)
  @Route({ policy: 'institution.edit', summary: 'End a mandate today; what was signed stands', errors: ['MANDATE_ENDED'] })
  endSignatory(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: InstitutionReasonDto): Promise<void> {
    return this.signatories.end(actor, id, reason);
  }

  @Post(':id/paying-accounts')
  @HttpCode(202)
  @Route({
    policy: 'paying_account.propose',
    summary: 'Propose an account to pay from; another person opens it',
    errors: ['PAYING_ACCOUNT_KNOWN', 'PROPOSAL_WAITING', 'WRONG_STATE'],
  })
  proposeAccount(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PayingAccountDto): Promise<{ proposalId: string }> {
    const { reason, ...account } = body;
    return this.accounts.propose(actor, id, account, reason);
  }

  @Post('paying-accounts/:id/retirement')
  @HttpCode(204)
  @Route({
    policy: 'paying_account.retire',
    summary: 'Retire an account: nothing more is paid from it',
    errors: ['WRONG_STATE', 'LAST_PAYING_ACCOUNT', 'PAYING_ACCOUNT_NAMED'],
  })
  retireAccount(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: InstitutionReasonDto): Promise<void> {
    return this.accounts.retire(actor, id, reason);
  }

  @Post(':id/revisions')
  @Route({
    policy: 'parameter.revise',
    summary: 'Revise a parameter from a day on; what decides about money waits for a second person',
    errors: ['REVISION_DAY_TAKEN', 'PROPOSAL_WAITING', 'WRONG_STATE'],
  })
  revise(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RevisionDto,
  ): Promise<{ revisionId: string | null; proposalId: string | null }> {
    return this.revisions.revise(actor, id, body);
  }

  @Post('revisions/:id/withdrawal')
  @HttpCode(200)
  @Route({
    policy: 'parameter.revise',
    summary: 'Take back a revision whose day has not come; what took two persons waits for a second one',
    errors: ['REVISION_IN_FORCE', 'PROPOSAL_WAITING'],
  })
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: InstitutionReasonDto,
  ): Promise<{ proposalId: string | null }> {
    return this.withdrawals.withdraw(actor, id, reason);
  }
}
