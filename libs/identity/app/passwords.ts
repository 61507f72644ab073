import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { platformErrors } from '#platform';
import { isEasy } from '../domain/easy-password.js';
import { identityErrors } from '../domain/errors.js';

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_AT_MOST = 200;
/** Some fifty thousand passwords of published leaks, the most used first (zxcvbn-ts, MIT): they come with the program, nothing is asked of anybody. */
const LEAKED: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/**
 * Hashes and checks passwords, a few at a time in their own line, so that a rush of sign-ins never takes the processor
 * from submissions. When the line is full the caller is asked to come back.
 */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** What an unknown address is checked against, so that it takes the same time as a known one. */
  private readonly decoy = this.inLine(() => hash('nobody has this password', OPTIONS));

  /** @throws PASSWORD_TOO_COMMON · UNAVAILABLE */
  async hash(password: string): Promise<string> {
    if (isEasy(password, LEAKED)) throw identityErrors.PASSWORD_TOO_COMMON();
    return this.inLine(() => hash(password, OPTIONS));
  }

  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.decoy);
    const matches = await this.inLine(() => verify(against, password));
    return matches && passwordHash !== null;
  }

  private async inLine<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_AT_MOST) throw platformErrors.UNAVAILABLE();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
