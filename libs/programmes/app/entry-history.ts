import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import { platformErrors, requireAccess, TrailNames, Tx, type Actor } from '#platform';
import { programmeOfEntry } from '../data/entries.store.js';
import { actsOnEntry, type EntryAct } from '../data/entry-history.queries.js';
import { ENTRY_KINDS, type EntryKind, type FieldChange } from '../domain/entries.js';
import { fieldLabel, valueInWords } from './entry-words.js';

export interface EntryActView {
  id: string;
  at: ZonedInstant;
  by: string | null;
  act: Label;
  reason: string | null;
  /** What the act gave to each field, and what stood there before. */
  changes: { label: Label; from: string | null; to: string | null }[];
}

/** @throws NOT_FOUND for a word that is no kind of entry */
export function entryKind(word: string): EntryKind {
  const kind = ENTRY_KINDS.find((known) => known === word);
  if (!kind) throw platformErrors.NOT_FOUND();
  return kind;
}

/** What became of an entry since it was made, from the trail, for whoever reads programmes. */
@Injectable()
export class EntryHistory {
  constructor(
    private readonly tx: Tx,
    private readonly names: TrailNames,
    private readonly directory: Directory,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND */
  of(actor: Actor, kind: EntryKind, id: string): Promise<EntryActView[]> {
    requireAccess(actor, 'programme.read');
    return this.tx.run(
      async (em) => {
        const programmeId = await programmeOfEntry(em, kind, id);
        requireAccess(actor, 'programme.read', { programmeId });
        const acts = await actsOnEntry(em, programmeId, id);
        const people = await this.directory.people(
          em,
          acts.flatMap(({ personId }) => personId ?? []),
        );
        return acts.map((act) => ({
          id: act.id,
          at: zonedInstant(act.at),
          by: (act.personId && people.get(act.personId)?.name) ?? null,
          act: this.names.act(act.subject, act.event),
          reason: act.reason,
          changes: changesIn(act).flatMap(({ field, from, to }) => {
            const label = fieldLabel(field);
            if (!label) return [];
            return [{ label, from: valueInWords(field, from, actor.language), to: valueInWords(field, to, actor.language) }];
          }),
        }));
      },
      { readOnly: true },
    );
  }
}

/** A correction says what it changed; whatever made the entry gave every field its first value. */
function changesIn({ event, detail }: EntryAct): FieldChange[] {
  if (!detail) return [];
  if (Array.isArray(detail['changes'])) return detail['changes'] as FieldChange[];
  // Older versions wrote a new amount of an envelope so.
  if (event === 'change_envelope') return [{ field: 'amountCentimes', from: detail['from'], to: detail['to'] }];
  if (event === 'split_envelope') return [];
  return Object.entries(detail).map(([field, to]) => ({ field, from: null, to }));
}
