import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Lists, Route, type Actor, type ListPage } from '#platform';
import { CasesList, CasesQuery, type CaseItem } from '../app/cases.list.js';
import type { Proposed } from '../app/disbursement.proposals.js';
import { CloseCase, MatchCase } from '../app/settle-case.js';
import { StatementCaseReads, type CaseView } from '../app/statement-cases.reads.js';
import { MatchCaseDto, PaymentReasonDto } from './disbursements.dto.js';

@ApiTags('disbursements')
@Controller('api/disbursements/cases')
export class StatementCasesController {
  constructor(
    private readonly reads: StatementCaseReads,
    private readonly lists: Lists,
    private readonly cases: CasesList,
    private readonly closing: CloseCase,
    private readonly matching: MatchCase,
  ) {}

  @Get()
  @Route({ policy: 'statement_case.read', summary: 'Movements of the bank that somebody has to look at, newest first' })
  list(@CurrentActor() actor: Actor, @Query() query: CasesQuery): Promise<ListPage<CaseItem>> {
    return this.lists.read(actor, this.cases, query);
  }

  @Get(':id')
  @Route({
    policy: 'statement_case.read',
    summary: 'One movement, with the orders and recoveries of its amount that await one',
    errors: ['NOT_FOUND'],
  })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CaseView> {
    return this.reads.one(actor, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Route({
    policy: 'statement_case.close',
    summary: 'Close a movement with a reason; by two persons where money of our orders is at stake',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'STEP_UP_REQUIRED', 'PROPOSAL_WAITING'],
  })
  close(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PaymentReasonDto): Promise<{ proposalId: string | null }> {
    return this.closing.close(actor, id, body.reason);
  }

  @Post(':id/match')
  @HttpCode(202)
  @Route({
    policy: 'statement_case.match',
    summary: 'Propose which order or recovery a movement is about; done when a second person confirms',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'STEP_UP_REQUIRED', 'CASE_OF_OTHER_ACCOUNT', 'CASE_DOES_NOT_MATCH', 'PROPOSAL_WAITING'],
  })
  match(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MatchCaseDto): Promise<Proposed> {
    const target = { paymentOrderId: body.paymentOrderId ?? null, recoveryOrderId: body.recoveryOrderId ?? null };
    return this.matching.propose(actor, id, target, body.reason);
  }
}
