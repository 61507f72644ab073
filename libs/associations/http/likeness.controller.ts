import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Lists, Route, type Actor, type ListPage } from '#platform';
import { AssociationPairsList, AssociationPairsQuery, type AssociationPairItem } from '../app/association-pairs.list.js';
import { AskToJoin } from '../app/join-request.js';
import { Likeness } from '../app/likeness.js';
import { ProposeMerge } from '../app/merging.js';
import { AssociationReasonDto, LikeDto, MergeDto } from './association.dto.js';

/** Registrations that may be one. */
@ApiTags('associations')
@Controller('api')
export class LikenessController {
  constructor(
    private readonly likeness: Likeness,
    private readonly asking: AskToJoin,
    private readonly merging: ProposeMerge,
    private readonly lists: Lists,
    private readonly pairs: AssociationPairsList,
  ) {}

  @Get('association-pairs')
  @Route({ policy: 'association.pairs', summary: 'Registrations of my region that may be one, the likeliest first' })
  list(@Query() query: AssociationPairsQuery, @CurrentActor() actor: Actor): Promise<ListPage<AssociationPairItem>> {
    return this.lists.read(actor, this.pairs, query);
  }

  @Post('association-pairs/:id/dismissal')
  @HttpCode(204)
  @Route({ policy: 'association.dismiss_pair', summary: 'Say that they are two', errors: ['NOT_FOUND', 'OWN_ASSOCIATION'] })
  dismiss(@IdParam() id: string, @Body() body: AssociationReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.likeness.dismiss(actor, id, body.reason);
  }

  @Post('association-pairs/:id/reopening')
  @HttpCode(204)
  @Route({ policy: 'association.dismiss_pair', summary: 'Show a pair again', errors: ['NOT_FOUND', 'OWN_ASSOCIATION'] })
  reopen(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.likeness.reopen(actor, id);
  }

  @Post('associations/:id/merge-proposals')
  @Route({
    policy: 'association.propose_merge',
    summary: 'Propose to merge another registration into this one, which stays; a second officer confirms',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'OWN_ASSOCIATION', 'PROPOSAL_WAITING', 'MERGE_FORBIDDEN', 'ASSOCIATION_MERGED'],
  })
  proposeMerge(@IdParam() id: string, @Body() body: MergeDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.merging.merge(actor, { keptId: id, otherId: body.otherId, taken: body.taken ?? [] }, body.reason);
  }

  @Post('association-merges/:id/undo-proposals')
  @Route({
    policy: 'association.propose_merge',
    summary: 'Propose to undo a merge; a second officer confirms, while nothing new forbids it',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'OWN_ASSOCIATION', 'PROPOSAL_WAITING', 'MERGE_FORBIDDEN'],
  })
  proposeUndo(@IdParam() id: string, @Body() body: AssociationReasonDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.merging.undo(actor, id, body.reason);
  }

  @Post('associations/likeness')
  @HttpCode(200)
  @Route({
    policy: 'association.register',
    summary: 'Whether an association that somebody is about to register may be here already; nothing of it is told',
    errors: ['THROTTLED'],
  })
  async mayBeHere(@Body() body: LikeDto, @CurrentActor() actor: Actor): Promise<{ mayBeHere: boolean }> {
    return { mayBeHere: await this.likeness.mayBeHere(actor, typed(body)) };
  }

  @Post('associations/join-requests')
  @HttpCode(202)
  @Route({
    policy: 'association.register',
    summary: 'Ask the president of an association that may be here for an invitation; the answer is the same whether it is or not',
    errors: ['THROTTLED'],
  })
  askToJoin(@Body() body: LikeDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.asking.execute(actor, typed(body));
  }
}

const typed = ({ name, ice, regionCode }: LikeDto) => ({ name, ice: ice ?? null, regionCode: regionCode ?? null });
