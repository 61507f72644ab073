import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

/** Keeps secrets at rest (AES-256-GCM) and signs tokens (HMAC-SHA-256), with keys derived from SECRET for each purpose. */
@Injectable()
export class Vault {
  private readonly secret: string;
  /** Derived once for each purpose; there are a few. */
  private readonly keys = new Map<string, KeyObject>();

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = config.SECRET;
  }

  seal(purpose: string, plain: Uint8Array | string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  open(purpose: string, sealed: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  }

  sign(purpose: string, message: string): string {
    return createHmac('sha256', this.key(purpose)).update(message).digest('base64url');
  }

  isSigned(purpose: string, message: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(purpose, message));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private key(purpose: string): KeyObject {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.secret, 'jisr', purpose, 32)));
    this.keys.set(purpose, key);
    return key;
  }
}
