import { Injectable } from '@nestjs/common';
import type { DomainError, Localized } from '#kernel';
import { platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { changeEntry, lockEntry, type EntryRow } from '../data/entries.store.js';
import type { Entry } from '../data/entry.entity.js';
import type { Funder, Funding, Gathering, Partner, Target } from '../data/programme-context.entity.js';
import type { Envelope, Programme } from '../data/programme.entity.js';
import { sayingViolations } from '../data/programmes.store.js';
import { changesOf, livesOnAfterClosing, touchesMoney, type EntryKind } from '../domain/entries.js';
import { programmeErrors } from '../domain/errors.js';
import { EntryGuards } from './entry-guards.js';
import { requireNotClosed } from './programme.lives.js';

/** What people give of an entry: all but what the program keeps of it. */
export type EntryContent<T> = Omit<T, 'id' | 'programmeId' | 'componentId' | 'state' | keyof Entry>;
export interface EntryContents {
  component: { code: string; title: Localized };
  envelope: EntryContent<Envelope>;
  funder: EntryContent<Funder>;
  funding: Omit<EntryContent<Funding>, 'funderId' | 'envelopeId'>;
  partner: EntryContent<Partner> & { componentId: string | null };
  gathering: Omit<EntryContent<Gathering>, 'kindRevisionId'>;
  target: Omit<EntryContent<Target>, 'audienceRevisionId'>;
}
/** What is written of an act on an entry. */
type Detail = Record<string, unknown>;

/**
 * Corrects what was entered about a programme, withdraws it with the reason and restores it; the trail keeps each step. In a closed
 * programme words may still be put right, money and what holds money no longer.
 */
@Injectable()
export class ProgrammeEntries {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly guards: EntryGuards,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN · WRONG_STATE · CODE_TAKEN · INVALID_REQUEST and what `mayBecome` refuses */
  correct<K extends EntryKind>(
    actor: Actor,
    kind: K,
    id: string,
    version: number,
    content: EntryContents[K],
  ): Promise<{ version: number }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { entry, programme } = await lockedEntry(em, actor, kind, id, version);
      if (entry.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      const changes = changesOf(entry, content);
      if (touchesMoney(kind, changes)) requireNotClosed(programme);
      if (changes.length === 0) return { version };
      const own = await this.guards.mayBecome(em, entry, content);
      await sayingViolations(changeEntry(em, kind, id, { ...content, ...own, version: version + 1 }), codeTaken(content));
      await this.record(em, actor, programme, `correct_${kind}`, { id, changes });
      return { version: version + 1 };
    });
  }

  /** It is kept, and counts nowhere any more. @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · ENTRY_WITHDRAWN · WRONG_STATE and what `mayGo` refuses */
  withdraw(actor: Actor, kind: EntryKind, id: string, version: number, reason: string): Promise<void> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { entry, programme } = await lockedEntry(em, actor, kind, id, version);
      if (entry.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      if (!livesOnAfterClosing(kind)) requireNotClosed(programme);
      await this.guards.mayGo(em, actor, kind, id);
      const withdrawn = { withdrawnAt: () => 'clock_timestamp()', withdrawnBy: actor.personId, withdrawnReason: reason };
      await changeEntry(em, kind, id, { ...withdrawn, version: version + 1 });
      await this.record(em, actor, programme, `withdraw_${kind}`, { id }, reason);
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · WRONG_STATE · CODE_TAKEN and what `mayComeBack` refuses */
  restore(actor: Actor, kind: EntryKind, id: string, version: number): Promise<void> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { entry, programme } = await lockedEntry(em, actor, kind, id, version);
      if (!entry.withdrawnAt) return;
      if (!livesOnAfterClosing(kind)) requireNotClosed(programme);
      await this.guards.mayComeBack(em, entry);
      const here = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, version: version + 1 };
      await sayingViolations(changeEntry(em, kind, id, here), codeTaken(entry));
      await this.record(em, actor, programme, `restore_${kind}`, { id });
    });
  }

  private record(em: Em, actor: Actor, { id: subjectId }: Programme, event: string, detail: Detail, reason?: string): Promise<void> {
    return this.trail.record(em, actor, { subject: 'programme', subjectId, event, detail, reason });
  }
}

/** As it was read by whoever acts on it. @throws NOT_FOUND · VERSION_CONFLICT */
export async function lockedEntry(
  em: Em,
  actor: Actor,
  kind: EntryKind,
  id: string,
  version: number,
): Promise<{ entry: EntryRow; programme: Programme }> {
  const found = await lockEntry(em, actor, kind, id);
  if (found.entry.version !== version) throw platformErrors.VERSION_CONFLICT({ current: found.entry.version });
  return found;
}

const codeTaken = (content: object): Record<string, () => DomainError> => ({
  component_code_uq: () => programmeErrors.CODE_TAKEN({ code: (content as { code?: string }).code }),
});
