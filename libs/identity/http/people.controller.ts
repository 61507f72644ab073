import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, platformErrors, Route, Tx, type Actor, type Page } from '#platform';
import { Accounts } from '../app/accounts.js';
import { Person } from '../data/person.entity.js';
import {
  AskPasswordDto,
  ChoosePasswordDto,
  GrantDto,
  InviteOfficerDto,
  PeopleQuery,
  PersonView,
  RegisterDto,
  TokenDto,
} from './session.dto.js';

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly accounts: Accounts,
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
  async list(@Query() query: PeopleQuery): Promise<Page<PersonView & { state: string; roles: string[] }>> {
    return this.tx.run(async (em) => {
      const filter = `FROM person p WHERE p.state <> 'erased' AND ($1::text IS NULL OR p.name ILIKE '%' || $1 || '%' OR p.email ILIKE '%' || $1 || '%')`;
      const total = await em.query<{ count: number }[]>(`SELECT count(*)::int AS count ${filter}`, [query.q ?? null]);
      const items = await em.query<(PersonView & { state: string; roles: string[] })[]>(
        `SELECT p.id, p.name, p.email, p.language, p.state,
           ARRAY(SELECT g.role FROM role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL ORDER BY g.valid_from) AS roles
         ${filter} ORDER BY p.name, p.id LIMIT $2 OFFSET $3`,
        [query.q ?? null, query.pageSize, (query.page - 1) * query.pageSize],
      );
      return { items, page: query.page, pageSize: query.pageSize, total: total[0]!.count };
    });
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
