import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { RegionCode } from '#kernel';
import { CurrentActor, IdParam, Lists, Route, type Actor, type ListPage } from '#platform';
import { Accounts } from '../app/accounts.js';
import { Limits } from '../app/limits.js';
import { ManagePeople } from '../app/manage-people.js';
import { PeopleList, PeopleQuery, type PersonSummary } from '../app/people.list.js';
import { People, type GrantableRole, type PersonDetail } from '../app/people.reads.js';
import {
  AccountReasonDto,
  AskPasswordDto,
  ChoosePasswordDto,
  EnrolmentProposalDto,
  GrantDto,
  GrantProposalDto,
  InviteOfficerDto,
  LinkView,
  RegisterDto,
  TokenDto,
} from './session.dto.js';

const LINK_ERRORS = ['LINK_EXPIRED', 'LINK_REPLACED', 'LINK_USED', 'THROTTLED'] as const;

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly accounts: Accounts,
    private readonly limits: Limits,
    private readonly people: People,
    private readonly manage: ManagePeople,
    private readonly lists: Lists,
    private readonly accountList: PeopleList,
  ) {}

  @Post('registrations')
  @HttpCode(202)
  @Route({
    policy: 'person.register',
    summary: 'Open an account; the link sent proves the address and lets choose the password',
    errors: ['THROTTLED'],
  })
  register(@Body() body: RegisterDto, @Req() request: FastifyRequest): Promise<void> {
    return this.accounts.register(body, request.ip);
  }

  @Post('password-requests')
  @HttpCode(202)
  @Route({ policy: 'person.register', summary: 'Ask for a link to choose a new password', errors: ['THROTTLED'] })
  askForPassword(@Body() body: AskPasswordDto, @Req() request: FastifyRequest): Promise<void> {
    return this.accounts.askForPassword(body.email, request.ip);
  }

  @Post('links')
  @HttpCode(200)
  @Route({ policy: 'person.register', summary: 'What a link received opens, before it is used', errors: LINK_ERRORS })
  async lookAtLink(@Body() body: TokenDto, @Req() request: FastifyRequest): Promise<LinkView> {
    await this.limits.spend('links', request.ip);
    return { purpose: await this.accounts.linkIsFor(body.token) };
  }

  @Post('passwords')
  @HttpCode(204)
  @Route({
    policy: 'person.register',
    summary: 'Choose a password with the link received, which confirms the address',
    errors: [...LINK_ERRORS, 'PASSWORD_TOO_COMMON'],
  })
  async choosePassword(@Body() body: ChoosePasswordDto, @Req() request: FastifyRequest): Promise<void> {
    await this.limits.spend('links', request.ip);
    await this.accounts.choosePassword(body.token, body.password);
  }

  @Get()
  @Route({ policy: 'person.list', summary: 'The people with an account' })
  list(@Query() query: PeopleQuery, @CurrentActor() actor: Actor): Promise<ListPage<PersonSummary>> {
    return this.lists.read(actor, this.accountList, query);
  }

  @Get('roles')
  @Route({ policy: 'person.list', summary: 'The roles an administrator gives, and those that take two' })
  roles(@CurrentActor() actor: Actor): GrantableRole[] {
    return this.people.grantable(actor);
  }

  @Get(':id')
  @Route({ policy: 'person.list', summary: 'One account, with its roles and their scopes' })
  async detail(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<PersonDetail> {
    return this.people.detail(actor, id);
  }

  @Post('invitations')
  @Route({
    policy: 'person.manage',
    summary: 'Bring in an officer or a committee member; they choose their password by the link sent',
    errors: ['THROTTLED'],
  })
  async invite(@Body() body: InviteOfficerDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.manage.invite(actor, body);
  }

  @Post(':id/invitation')
  @HttpCode(202)
  @Route({
    policy: 'person.manage',
    summary: 'Send the invitation again to somebody who has not answered',
    errors: ['NOT_FOUND', 'INVITATION_ANSWERED'],
  })
  async inviteAgain(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.manage.inviteAgain(actor, id);
  }

  @Post(':id/grants')
  @Route({
    policy: 'person.grant',
    summary: 'Give a role that one administrator may give alone',
    errors: [
      'NOT_FOUND',
      'STEP_UP_REQUIRED',
      'GRANT_NEEDS_TWO',
      'ACCOUNT_ENDED',
      'ROLE_ALREADY_HELD',
      'SCOPE_MISSING',
      'GRANT_PERIOD_WRONG',
      'GRANT_BEGINS_IN_PAST',
    ],
  })
  async grant(@IdParam() id: string, @Body() body: GrantDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.manage.grant(actor, id, body);
  }

  @Post(':id/grant-proposals')
  @Route({
    policy: 'person.propose_grant',
    summary: 'Propose a role that touches money, signature or administration; a second administrator confirms it',
    errors: [
      'NOT_FOUND',
      'STEP_UP_REQUIRED',
      'PROPOSAL_WAITING',
      'SCOPE_MISSING',
      'ROLE_ALREADY_HELD',
      'GRANT_PERIOD_WRONG',
      'GRANT_BEGINS_IN_PAST',
    ],
  })
  async proposeGrant(@IdParam() id: string, @Body() body: GrantProposalDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    const { reason, ...grant } = body;
    return this.manage.proposeGrant(actor, id, { ...grant, regionCode: grant.regionCode as RegionCode | undefined }, reason);
  }

  @Post(':id/enrolment-proposals')
  @Route({
    policy: 'person.propose_enrolment',
    summary: 'Propose that somebody who lost the telephone enrols a new one; a second administrator confirms, with notice and delay',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'NO_SECOND_FACTOR', 'PROPOSAL_WAITING'],
  })
  async proposeEnrolment(@IdParam() id: string, @Body() body: EnrolmentProposalDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.manage.proposeEnrolment(actor, id, body.reason);
  }

  @Post(':id/session-endings')
  @HttpCode(204)
  @Route({
    policy: 'person.end_sessions',
    summary: 'Sign somebody out everywhere; they are told, without the reason',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED'],
  })
  async endSessions(@IdParam() id: string, @Body() body: AccountReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.manage.endSessions(actor, id, body.reason);
  }

  @Delete('grants/:id')
  @HttpCode(204)
  @Route({
    policy: 'person.grant',
    summary: 'Take a role back; it stops counting at the next request',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'LAST_ADMINISTRATOR', 'PRESIDENCY_PASSES'],
  })
  async revoke(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.manage.revoke(actor, id);
  }
}
