import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ANONYMOUS,
  CONFIG,
  CSRF_COOKIE,
  CurrentActor,
  policiesPassed,
  Route,
  SESSION_COOKIE,
  Vault,
  type Actor,
  type Config,
} from '#platform';
import { scopeLabel } from '../app/scope-names.js';
import { roleLabel, Sessions } from '../app/sessions.js';
import { SignIn } from '../app/sign-in.js';
import type { SessionRow } from '../data/sessions.queries.js';
import { CodeDto, LanguageDto, RecoveryCodeDto, SessionView, SignInDto, SwitchGrantDto } from './session.dto.js';

const DEVICE_COOKIE = 'jisr_device';
const DEVICE_LASTS_S = 180 * 24 * 3600;

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Route({ policy: 'session.use', summary: 'Who is signed in, with which roles' })
  show(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): SessionView {
    return this.view(this.sessions.of(actor), reply);
  }

  @Post()
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'Sign in with e-mail and password', errors: ['WRONG_CREDENTIALS', 'THROTTLED'] })
  async open(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const token = await this.signIn.withPassword(body.email, body.password, {
      address: request.ip,
      device: request.cookies[DEVICE_COOKIE],
    });
    return this.enter(token, request, reply);
  }

  @Post('totp')
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'Give the second factor of a sign-in', errors: ['WRONG_CODE', 'THROTTLED'] })
  async giveCode(
    @Body() body: CodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const token = await this.signIn.giveCode(request.cookies[SESSION_COOKIE] ?? '', body.code);
    return this.enter(token, request, reply);
  }

  @Post('recovery')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Give a code kept on paper in place of a lost second factor; a new one is enrolled next',
    errors: ['WRONG_RECOVERY_CODE', 'UNAUTHENTICATED', 'THROTTLED'],
  })
  async giveRecoveryCode(
    @Body() body: RecoveryCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const token = await this.signIn.giveRecoveryCode(request.cookies[SESSION_COOKIE] ?? '', body.code);
    return this.enter(token, request, reply);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Route({
    policy: 'session.step-up',
    summary: 'Fresh recovery codes, shown this once; the older ones end',
    errors: ['STEP_UP_REQUIRED'],
  })
  async recoveryCodes(@CurrentActor() actor: Actor): Promise<{ codes: string[] }> {
    return { codes: await this.signIn.recoveryCodes(actor) };
  }

  @Post('totp/enrol')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Begin with a second factor: the secret for an authenticator application',
    errors: ['UNAUTHENTICATED'],
  })
  enrol(@Req() request: FastifyRequest): Promise<{ secret: string; uri: string }> {
    return this.signIn.enrol(request.cookies[SESSION_COOKIE] ?? '');
  }

  @Post('step-up')
  @HttpCode(204)
  @Route({ policy: 'session.step-up', summary: 'Give the code again before an act that binds', errors: ['WRONG_CODE', 'THROTTLED'] })
  stepUp(@Body() body: CodeDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.signIn.stepUp(actor, body.code);
  }

  @Put('grant')
  @Route({ policy: 'person.self', summary: 'Act under another of my roles', errors: ['GRANT_NOT_YOURS'] })
  async switchGrant(
    @Body() body: SwitchGrantDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const token = request.cookies[SESSION_COOKIE] ?? '';
    await this.signIn.switchGrant(token, body.grantId);
    return this.view(await this.sessions.find(token), reply);
  }

  @Put('language')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'My language on screens and in messages' })
  chooseLanguage(@Body() body: LanguageDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.signIn.chooseLanguage(actor, body.language);
  }

  @Delete()
  @HttpCode(204)
  @Route({ policy: 'session.use', summary: 'Sign out' })
  async close(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.signOut(actor);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
  }

  private view(session: SessionRow | null, reply: FastifyReply): SessionView {
    const demonstration = this.config.JISR_DEMO;
    if (!session)
      return {
        person: null,
        grants: [],
        activeGrantId: null,
        needs: null,
        policies: policiesPassed(ANONYMOUS),
        recoveryCodesLeft: null,
        demonstration,
      };
    void reply.setCookie(CSRF_COOKIE, this.vault.sign('csrf', session.session_id), { ...this.cookie(), httpOnly: false });
    return {
      person: { id: session.person_id, name: session.name, email: session.email, language: session.language },
      grants: session.grants.map((grant) => ({
        id: grant.id,
        role: grant.role,
        label: roleLabel(grant.role),
        scope: scopeLabel(grant, session.scope_names?.[grant.id]),
        associationId: grant.association_id,
        committeeId: grant.committee_id,
      })),
      activeGrantId: (session.grants.find((grant) => grant.id === session.grant_id) ?? session.grants[0])?.id ?? null,
      needs: this.sessions.needOf(session),
      policies: policiesPassed(this.sessions.actorOf(session)),
      recoveryCodesLeft: session.totp_confirmed ? session.recovery_codes_left : null,
      demonstration,
    };
  }

  /** After a change of trust: the new session, and the device known to the account once nothing is missing. */
  private async enter(token: string, request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie(), httpOnly: true });
    const view = this.view(await this.sessions.find(token), reply);
    if (view.person && view.needs === null) {
      const device = this.signIn.deviceCookie(view.person.email, request.cookies[DEVICE_COOKIE]);
      void reply.setCookie(DEVICE_COOKIE, device, { ...this.cookie(), path: '/api/session', httpOnly: true, maxAge: DEVICE_LASTS_S });
    }
    return view;
  }

  private cookie() {
    return { path: '/', sameSite: 'lax' as const, secure: this.config.PUBLIC_URL.startsWith('https:') };
  }
}
