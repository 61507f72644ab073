import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { roleMayAct, type PolicyName } from '../access/access.js';
import { CONFIG, type Config } from '../config/config.js';
import { platformErrors } from '../errors.js';
import { Vault } from '../secrets/vault.js';
import { POLICY } from './route.js';

export const SESSION_COOKIE = 'jisr_session';
export const CSRF_COOKIE = 'jisr_csrf';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds who holds a session; provided by identity. */
export abstract class SessionResolver {
  abstract resolve(token: string): Promise<Actor | null>;
}

/** Every request passes here: who acts, whether the page was ours, whether the role could ever act. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionResolver,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const policy = this.reflector.getAllAndOverride<PolicyName | undefined>(POLICY, [context.getHandler(), context.getClass()]);
    if (!policy) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no policy`);

    const token = request.cookies[SESSION_COOKIE];
    const actor = (token && (await this.sessions.resolve(token))) || ANONYMOUS;
    request.actor = actor;
    if (!SAFE.has(request.method)) this.refuseForeignPage(request, actor.sessionId);

    if (roleMayAct(actor, policy)) return true;
    throw actor.personId ? platformErrors.FORBIDDEN() : platformErrors.UNAUTHENTICATED();
  }

  /** A browser says where the request comes from; a signed-in one also repeats the token bound to its session. */
  private refuseForeignPage(request: FastifyRequest, sessionId: string | undefined): void {
    const origin = request.headers.origin;
    const ours = origin === undefined || origin === new URL(this.config.PUBLIC_URL).origin || hostOf(origin) === request.headers.host;
    const site = request.headers['sec-fetch-site'];
    if (!ours || (site !== undefined && site !== 'same-origin' && site !== 'none')) throw platformErrors.CSRF_TOKEN_INVALID();
    if (!sessionId) return;
    const token = request.headers['x-csrf-token'];
    if (typeof token !== 'string' || !this.vault.isSigned('csrf', sessionId, token)) throw platformErrors.CSRF_TOKEN_INVALID();
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
