import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, platformErrors, Route, Tx, type Actor, type Page } from '#platform';
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
  list(@Query() query: PeopleQuery): Promise<Page<PersonSummary>> {
    return this.tx.run((em) => this.people.list(em, query), { readOnly: true });
  }

  @Get('roles')
  @Route({ policy: 'person.list', summary: 'The roles an administrator gives' })
  roles(): GrantableRole[] {
    return this.people.grantable();
  }

  @Get(':id')
  @Route({ policy: 'person.list', summary: 'One account, with its roles and their scopes' })
  detail(@IdParam() id: string): Promise<PersonDetail> {
    return this.tx.run((em) => this.people.detail(em, id), { readOnly: true });
  }

  @Post('invitations')
  @Route({ policy: 'person.manage', summary: 'Bring in an officer or a committee member; they choose their password by the link sent' })
  async invite(@Body() body: InviteOfficerDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.tx.run(async (em) => ({ id: (await this.accounts.invite(em, actor, body)).id }));
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
