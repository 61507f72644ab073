import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '#platform';

/** Where a sign-in comes from: the address, the device by its cookie (`KnownDevices.cookieOf`), and how its browser presents itself. */
export interface Origin {
  address: string;
  device: string;
  userAgent?: string;
}

/** Accounts that one device may be known to: a family's telephone, an office's computer. */
const MOST_ACCOUNTS = 8;

/**
 * Devices on which an account has signed in before, told by a cookie that only this program can have made: an identifier of
 * the device and a seal for each account. Nothing is stored; whoever loses the cookie is a stranger again.
 * (The device cookies of OWASP's guide against guessing that locks people out.)
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly vault: Vault) {}

  /** The cookie as it came, or that of a device nobody knows yet. */
  cookieOf(cookie: string | undefined): string {
    return read(cookie).id === null ? randomBytes(12).toString('base64url') : cookie!;
  }

  identifierIn(cookie: string): string {
    return read(cookie).id!;
  }

  /** The identifier of a device that this account has signed in on, or null. */
  idOf(cookie: string, email: string): string | null {
    const { id, seals } = read(cookie);
    return id && seals.some((seal) => this.vault.isSigned('device', bound(id, email), seal)) ? id : null;
  }

  /** The cookie after a sign-in: the same device, known to one account more. */
  cookieFor(cookie: string, email: string): string {
    const { id, seals } = read(cookie);
    const seal = this.vault.sign('device', bound(id!, email));
    return [id, ...[seal, ...seals.filter((other) => other !== seal)].slice(0, MOST_ACCOUNTS)].join('.');
  }
}

const SHAPE = /^[\w-]{16}(\.[\w-]{43}){0,8}$/;

function read(cookie: string | undefined): { id: string | null; seals: string[] } {
  if (!cookie || !SHAPE.test(cookie)) return { id: null, seals: [] };
  const [id, ...seals] = cookie.split('.');
  return { id: id!, seals };
}

const bound = (id: string, email: string) => `${id} ${email.normalize('NFKC').trim().toLowerCase()}`;
