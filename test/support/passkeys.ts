import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { Answer } from '#seeds';
import type { User } from './people.js';

const b64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949) of what an authenticator says: integers, texts, bytes, maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].flatMap(([key, inner]) => [cbor(key), cbor(inner as number)]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

/** What one answer may say otherwise than it should. */
export interface Lie {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** The owner was not recognised: somebody only touched it. */
  unverified?: true;
  counter?: number;
}

const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const WITH_KEY = 64;

/** An authenticator in software, with one key: it signs as a device does (WebAuthn level 2, ES256), and lies when it is told to. */
export class Authenticator {
  readonly id = b64(randomBytes(32));
  counter = 0;

  constructor(
    private readonly origin: string,
    private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    /** Whether it counts its signatures. */
    readonly counts = true,
  ) {}

  /** The same key in other hands. */
  copy(): Authenticator {
    return Object.assign(new Authenticator(this.origin, this.keys), { id: this.id, counter: this.counter });
  }

  make(asked: { challenge: string; rpId: string }, name: string, lie: Lie = {}) {
    const clientDataJSON = this.clientData('webauthn.create', asked.challenge, lie);
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const coordinate = (value: string) => Buffer.from(value, 'base64url');
    const key = cbor(
      new Map<number, unknown>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const id = Buffer.from(this.id, 'base64url');
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([id.length >> 8, id.length & 255]), id, key]);
    const authData = Buffer.concat([this.authenticatorData(asked.rpId, lie, WITH_KEY), credential]);
    const attestation = cbor(
      new Map<string, unknown>([
        ...([
          ['fmt', 'none'],
          ['attStmt', new Map()],
        ] as const),
        ['authData', authData],
      ]),
    );
    return { name, id: this.id, clientDataJSON, attestationObject: b64(attestation), transports: ['usb'] };
  }

  sign(asked: { challenge: string; rpId: string }, lie: Lie = {}) {
    if (this.counts) this.counter++;
    const clientDataJSON = this.clientData('webauthn.get', asked.challenge, lie);
    const authenticatorData = this.authenticatorData(asked.rpId, lie);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const privateKey: KeyObject = this.keys.privateKey;
    return { id: this.id, clientDataJSON, authenticatorData: b64(authenticatorData), signature: b64(sign('sha256', signed, privateKey)) };
  }

  private clientData(type: string, challenge: string, lie: Lie): string {
    return b64(JSON.stringify({ type, challenge: lie.challenge ?? challenge, origin: lie.origin ?? this.origin, crossOrigin: false }));
  }

  private authenticatorData(rpId: string, lie: Lie, flags = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? this.counter);
    const bits = USER_PRESENT | (lie.unverified ? 0 : USER_VERIFIED) | flags;
    return Buffer.concat([sha256(lie.rpId ?? rpId), Buffer.from([bits]), counter]);
  }
}

/** Enrols the authenticator in the session of a browser, as the page does. */
export async function enrolPasskey(browser: User, key: Authenticator, name = 'Clé de test', lie: Lie = {}): Promise<Answer> {
  const asked = await browser.post('/api/session/passkeys/question');
  return asked.status === 200 ? browser.post('/api/session/passkeys', key.make(asked.body, name, lie)) : asked;
}

/** Gives it as second factor after the password. */
export async function signInWith(browser: User, key: Authenticator, lie: Lie = {}): Promise<Answer> {
  const asked = await browser.post('/api/session/passkey/question');
  return asked.status === 200 ? browser.post('/api/session/passkey', key.sign(asked.body, lie)) : asked;
}

/** Gives it again, before an act that binds. */
export async function stepUpWith(browser: User, key: Authenticator, lie: Lie = {}): Promise<Answer> {
  const asked = await browser.post('/api/session/step-up/question');
  return asked.status === 200 ? browser.post('/api/session/step-up', { passkey: key.sign(asked.body, lie) }) : asked;
}
