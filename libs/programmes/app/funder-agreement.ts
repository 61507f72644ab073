import { Injectable } from '@nestjs/common';
import { Lifecycle, requireAccess, Tx, type Actor, type Em } from '#platform';
import { standingFundings } from '../data/entries.store.js';
import { Funder } from '../data/programme-context.entity.js';
import { programmeErrors } from '../domain/errors.js';
import { requireAgreement } from './entry-guards.js';
import { lockedEntry } from './programme-entries.js';
import { funderLife, requireNotClosed } from './programme.lives.js';

export interface Signature {
  amountHundredths: number;
  signedOn: string | null;
  /** From when it is applied. */
  effectiveOn: string | null;
}

/** The agreement with a funder on its way: signed with its amount, given up with the reason, or prepared anew. */
@Injectable()
export class FunderAgreement {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN · WRONG_STATE */
  sign(actor: Actor, id: string, version: number, signature: Signature): Promise<void> {
    requireAccess(actor, 'funder.sign');
    return this.change(actor, id, version, async (em, funder) => {
      requireAgreement({ ...signature, state: 'signed' });
      await this.lifecycle.move(
        em,
        actor,
        funderLife,
        funder,
        'sign',
        { ...signature, version: version + 1 },
        { detail: { ...signature } },
      );
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN · WRONG_STATE */
  abandon(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    requireAccess(actor, 'funder.abandon');
    return this.change(actor, id, version, (em, funder) =>
      this.lifecycle.move(em, actor, funderLife, funder, 'abandon', { version: version + 1 }, { reason }),
    );
  }

  /** It was not signed, or not given up, after all. @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN · WRONG_STATE · ENTRY_HAS_FUNDINGS */
  reopen(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    requireAccess(actor, 'funder.reopen');
    return this.change(actor, id, version, async (em, funder) => {
      const { length: fundings } = await standingFundings(em, { funderId: id });
      if (fundings > 0) throw programmeErrors.ENTRY_HAS_FUNDINGS({ fundings });
      const unsigned = { signedOn: null, effectiveOn: null, version: version + 1 };
      await this.lifecycle.move(em, actor, funderLife, funder, 'reopen', unsigned, { reason });
    });
  }

  private change(actor: Actor, id: string, version: number, act: (em: Em, funder: Funder) => Promise<unknown>): Promise<void> {
    return this.tx.run(async (em) => {
      const { entry, programme } = await lockedEntry(em, actor, 'funder', id, version);
      requireNotClosed(programme);
      if (entry.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      if (entry instanceof Funder) await act(em, entry);
    });
  }
}
