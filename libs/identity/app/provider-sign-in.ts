import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { Clock, sha256, type Label, type Language } from '#kernel';
import {
  CONFIG,
  found,
  Outbox,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  violatesUnique,
  type Actor,
  type Config,
  type Em,
} from '#platform';
import { Person } from '../data/person.entity.js';
import { ProviderIdentity, ProviderRequest } from '../data/provider.entity.js';
import { takeProviderRequest } from '../data/provider.queries.js';
import { Session } from '../data/session.entity.js';
import { identityErrors } from '../domain/errors.js';
import { isSecondFactor, mayComeByProvider, PROVIDER_WAIT_MS } from '../domain/provider.js';
import { Entering } from './entering.js';
import { ProviderIdentityChanged } from './identity.events.js';
import type { Origin } from './known-devices.js';
import { Limits } from './limits.js';
import { ownerOf } from './passkeys.js';
import { ProviderClient, type ProviderClaims } from './provider-client.js';
import { Sessions } from './sessions.js';

export interface ProviderAnswer {
  code?: string;
  state: string;
  issuer?: string;
  /** The provider's word for why there is no code. */
  error?: string;
}

/**
 * Officers come by the provider of their administration: to an account that exists, by its proved address the first time and by the
 * provider's own name of the person from then on. It gives no role and opens no account; our second factor is asked unless the operator
 * trusts the provider's.
 */
@Injectable()
export class ProviderSignIn {
  /** What the button says; null where no provider is configured. */
  readonly label: Label | null;

  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly client: ProviderClient,
    private readonly sessions: Sessions,
    private readonly entering: Entering,
    private readonly limits: Limits,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const { OIDC_LABEL_FR: fr, OIDC_LABEL_AR: ar, OIDC_LABEL_EN: en } = config;
    this.label = config.OIDC_ISSUER && fr && ar ? { fr, ar, en: en ?? fr } : null;
  }

  /** @returns where to send the browser, and what it keeps meanwhile · @throws NOT_FOUND where none is configured · PROVIDER_AWAY · THROTTLED */
  async begin(address: string, language: Language): Promise<{ url: string; browser: string }> {
    this.requireConfigured();
    await this.limits.spend('provider', address);
    const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const url = await this.client.addressFor({ state, nonce, codeVerifier }, language);
    const browser = randomBytes(32).toString('base64url');
    await this.tx.run((em) =>
      em.insert(ProviderRequest, {
        ...{ stateHash: sha256(state), browserHash: sha256(browser), nonce, codeVerifier },
        createdAt: this.clock.now(),
      }),
    );
    return { url, browser };
  }

  /**
   * @returns the token of a session, which lacks its second factor unless the provider's is trusted
   * @throws PROVIDER_GIVEN_UP · PROVIDER_REFUSED · PROVIDER_AWAY · PROVIDER_MAIL_UNPROVED · PROVIDER_NO_ACCOUNT · PROVIDER_FOR_OFFICERS · PROVIDER_OTHER_IDENTITY
   */
  async finish(answer: ProviderAnswer, browser: string | undefined, origin: Origin): Promise<string> {
    this.requireConfigured();
    await this.limits.spend('provider', origin.address);
    const since = new Date(this.clock.now().getTime() - PROVIDER_WAIT_MS);
    const request = { stateHash: sha256(answer.state), browserHash: sha256(browser ?? ''), since };
    const asked = await this.tx.run((em) => takeProviderRequest(em, request));
    if (!asked) throw identityErrors.PROVIDER_REFUSED();
    if (answer.error !== undefined) throw identityErrors.PROVIDER_GIVEN_UP();
    if (answer.code === undefined) throw identityErrors.PROVIDER_REFUSED();
    const claims = await this.client.redeem({ ...answer, code: answer.code }, asked);
    return this.tx.run((em) => this.enter(em, claims, origin));
  }

  /** Ends the session here; @returns where it is ended at the provider too, if it can be. */
  async signOut(actor: Actor): Promise<string | null> {
    if (actor.sessionId) await this.tx.run((em) => em.update(Session, { id: actor.sessionId }, { endedAt: this.clock.now() }));
    // Whoever is signed out here is, even when the provider does not answer.
    return this.label && (await this.client.signOutAddress().catch(() => null));
  }

  /** Unlinks an identity: one's own, or by an administrator that of somebody whose address was given to another. @throws NOT_FOUND · PROVIDER_NOT_LINKED · STEP_UP_REQUIRED */
  unlink(actor: Actor, personId: string): Promise<void> {
    requireAccess(actor, personId === actor.personId ? 'person.change_factor' : 'person.end_sessions');
    return this.tx.run(async (em) => {
      await found(em, Person, personId);
      const { affected } = await em.delete(ProviderIdentity, { personId });
      if (!affected) throw identityErrors.PROVIDER_NOT_LINKED();
      await this.tell(em, actor, personId, 'unlinked');
    });
  }

  private async enter(em: Em, claims: ProviderClaims, origin: Origin): Promise<string> {
    const linked = await rowBy(em, ProviderIdentity, { issuer: claims.issuer, subject: claims.subject });
    const person = linked ? await rowBy(em, Person, { id: linked.personId }) : await this.byAddress(em, claims);
    if (!person || person.state !== 'active' || (person.demonstration && !this.config.JISR_DEMO))
      throw identityErrors.PROVIDER_NO_ACCOUNT({ email: claims.email ?? '' });
    const grants = await this.sessions.grantsOf(em, person.id);
    if (!mayComeByProvider(grants.map(({ role }) => role))) throw identityErrors.PROVIDER_FOR_OFFICERS();
    if (!linked) await this.link(em, person, claims);
    const trusted = { acr: this.config.OIDC_TRUSTED_ACR, amr: this.config.OIDC_TRUSTED_AMR };
    const secondFactorAt = isSecondFactor(claims, trusted) ? this.clock.now() : null;
    return this.entering.enter(em, person, grants, origin, { secondFactorAt, byProvider: true });
  }

  /** The account of a proved address, the first time. @throws PROVIDER_MAIL_UNPROVED */
  private async byAddress(em: Em, { email, emailVerified }: ProviderClaims): Promise<Person | null> {
    if (email === null || !emailVerified) throw identityErrors.PROVIDER_MAIL_UNPROVED();
    return rowBy(em, Person, { email });
  }

  /** An address may pass to another person of the administration: whoever is linked already is not linked anew. @throws PROVIDER_OTHER_IDENTITY */
  private async link(em: Em, { id: personId }: Person, { issuer, subject }: ProviderClaims): Promise<void> {
    await em.insert(ProviderIdentity, { issuer, subject, personId, linkedAt: this.clock.now() }).catch((error: unknown) => {
      const isOther = violatesUnique(error, 'provider_identity_person_uq') || violatesUnique(error, 'provider_identity_pk');
      throw isOther ? identityErrors.PROVIDER_OTHER_IDENTITY() : error;
    });
    await this.tell(em, ownerOf(personId), personId, 'linked');
  }

  private async tell(em: Em, actor: Actor, personId: string, change: 'linked' | 'unlinked'): Promise<void> {
    const event = change === 'linked' ? 'link_provider' : 'unlink_provider';
    await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event });
    await this.outbox.publish(em, ProviderIdentityChanged, { personId, change, label: this.label! });
  }

  private requireConfigured(): void {
    if (!this.label) throw platformErrors.NOT_FOUND();
  }
}
