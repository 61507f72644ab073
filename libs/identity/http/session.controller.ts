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
import type { Origin } from '../app/known-devices.js';
import { SignIn } from '../app/sign-in.js';
import type { SessionRow } from '../data/sessions.queries.js';
import { CodeDto, LanguageDto, RecoveryCodeDto, SessionView, SignInDto, StepUpDto, SwitchGrantDto } from './session.dto.js';

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
    const origin = this.originOf(request);
    return this.enter(await this.signIn.withPassword(body.email, body.password, origin), origin, reply);
  }

  @Post('totp')
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'Give the second factor of a sign-in', errors: ['WRONG_CODE', 'THROTTLED'] })
  async giveCode(
    @Body() body: CodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.originOf(request);
    return this.enter(await this.signIn.giveCode(request.cookies[SESSION_COOKIE] ?? '', body.code, origin), origin, reply);
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
    const origin = this.originOf(request);
    return this.enter(await this.signIn.giveRecoveryCode(request.cookies[SESSION_COOKIE] ?? '', body.code, origin), origin, reply);
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
  @Route({
    policy: 'session.step-up',
    summary: 'Prove again who one is before an act that binds: by the code, or by the password of whoever has no second factor',
    errors: ['WRONG_CODE', 'WRONG_PASSWORD', 'THROTTLED'],
  })
  stepUp(@Body() body: StepUpDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.signIn.stepUp(actor, body);
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
        factors: [],
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
      factors: session.totp_confirmed ? ['code'] : [],
      recoveryCodesLeft: session.totp_confirmed ? session.recovery_codes_left : null,
      demonstration,
    };
  }

  /** After a change of trust: the new session, and the device known to the account once nothing is missing. */
  private async enter(token: string, origin: Origin, reply: FastifyReply): Promise<SessionView> {
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie(), httpOnly: true });
    const view = this.view(await this.sessions.find(token), reply);
    if (view.person && view.needs === null) {
      const device = this.signIn.deviceCookie(view.person.email, origin.device);
      void reply.setCookie(DEVICE_COOKIE, device, { ...this.cookie(), path: '/api/session', httpOnly: true, maxAge: DEVICE_LASTS_S });
    }
    return view;
  }

  private originOf({ ip, cookies, headers }: FastifyRequest): Origin {
    return this.signIn.originOf({ ip, cookie: cookies[DEVICE_COOKIE], userAgent: headers['user-agent'] });
  }

  private cookie() {
    return { path: '/', sameSite: 'lax' as const, secure: this.config.PUBLIC_URL.startsWith('https:') };
  }
}
