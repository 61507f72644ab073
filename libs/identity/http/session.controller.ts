import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSRF_COOKIE, CurrentActor, Route, SESSION_COOKIE, type Actor } from '#platform';
import { Sessions } from '../app/sessions.js';
import { SignIn } from '../app/sign-in.js';
import { SessionAnswer } from './session-answer.js';
import { CodeDto, LanguageDto, RecoveryCodeDto, SessionView, SignInDto, StepUpDto, SwitchGrantDto } from './session.dto.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly answer: SessionAnswer,
  ) {}

  @Get()
  @Route({ policy: 'session.use', summary: 'Who is signed in, with which roles' })
  show(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): SessionView {
    return this.answer.view(this.sessions.of(actor), reply);
  }

  @Post()
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'Sign in with e-mail and password', errors: ['WRONG_CREDENTIALS', 'THROTTLED'] })
  async open(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.answer.originOf(request);
    return this.answer.enter(await this.signIn.withPassword(body.email, body.password, origin), origin, reply);
  }

  @Post('totp')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Give the second factor of a sign-in',
    errors: ['WRONG_CODE', 'FORBIDDEN', 'THROTTLED', 'STEP_UP_REQUIRED'],
  })
  async giveCode(
    @Body() body: CodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.answer.originOf(request);
    return this.answer.enter(await this.signIn.giveCode(request.cookies[SESSION_COOKIE] ?? '', body.code, origin), origin, reply);
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
    const origin = this.answer.originOf(request);
    return this.answer.enter(await this.signIn.giveRecoveryCode(request.cookies[SESSION_COOKIE] ?? '', body.code, origin), origin, reply);
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
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'STEP_UP_REQUIRED'],
  })
  enrol(@Req() request: FastifyRequest): Promise<{ secret: string; uri: string }> {
    return this.signIn.enrol(request.cookies[SESSION_COOKIE] ?? '');
  }

  @Post('step-up')
  @HttpCode(204)
  @Route({
    policy: 'session.step-up',
    summary:
      'Prove again who one is before an act that binds: by the code or a passkey, or by the password of whoever has no second factor',
    errors: ['WRONG_CODE', 'WRONG_PASSWORD', 'PASSKEY_REFUSED', 'PASSKEY_TOO_LATE', 'PASSKEY_COPIED', 'THROTTLED'],
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
    return this.answer.view(await this.sessions.find(token), reply);
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
}
