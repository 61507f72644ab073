import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, CONFIG, CSRF_COOKIE, policiesPassed, SESSION_COOKIE, Vault, type Config } from '#platform';
import type { Origin } from '../app/known-devices.js';
import { ProviderSignIn } from '../app/provider-sign-in.js';
import { nameOf, scopeLabel } from '../app/scope-names.js';
import { hasFactor, roleLabel, Sessions } from '../app/sessions.js';
import { SignIn } from '../app/sign-in.js';
import type { SessionRow } from '../data/sessions.queries.js';
import type { Factor } from '../domain/factors.js';
import type { SessionView } from './session.dto.js';

const DEVICE_COOKIE = 'jisr_device';
const DEVICE_LASTS_S = 180 * 24 * 3600;

/** What a request of a session says and what it is answered: its cookies, and who is in. */
@Injectable()
export class SessionAnswer {
  constructor(
    private readonly signIn: SignIn,
    private readonly provider: ProviderSignIn,
    private readonly sessions: Sessions,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  view(session: SessionRow | null, reply: FastifyReply): SessionView {
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
        provider: this.provider.label,
        byProvider: false,
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
        institution: grant.institution_id ? nameOf(session.scope_names?.[grant.id]) : null,
        associationId: grant.association_id,
        committeeId: grant.committee_id,
        lentBy: grant.lent_by?.name ?? null,
      })),
      activeGrantId: (session.grants.find((grant) => grant.id === session.grant_id) ?? session.grants[0])?.id ?? null,
      needs: this.sessions.needOf(session),
      policies: policiesPassed(this.sessions.actorOf(session)),
      factors: factorsOf(session),
      recoveryCodesLeft: hasFactor(session) ? session.recovery_codes_left : null,
      provider: this.provider.label,
      byProvider: session.by_provider,
      demonstration,
    };
  }

  /** After a change of trust: the new session, and the device known to the account once nothing is missing. */
  async enter(token: string, origin: Origin, reply: FastifyReply): Promise<SessionView> {
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie(), httpOnly: true });
    const view = this.view(await this.sessions.find(token), reply);
    if (view.person && view.needs === null) {
      const device = this.signIn.deviceCookie(view.person.email, origin.device);
      void reply.setCookie(DEVICE_COOKIE, device, { ...this.cookie(), path: '/api/session', httpOnly: true, maxAge: DEVICE_LASTS_S });
    }
    return view;
  }

  originOf({ ip, cookies, headers }: FastifyRequest): Origin {
    return this.signIn.originOf({ ip, cookie: cookies[DEVICE_COOKIE], userAgent: headers['user-agent'] });
  }

  private cookie() {
    return { path: '/', sameSite: 'lax' as const, secure: this.config.PUBLIC_URL.startsWith('https:') };
  }
}

const factorsOf = ({ totp_confirmed: code, counting_passkeys: passkeys }: SessionRow): Factor[] => [
  ...(code ? (['code'] as const) : []),
  ...(passkeys > 0 ? (['passkey'] as const) : []),
];
