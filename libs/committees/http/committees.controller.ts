import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Lists, Route, type Actor, type ListPage } from '#platform';
import type { CommitteeView, SessionRow, UsualRules, Vocabulary, WaitingCall } from '../app/committee.views.js';
import { ConveneSession } from '../app/session/convene-session.js';
import { CommitteesList, CommitteesQuery, type CommitteeItem } from '../app/panel/committees.list.js';
import { CommitteeRules } from '../app/panel/committee-rules.js';
import { ManageCommittee } from '../app/panel/manage-committee.js';
import { SessionsList, SessionsQuery } from '../app/session/sessions.list.js';
import { SessionReads } from '../app/session/session.reads.js';
import { VOCABULARY } from '../app/vocabulary.js';
import { CommitteeDto, CommitteeSettingsDto, ConveneDto, MemberDto, CommitteeReasonDto } from './committees.dto.js';

@ApiTags('committees')
@Controller('api/committees')
export class CommitteesController {
  constructor(
    private readonly manage: ManageCommittee,
    private readonly rules: CommitteeRules,
    private readonly convocation: ConveneSession,
    private readonly reads: SessionReads,
    private readonly lists: Lists,
    private readonly committeesList: CommitteesList,
    private readonly sessionsList: SessionsList,
  ) {}

  @Get()
  @Route({ policy: 'committee.read', summary: 'The committees of my region' })
  list(@CurrentActor() actor: Actor, @Query() query: CommitteesQuery): Promise<ListPage<CommitteeItem>> {
    return this.lists.read(actor, this.committeesList, query);
  }

  @Post()
  @Route({ policy: 'committee.manage', summary: 'Set up a committee for a region', errors: ['NO_INSTITUTION'] })
  create(@CurrentActor() actor: Actor, @Body() body: CommitteeDto): Promise<{ id: string }> {
    return this.manage.create(actor, body);
  }

  @Get('sessions')
  @Route({ policy: 'session.read', summary: 'The sessions of my committee or region, newest first' })
  sessions(@CurrentActor() actor: Actor, @Query() query: SessionsQuery): Promise<ListPage<SessionRow>> {
    return this.lists.read(actor, this.sessionsList, query);
  }

  @Get('vocabulary')
  @Route({ policy: 'committee.read', summary: 'Presences, kinds of conflict and outcomes, in words' })
  vocabulary(): Vocabulary {
    return VOCABULARY;
  }

  @Get('usual-rules')
  @Route({ policy: 'committee.read', summary: 'What the institution gives a committee that is made today', errors: ['NO_INSTITUTION'] })
  usualRules(@CurrentActor() actor: Actor): Promise<UsualRules> {
    return this.rules.usual(actor);
  }

  @Get(':id')
  @Route({ policy: 'committee.read', summary: 'One committee with its members and mandates' })
  show(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CommitteeView> {
    return this.reads.committee(actor, id);
  }

  @Put(':id')
  @HttpCode(204)
  @Route({ policy: 'committee.manage', summary: 'Change the name, quorum and delays of a committee' })
  change(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CommitteeSettingsDto): Promise<void> {
    return this.manage.change(actor, id, body);
  }

  @Post(':id/rules')
  @HttpCode(204)
  @Route({ policy: 'committee.manage', summary: 'Take the colleges, the vote and the delays of the institution as they are today' })
  takeRules(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.manage.takeRules(actor, id);
  }

  @Post(':id/members')
  @Route({
    policy: 'committee.appoint',
    summary: 'Give a seat to a person for a mandate',
    errors: ['STEP_UP_REQUIRED', 'WRONG_SEAT', 'MEMBER_EXISTS', 'OWN_SEAT', 'FUNCTION_HELD'],
  })
  addMember(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MemberDto): Promise<{ id: string }> {
    return this.manage.addMember(actor, {
      ...body,
      committeeId: id,
      collegeCode: body.collegeCode ?? null,
      substituteOfId: body.substituteOfId ?? null,
      mandateUntil: body.mandateUntil ?? null,
      employer: body.employer ?? null,
      ties: body.ties ?? null,
    });
  }

  @Post('members/:id/end')
  @HttpCode(204)
  @Route({ policy: 'committee.manage', summary: 'End a mandate today' })
  endMandate(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CommitteeReasonDto): Promise<void> {
    return this.manage.endMandate(actor, id, body.reason);
  }

  @Get(':id/waiting-calls')
  @Route({ policy: 'session.convene', summary: 'The calls whose eligible files wait for this committee' })
  waitingCalls(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<WaitingCall[]> {
    return this.reads.waitingCalls(actor, id);
  }

  @Post(':id/sessions')
  @Route({
    policy: 'session.convene',
    summary: 'Call the committee to a session on the eligible files of its region',
    errors: [
      'CONVOCATION_TOO_LATE',
      'NO_ELIGIBLE_FILES',
      'MIXED_GRIDS',
      'OWN_ASSOCIATION',
      'WRONG_STATE',
      'WALL_TIME_MISSING',
      'WALL_TIME_AMBIGUOUS',
    ],
  })
  convene(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ConveneDto): Promise<{ id: string; files: number }> {
    return this.convocation.execute(actor, {
      ...body,
      committeeId: id,
      allocationRule: body.allocationRule ?? 'skip',
      thresholdHundredths: body.thresholdHundredths ?? null,
    });
  }
}
