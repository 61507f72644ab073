import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, platformErrors, requireAccess, Route, Tx, type Actor, type Page } from '#platform';
import { Accounts } from '../app/accounts.js';
import { People, type GrantableRole, type PersonDetail, type PersonSummary } from '../app/people.js';
import { Person } from '../data/person.entity.js';
import { AskPasswordDto, ChoosePasswordDto, GrantDto, InviteOfficerDto, PeopleQuery, RegisterDto, TokenDto } from './session.dto.js';

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: People,
    private readonly tx: Tx,
  ) {}

  @Post('registrations')
  @HttpCode(202)
  @Route({ policy: 'person.register', summary: 'Open an account; a link to confirm the address is sent', errors: ['PASSWORD_TOO_COMMON'] })
  register(@Body() body: RegisterDto): Promise<void> {
    return this.accounts.register(body);
  }

  @Post('confirmations')
  @HttpCode(204)
  @Route({ policy: 'person.register', summary: 'Confirm an address with the link received', errors: ['LINK_EXPIRED'] })
  confirm(@Body() body: TokenDto): Promise<void> {
    return this.accounts.confirm(body.token);
  }

  @Post('password-requests')
  @HttpCode(202)
  @Route({ policy: 'person.register', summary: 'Ask for a link to choose a new password' })
  askForPassword(@Body() body: AskPasswordDto): Promise<void> {
    return this.accounts.askForPassword(body.email);
  }

  @Post('passwords')
  @HttpCode(204)
  @Route({
    policy: 'person.register',
    summary: 'Choose a password with the link received',
    errors: ['LINK_EXPIRED', 'PASSWORD_TOO_COMMON'],
  })
  choosePassword(@Body() body: ChoosePasswordDto): Promise<void> {
    return this.accounts.choosePassword(body.token, body.password);
  }

  @Get()
  @Route({ policy: 'person.list', summary: 'The people with an account' })
  async list(@Query() { invited, ...query }: PeopleQuery, @CurrentActor() actor: Actor): Promise<Page<PersonSummary>> {
    requireAccess(actor, 'person.list');
    const filter = { ...query, invited: invited === undefined ? undefined : invited === '1' };
    return this.tx.run((em) => this.people.list(em, filter), { readOnly: true });
  }

  @Get('roles')
  @Route({ policy: 'person.list', summary: 'The roles an administrator gives' })
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
  @Route({ policy: 'person.manage', summary: 'Bring in an officer or a committee member; they choose their password by the link sent' })
  async invite(@Body() body: InviteOfficerDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
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
  @Route({ policy: 'person.manage', summary: 'Give a role in a scope', errors: ['SCOPE_MISSING'] })
  async grant(@IdParam() id: string, @Body() body: GrantDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      if (!(await em.existsBy(Person, { id }))) throw platformErrors.NOT_FOUND();
      const { role, ...scope } = body;
      return { id: (await this.accounts.grant(em, actor, id, role, scope)).id };
    });
  }

  @Delete('grants/:id')
  @HttpCode(204)
  @Route({ policy: 'person.manage', summary: 'Take a role back; it stops counting at the next request' })
  async revoke(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.tx.run((em) => this.accounts.revoke(em, actor, id));
  }
}
