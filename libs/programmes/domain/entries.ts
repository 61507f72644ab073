import { canonicalJson } from '#kernel';

/** What people enter about a programme, one by one: each is corrected, withdrawn and restored with its trace. */
export const ENTRY_KINDS = ['component', 'envelope', 'funder', 'funding', 'partner', 'gathering', 'target'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What of an entry is money: it stays as it was when the programme is closed, while a name or a source may still be put right. */
const MONEY: Readonly<Record<EntryKind, readonly string[]>> = {
  component: ['code'],
  envelope: ['amountCentimes', 'foreignCurrency', 'foreignHundredths', 'statedRate'],
  funder: ['currency', 'amountHundredths', 'statedEquivalent'],
  funding: ['amountHundredths', 'statedCentimes'],
  partner: [],
  gathering: [],
  target: ['minimum'],
};

/** Whether entries of a kind may come, go and come back once the programme is closed: who took part and what was held is no money. */
export const livesOnAfterClosing = (kind: EntryKind): boolean => MONEY[kind].length === 0;

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** The fields of an entry that a correction really changes. */
export function changesOf(before: object, after: object): FieldChange[] {
  return Object.entries(after)
    .map(([field, to]) => ({ field, from: (before as Record<string, unknown>)[field] ?? null, to: (to ?? null) as unknown }))
    .filter(({ from, to }) => canonicalJson(from) !== canonicalJson(to));
}

export const touchesMoney = (kind: EntryKind, changes: readonly FieldChange[]): boolean =>
  changes.some(({ field }) => MONEY[kind].includes(field));
