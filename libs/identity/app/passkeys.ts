import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { IsNull } from 'typeorm';
import { Clock } from '#kernel';
import { CONFIG, newId, Outbox, Trail, Tx, violatesUnique, type Actor, type Config, type Em } from '#platform';
import { Passkey } from '../data/passkey.entity.js';
import { askPasskey, moveCounter, takeQuestion } from '../data/passkeys.queries.js';
import type { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { countsBack, MOST_PASSKEYS, PASSKEY_ALGORITHMS, PASSKEY_QUESTION_MS, type PasskeyPurpose } from '../domain/passkey.js';
import { SecondFactorChanged } from './identity.events.js';

export interface KnownPasskey {
  id: string;
  transports: string[];
}

/** What the browser passes on to a passkey; bytes are base64url. */
export interface PasskeyAsked {
  challenge: string;
  /** The domain for which its passkeys sign (WebAuthn's RP id). */
  rpId: string;
  /** Those of the person that count. */
  passkeys: KnownPasskey[];
  timeoutMs: number;
}

/** What the browser needs to make one. */
export interface PasskeyWanted extends PasskeyAsked {
  site: string;
  user: { id: string; name: string; displayName: string };
  /** COSE numbers, the first preferred. */
  algorithms: number[];
}

export interface PasskeyAnswer {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

export interface NewPasskey {
  name: string;
  id: string;
  clientDataJSON: string;
  attestationObject: string;
  transports: string[];
}

/**
 * Passkeys (WebAuthn level 2): the question is bound to a session, serves once and within five minutes; the answer is signed for the
 * domain and the origin of PUBLIC_URL by an authenticator that has recognised its owner.
 */
@Injectable()
export class Passkeys {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) config: Config,
  ) {
    const { origin, hostname } = new URL(config.PUBLIC_URL);
    this.origin = origin;
    this.rpId = hostname;
  }

  async ask(em: Em, sessionId: string, personId: string, purpose: PasskeyPurpose): Promise<PasskeyAsked> {
    const challenge = randomBytes(32).toString('base64url');
    await askPasskey(em, sessionId, purpose, challenge, this.clock.now());
    const kept = await em.find(Passkey, { where: { personId, blockedAt: IsNull() }, order: { id: 'ASC' } });
    const passkeys = kept.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports.split(',').filter(Boolean) }));
    return { challenge, rpId: this.rpId, passkeys, timeoutMs: PASSKEY_QUESTION_MS };
  }

  async askForNew(em: Em, sessionId: string, { id, name, email }: Pick<Person, 'id' | 'name' | 'email'>): Promise<PasskeyWanted> {
    const asked = await this.ask(em, sessionId, id, 'enrol');
    const user = { id: Buffer.from(id).toString('base64url'), name: email, displayName: name };
    return { ...asked, site: 'Jisr', user, algorithms: [...PASSKEY_ALGORITHMS] };
  }

  /**
   * Hears an answer. Its count is kept whatever follows; a copy of an authenticator is told to the owner and counts no more.
   * @throws PASSKEY_TOO_LATE · PASSKEY_REFUSED · PASSKEY_COPIED
   */
  async hear(sessionId: string, personId: string, purpose: 'sign-in' | 'act', answer: PasskeyAnswer): Promise<void> {
    const challenge = await this.questionOf(sessionId, purpose);
    const passkey = await this.tx.read((em) => em.findOneBy(Passkey, { credentialId: answer.id, personId, blockedAt: IsNull() }));
    if (!passkey) throw identityErrors.PASSKEY_REFUSED();
    const counter = await this.countOf(passkey, challenge, answer);
    const isRight =
      !countsBack(passkey.counter, counter) && (await this.tx.run((em) => moveCounter(em, passkey.id, counter, this.clock.now())));
    if (isRight) return;
    await this.block(passkey);
    throw identityErrors.PASSKEY_COPIED({ name: passkey.name });
  }

  /** Checks what a browser made of `askForNew`. @throws PASSKEY_TOO_LATE · PASSKEY_REFUSED */
  async made(
    sessionId: string,
    { id, clientDataJSON, attestationObject, transports, name }: NewPasskey,
  ): Promise<Omit<Passkey, 'personId'>> {
    const expectedChallenge = await this.questionOf(sessionId, 'enrol');
    const verified = await verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      ...{ expectedChallenge, expectedOrigin: this.origin, expectedRPID: this.rpId },
      requireUserVerification: true,
      supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
    }).catch(() => null);
    if (!verified?.verified) throw identityErrors.PASSKEY_REFUSED();
    const { credential } = verified.registrationInfo;
    return {
      id: newId(),
      name,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: transports.join(','),
      createdAt: this.clock.now(),
      lastUsedAt: null,
      blockedAt: null,
    };
  }

  /** The person's row is locked by whoever calls. @throws TOO_MANY_PASSKEYS · PASSKEY_NAME_USED · PASSKEY_KNOWN */
  async keep(em: Em, actor: Actor, personId: string, made: Omit<Passkey, 'personId'>): Promise<void> {
    if ((await em.countBy(Passkey, { personId })) >= MOST_PASSKEYS) throw identityErrors.TOO_MANY_PASSKEYS({ max: MOST_PASSKEYS });
    await em.insert(Passkey, { ...made, personId }).catch((error: unknown) => {
      if (violatesUnique(error, 'passkey_name_uq')) throw identityErrors.PASSKEY_NAME_USED({ name: made.name });
      throw violatesUnique(error, 'passkey_credential_uq') ? identityErrors.PASSKEY_KNOWN() : error;
    });
    await this.tell(em, actor, personId, 'passkey-added', made.name);
  }

  /** In the trail and by mail: the owner hears of what happens to a passkey wherever it was done. */
  async tell(em: Em, actor: Actor, personId: string, change: keyof typeof EVENTS, name: string): Promise<void> {
    await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: EVENTS[change], detail: { name } });
    await this.outbox.publish(em, SecondFactorChanged, { personId, change, named: name });
  }

  private async questionOf(sessionId: string, purpose: PasskeyPurpose): Promise<string> {
    const since = new Date(this.clock.now().getTime() - PASSKEY_QUESTION_MS);
    const challenge = await this.tx.run((em) => takeQuestion(em, sessionId, purpose, since));
    if (challenge === null) throw identityErrors.PASSKEY_TOO_LATE();
    return challenge;
  }

  /** The count in an answer whose signature, domain and origin are right. */
  private async countOf({ credentialId, publicKey }: Passkey, expectedChallenge: string, answer: PasskeyAnswer): Promise<number> {
    const { id, clientDataJSON, authenticatorData, signature } = answer;
    const verified = await verifyAuthenticationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, authenticatorData, signature },
      },
      ...{ expectedChallenge, expectedOrigin: this.origin, expectedRPID: this.rpId },
      // The count is compared where it is kept, so that a copy is told from a wrong signature.
      credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    }).catch(() => null);
    if (!verified?.verified) throw identityErrors.PASSKEY_REFUSED();
    return verified.authenticationInfo.newCounter;
  }

  private async block({ id, personId, name }: Passkey): Promise<void> {
    await this.tx.run(async (em) => {
      const { affected } = await em.update(Passkey, { id, blockedAt: IsNull() }, { blockedAt: this.clock.now() });
      if (affected) await this.tell(em, ownerOf(personId), personId, 'passkey-blocked', name);
    });
  }
}

const EVENTS = {
  'passkey-added': 'enrol_passkey',
  'passkey-removed': 'remove_passkey',
  'passkey-blocked': 'block_passkey',
} as const;

/** Somebody about their own account, before any role counts. */
export const ownerOf = (personId: string) => ({ personId, role: 'person' }) as Actor;
