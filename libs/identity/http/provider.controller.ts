import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel';
import {
  CONFIG,
  CSRF_COOKIE,
  CurrentActor,
  CurrentLanguage,
  IdParam,
  Route,
  SESSION_COOKIE,
  TextField,
  type Actor,
  type Config,
} from '#platform';
import { ProviderSignIn } from '../app/provider-sign-in.js';
import { PROVIDER_WAIT_MS } from '../domain/provider.js';
import { SessionAnswer } from './session-answer.js';
import type { SessionView } from './session.dto.js';

const BROWSER_COOKIE = 'jisr_provider';
const AT = '/api/session/provider';

class ProviderAnswerDto {
  @TextField({ max: 300 }) state: string;
  @TextField({ max: 4_000, optional: true }) code?: string;
  @TextField({ max: 300, optional: true, description: 'iss of RFC 9207, where the provider gives it' }) issuer?: string;
  @TextField({ max: 300, optional: true, description: 'Why the provider gives no code' }) error?: string;
}

/** Signing in by the provider of the administration (OpenID Connect), where one is configured. */
@ApiTags('session')
@Controller('api')
export class ProviderController {
  constructor(
    private readonly provider: ProviderSignIn,
    private readonly answer: SessionAnswer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('session/provider')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Where to sign in with the account of the administration',
    errors: ['NOT_FOUND', 'PROVIDER_AWAY', 'THROTTLED'],
  })
  async begin(
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    const { url, browser } = await this.provider.begin(request.ip, language);
    void reply.setCookie(BROWSER_COOKIE, browser, { ...this.cookie(), maxAge: PROVIDER_WAIT_MS / 1000 });
    return { url };
  }

  @Post('session/provider/answer')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'What the provider answered, by the page to which it sent the browser back',
    errors: [
      ...['NOT_FOUND', 'PROVIDER_GIVEN_UP', 'PROVIDER_REFUSED', 'PROVIDER_AWAY', 'PROVIDER_MAIL_UNPROVED', 'PROVIDER_NO_ACCOUNT'],
      ...['PROVIDER_FOR_OFFICERS', 'PROVIDER_OTHER_IDENTITY', 'THROTTLED'],
    ],
  })
  async finish(
    @Body() body: ProviderAnswerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.answer.originOf(request);
    const token = await this.provider.finish(body, request.cookies[BROWSER_COOKIE], origin);
    void reply.clearCookie(BROWSER_COOKIE, { path: AT });
    return this.answer.enter(token, origin, reply);
  }

  @Post('session/provider/sign-out')
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'Sign out, here and at the provider: its address for that, where it has one' })
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ url: string | null }> {
    const url = await this.provider.signOut(actor);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
    return { url };
  }

  @Delete('me/provider-identity')
  @HttpCode(204)
  @Route({
    policy: 'person.change_factor',
    summary: 'Unlink my account of the administration',
    errors: ['PROVIDER_NOT_LINKED', 'STEP_UP_REQUIRED'],
  })
  unlinkMine(@CurrentActor() actor: Actor): Promise<void> {
    return this.provider.unlink(actor, actor.personId!);
  }

  @Delete('people/:id/provider-identity')
  @HttpCode(204)
  @Route({
    policy: 'person.end_sessions',
    summary: 'Unlink the account of the administration of somebody, whose address now belongs to another',
    errors: ['NOT_FOUND', 'PROVIDER_NOT_LINKED', 'STEP_UP_REQUIRED'],
  })
  unlink(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.provider.unlink(actor, id);
  }

  private cookie() {
    return { path: AT, httpOnly: true, sameSite: 'lax' as const, secure: this.config.PUBLIC_URL.startsWith('https:') };
  }
}
