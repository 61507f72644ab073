import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sha256, type Language } from '#kernel';
import { SYSTEM, Trail, Tx, type Em } from '#platform';
import { SetupCode } from '../data/setup-code.entity.js';
import { identityErrors } from '../domain/errors.js';
import { Accounts } from './accounts.js';
import { Grants } from './grants.js';
import { Limits } from './limits.js';

export interface FirstAdministrator {
  email: string;
  name: string;
  language: Language;
}

const SETUP_LOCK = 7_301_003;

/**
 * The first start of an installation: a code, printed where only the operator reads, names the first two administrators.
 * From then on rights are given by two of them; the code and its door are gone.
 */
@Injectable()
export class Installation {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly trail: Trail,
  ) {}

  /** Whether administrators are still to be named. */
  isNew(): Promise<boolean> {
    return this.tx.run((em) => this.hasNobody(em), { readOnly: true });
  }

  /**
   * A code for an installation without administrators, or null when there are some. A code made before stays good unless
   * `anew`; it cannot be shown a second time, only replaced.
   */
  code(anew = false): Promise<string | null> {
    return this.tx.run(async (em) => {
      await em.query(`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
      if (!(await this.hasNobody(em))) return null;
      if (!anew && (await em.countBy(SetupCode, {})) > 0) return null;
      const code = randomBytes(15).toString('base64url');
      await em.deleteAll(SetupCode);
      await em.insert(SetupCode, { codeHash: sha256(code) });
      return code;
    });
  }

  /** @param address where the request comes from · @throws SETUP_CODE_WRONG · SETUP_TWO_PEOPLE · THROTTLED */
  async nameAdministrators(code: string, administrators: readonly FirstAdministrator[], address: string): Promise<void> {
    await this.limits.spend('setups', address);
    await this.tx.run(async (em) => {
      await em.query(`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
      const known = (await this.hasNobody(em)) && (await em.existsBy(SetupCode, { codeHash: sha256(code.trim()) }));
      if (!known) throw identityErrors.SETUP_CODE_WRONG();
      if (new Set(administrators.map(({ email }) => email.toLowerCase())).size !== administrators.length)
        throw identityErrors.SETUP_TWO_PEOPLE();
      await em.deleteAll(SetupCode);
      for (const administrator of administrators) {
        const person = await this.accounts.invite(em, SYSTEM, administrator);
        await this.grants.grant(em, SYSTEM, person.id, 'administrator');
        await this.trail.record(em, SYSTEM, { subject: 'person', subjectId: person.id, event: 'name_administrator' });
      }
    });
  }

  private async hasNobody(em: Em): Promise<boolean> {
    const rows = await em.query<unknown[]>(
      `SELECT FROM role_grant WHERE role = 'administrator' AND revoked_at IS NULL AND (valid_until IS NULL OR valid_until > clock_timestamp()) LIMIT 1`,
    );
    return rows.length === 0;
  }
}
