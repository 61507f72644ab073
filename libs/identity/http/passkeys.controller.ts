import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, IdParam, Route, SESSION_COOKIE, type Actor } from '#platform';
import { MyFactors, type MyFactorsView } from '../app/my-factors.js';
import { PasskeySignIn } from '../app/passkey-sign-in.js';
import type { PasskeyAsked, PasskeyWanted } from '../app/passkeys.js';
import { Sessions } from '../app/sessions.js';
import { SignIn } from '../app/sign-in.js';
import { NewPasskeyDto, PasskeyAnswerDto, PasskeyNameDto, SessionView } from './session.dto.js';
import { SessionAnswer } from './session-answer.js';

const REFUSALS = ['PASSKEY_REFUSED', 'PASSKEY_TOO_LATE', 'UNAUTHENTICATED'];
const tokenOf = ({ cookies }: FastifyRequest) => cookies[SESSION_COOKIE] ?? '';

/** Passkeys, and what else protects an account beside the password. */
@ApiTags('second factor')
@Controller('api')
export class PasskeysController {
  constructor(
    private readonly atSignIn: PasskeySignIn,
    private readonly factors: MyFactors,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly answer: SessionAnswer,
  ) {}

  @Post('session/passkey/question')
  @HttpCode(200)
  @Route({ policy: 'session.use', summary: 'What a passkey signs as second factor of a sign-in, once', errors: ['UNAUTHENTICATED'] })
  ask(@Req() request: FastifyRequest): Promise<PasskeyAsked> {
    return this.atSignIn.ask(tokenOf(request));
  }

  @Post('session/passkey')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Give a passkey as second factor of a sign-in',
    errors: [...REFUSALS, 'PASSKEY_COPIED', 'THROTTLED'],
  })
  async give(
    @Body() body: PasskeyAnswerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.answer.originOf(request);
    return this.answer.enter(await this.atSignIn.give(tokenOf(request), body, origin), origin, reply);
  }

  @Post('session/passkeys/question')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Begin a passkey: what the browser makes it of',
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'STEP_UP_REQUIRED'],
  })
  begin(@Req() request: FastifyRequest): Promise<PasskeyWanted> {
    return this.atSignIn.begin(tokenOf(request));
  }

  @Post('session/passkeys')
  @HttpCode(200)
  @Route({
    policy: 'session.use',
    summary: 'Keep a passkey; the first of whoever must have a second factor ends the sign-in',
    errors: [...REFUSALS, 'TOO_MANY_PASSKEYS', 'PASSKEY_NAME_USED', 'PASSKEY_KNOWN', 'FORBIDDEN', 'STEP_UP_REQUIRED'],
  })
  async enrol(
    @Body() body: NewPasskeyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = this.answer.originOf(request);
    const token = await this.atSignIn.enrol(tokenOf(request), body, origin);
    return token === null ? this.answer.view(await this.sessions.find(tokenOf(request)), reply) : this.answer.enter(token, origin, reply);
  }

  @Post('session/step-up/question')
  @HttpCode(200)
  @Route({ policy: 'session.step-up', summary: 'What a passkey signs before an act that binds, once' })
  askForAct(@CurrentActor() actor: Actor): Promise<PasskeyAsked> {
    return this.signIn.askPasskey(actor);
  }

  @Get('me/second-factor')
  @Route({ policy: 'person.self', summary: 'What protects my account beside the password' })
  list(@CurrentActor() actor: Actor): Promise<MyFactorsView> {
    return this.factors.list(actor);
  }

  @Delete('me/second-factor')
  @HttpCode(204)
  @Route({
    policy: 'person.change_factor',
    summary: 'Remove the application that gives codes; another second factor stays where a role asks for one',
    errors: ['NO_SECOND_FACTOR', 'LAST_SECOND_FACTOR', 'STEP_UP_REQUIRED'],
  })
  removeCode(@CurrentActor() actor: Actor): Promise<void> {
    return this.factors.removeCode(actor);
  }

  @Put('me/passkeys/:id')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Rename one of my passkeys', errors: ['NOT_FOUND', 'PASSKEY_NAME_USED'] })
  rename(@IdParam() id: string, @Body() body: PasskeyNameDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.factors.rename(actor, id, body.name);
  }

  @Delete('me/passkeys/:id')
  @HttpCode(204)
  @Route({
    policy: 'person.change_factor',
    summary: 'Remove one of my passkeys; another second factor stays where a role asks for one',
    errors: ['NOT_FOUND', 'LAST_SECOND_FACTOR', 'STEP_UP_REQUIRED'],
  })
  remove(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.factors.removePasskey(actor, id);
  }
}
