import { Inject, Injectable } from '@nestjs/common';
import { Clock, sha256, type Language } from '#kernel';
import { CONFIG, Outbox, rowBy, SYSTEM, Trail, Tx, type Config, type Em } from '#platform';
import { administratorsNamed, lockInstallation, type AdministratorRow } from '../data/grants.queries.js';
import { SetupCode } from '../data/setup-code.entity.js';
import { identityErrors } from '../domain/errors.js';
import { SETUP_LENGTH, shownCode, typedCode } from '../domain/paper-code.js';
import { Accounts } from './accounts.js';
import { Grants } from './grants.js';
import { AdministratorsNamed } from './identity.events.js';
import { Limits } from './limits.js';
import { newPaperCode } from './new-paper-code.js';

export interface FirstAdministrator {
  email: string;
  name: string;
  language: Language;
}

const IN_PLACE_LASTS_MS = 24 * 3_600_000;

/**
 * The first start of an installation: a code, printed where only the operator reads, names the first two administrators.
 * From then on rights are given by two of them; when fewer than two are left who can, the operator has a code made, and says why.
 */
@Injectable()
export class Installation {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether administrators are to be named. */
  isNew(): Promise<boolean> {
    return this.tx.run(
      async (em) => {
        const before = await this.administrators(em);
        const codes = await em.findBy(SetupCode, {});
        return before.length === 0 || codes.some((code) => this.stands(code, before));
      },
      { readOnly: true },
    );
  }

  /**
   * A code for an installation without administrators, or null when there are some. A code made before stays good unless
   * `anew`; it cannot be shown a second time, only replaced.
   */
  code(anew = false): Promise<string | null> {
    return this.tx.run(async (em) => {
      await lockInstallation(em);
      if ((await this.administrators(em)).length > 0) return null;
      if (!anew && (await em.countBy(SetupCode, {})) > 0) return null;
      return this.make(em, null);
    });
  }

  /** The operator's way out when administrators are gone or never came. */
  codeInPlace(reason: string): Promise<string> {
    return this.tx.run(async (em) => {
      await lockInstallation(em);
      return this.make(em, reason);
    });
  }

  /**
   * Those who were named before and never came lose the role: their address may be anybody's. Whoever is there stays, and is told.
   * @param address where the request comes from · @throws SETUP_CODE_WRONG · SETUP_TWO_PEOPLE · THROTTLED
   */
  async nameAdministrators(code: string, named: readonly FirstAdministrator[], address: string): Promise<void> {
    await this.limits.spend('setups', address);
    await this.tx.run(async (em) => {
      await lockInstallation(em);
      const setup = await rowBy(em, SetupCode, { codeHash: sha256(typedCode(code)) });
      const before = await this.administrators(em);
      if (!setup || !this.stands(setup, before)) throw identityErrors.SETUP_CODE_WRONG();
      if (new Set(named.map(({ email }) => email.toLowerCase())).size !== named.length) throw identityErrors.SETUP_TWO_PEOPLE();
      await em.deleteAll(SetupCode);
      const personIds: string[] = [];
      for (const administrator of named) personIds.push(await this.name(em, administrator, before, setup.reason));
      for (const { grantId, personId, proved } of before)
        if (!proved && !personIds.includes(personId)) await this.grants.revoke(em, SYSTEM, grantId);
      if (setup.reason) await this.outbox.publish(em, AdministratorsNamed, { personIds, reason: setup.reason });
    });
  }

  /** A first code serves while nobody is named; one that the operator asked for in place of who is gone, for a day. */
  private stands({ reason, createdAt }: SetupCode, before: readonly AdministratorRow[]): boolean {
    return reason === null ? before.length === 0 : this.clock.now().getTime() - createdAt.getTime() < IN_PLACE_LASTS_MS;
  }

  private async make(em: Em, reason: string | null): Promise<string> {
    const code = newPaperCode(SETUP_LENGTH);
    await em.deleteAll(SetupCode);
    await em.insert(SetupCode, { codeHash: sha256(code), reason });
    return shownCode(code);
  }

  private async name(
    em: Em,
    administrator: FirstAdministrator,
    before: readonly AdministratorRow[],
    reason: string | null,
  ): Promise<string> {
    const { id } = await this.accounts.invite(em, SYSTEM, administrator);
    if (!before.some(({ personId }) => personId === id)) await this.grants.grant(em, SYSTEM, id, 'administrator');
    await this.trail.record(em, SYSTEM, { subject: 'person', subjectId: id, event: 'name_administrator', reason: reason ?? undefined });
    return id;
  }

  /** People of the demonstration are nobody outside it. */
  private administrators(em: Em): Promise<AdministratorRow[]> {
    return administratorsNamed(em, this.config.JISR_DEMO);
  }
}
