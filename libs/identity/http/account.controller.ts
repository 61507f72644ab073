import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { People, type GrantedRole } from '../app/people.reads.js';
import { MySessions, type OpenSession } from '../app/my-sessions.js';

/** What everybody does about their own account. */
@ApiTags('account')
@Controller('api/me')
export class AccountController {
  constructor(
    private readonly mySessions: MySessions,
    private readonly people: People,
  ) {}

  @Get('grants')
  @Route({ policy: 'person.self', summary: 'The roles I hold, and those given to me for later' })
  grants(@CurrentActor() actor: Actor): Promise<GrantedRole[]> {
    return this.people.own(actor);
  }

  @Get('sessions')
  @Route({ policy: 'person.self', summary: 'Where I am signed in, the last used first' })
  sessions(@CurrentActor() actor: Actor): Promise<OpenSession[]> {
    return this.mySessions.list(actor);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Route({
    policy: 'session.end_others',
    summary: 'Sign me out everywhere else',
    errors: ['STEP_UP_REQUIRED'],
  })
  endOthers(@CurrentActor() actor: Actor): Promise<void> {
    return this.mySessions.endOthers(actor);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Sign me out in one browser', errors: ['NOT_FOUND'] })
  end(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.mySessions.end(actor, id);
  }
}
