import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentActor, IdParam, platformErrors, Proposals, requireAccess, Route, Tx, type Actor, type Page } from '#platform';
import { Accounts } from '../app/accounts.js';
import { EnrolmentProposals, enrolmentProposal } from '../app/enrolment.proposals.js';
import { grantProposal } from '../app/grant.proposals.js';
import { Grants } from '../app/grants.js';
import { Limits } from '../app/limits.js';
import { People, type GrantableRole, type PersonDetail, type PersonSummary } from '../app/people.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { isSensitive } from '../domain/roles.js';
import {
  AskPasswordDto,
  ChoosePasswordDto,
  EnrolmentProposalDto,
  GrantDto,
  GrantProposalDto,
  InviteOfficerDto,
  LinkView,
  PeopleQuery,
  RegisterDto,
  TokenDto,
} from './session.dto.js';

const LINK_ERRORS = ['LINK_EXPIRED', 'LINK_REPLACED', 'LINK_USED', 'THROTTLED'] as const;

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly accounts: Accounts,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly people: People,
    private readonly proposals: Proposals,
    private readonly tx: Tx,
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
  async list(@Query() { invited, ...query }: PeopleQuery, @CurrentActor() actor: Actor): Promise<Page<PersonSummary>> {
    requireAccess(actor, 'person.list');
    const filter = { ...query, invited: invited === undefined ? undefined : invited === '1' };
    return this.tx.run((em) => this.people.list(em, filter), { readOnly: true });
  }

  @Get('roles')
  @Route({ policy: 'person.list', summary: 'The roles an administrator gives, and those that take two' })
  roles(@CurrentActor() actor: Actor): GrantableRole[] {
    requireAccess(actor, 'person.list');
    return this.people.grantable();
  }

  @Get(':id')
  @Route({ policy: 'person.list', summary: 'One account, with its roles and their scopes' })
  async detail(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<PersonDetail> {
    requireAccess(actor, 'person.list');
    return this.tx.run((em) => this.people.detail(em, id), { readOnly: true });
  }

  @Post('invitations')
  @Route({
    policy: 'person.manage',
    summary: 'Bring in an officer or a committee member; they choose their password by the link sent',
    errors: ['THROTTLED'],
  })
  async invite(@Body() body: InviteOfficerDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    await this.limits.spend('invitations', actor.personId!);
    return this.tx.run(async (em) => ({ id: (await this.accounts.invite(em, actor, body)).id }));
  }

  @Post(':id/invitation')
  @HttpCode(202)
  @Route({
    policy: 'person.manage',
    summary: 'Send the invitation again to somebody who has not answered',
    errors: ['NOT_FOUND', 'INVITATION_ANSWERED'],
  })
  async inviteAgain(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.tx.run((em) => this.accounts.inviteAgain(em, actor, id));
  }

  @Post(':id/grants')
  @Route({
    policy: 'person.grant',
    summary: 'Give a role that one administrator may give alone',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'GRANT_NEEDS_TWO', 'ROLE_ALREADY_HELD', 'SCOPE_MISSING'],
  })
  async grant(@IdParam() id: string, @Body() body: GrantDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    requireAccess(actor, 'person.grant');
    // Nobody gives themselves a role alone, whichever it is.
    if (isSensitive(body.role) || actor.personId === id) throw identityErrors.GRANT_NEEDS_TWO();
    return this.tx.run(async (em) => {
      await this.requirePerson(em, id);
      return { id: (await this.grants.grant(em, actor, id, body.role, { regionCode: body.regionCode })).id };
    });
  }

  @Post(':id/grant-proposals')
  @Route({
    policy: 'person.propose_grant',
    summary: 'Propose a role that touches money, signature or administration; a second administrator confirms it',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'PROPOSAL_WAITING'],
  })
  async proposeGrant(@IdParam() id: string, @Body() body: GrantProposalDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    const { role, regionCode = null, reason } = body;
    const payload = { personId: id, role, regionCode: regionCode as never };
    return this.tx.run(async (em) => ({ id: (await this.proposals.propose(em, actor, grantProposal, payload, reason)).id }));
  }

  @Post(':id/enrolment-proposals')
  @Route({
    policy: 'person.propose_enrolment',
    summary: 'Propose that somebody who lost the telephone enrols a new one; a second administrator confirms, with notice and delay',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'NO_SECOND_FACTOR', 'PROPOSAL_WAITING'],
  })
  async proposeEnrolment(@IdParam() id: string, @Body() body: EnrolmentProposalDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await EnrolmentProposals.requirePossible(em, id);
      return { id: (await this.proposals.propose(em, actor, enrolmentProposal, { personId: id }, body.reason)).id };
    });
  }

  @Delete('grants/:id')
  @HttpCode(204)
  @Route({
    policy: 'person.grant',
    summary: 'Take a role back; it stops counting at the next request',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'LAST_ADMINISTRATOR'],
  })
  async revoke(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    requireAccess(actor, 'person.grant');
    await this.tx.run((em) => this.grants.revoke(em, actor, id));
  }

  private async requirePerson(em: Parameters<Grants['grant']>[0], id: string): Promise<void> {
    if (!(await em.existsBy(Person, { id }))) throw platformErrors.NOT_FOUND();
  }
}
