import { Injectable } from '@nestjs/common';
import type { FieldError, Label } from '#kernel';
import type { Em } from '#platform';
import { firstOfEach, offered, type ListDefinition } from '../domain/parameter.js';
import { serves } from '../domain/reasons.js';
import { WordLists } from './word-lists.js';

export interface CodedReasonView {
  code: string;
  label: Label;
}
export interface OfferedReasonView extends CodedReasonView {
  /** Of which refusals it may be a reason: marks of its list. */
  kinds: string[];
}
export interface CountedReasonView extends CodedReasonView {
  /** Rows of the list that were refused for it, of those that the reader may see. */
  count: number;
}

export interface OfferedAndCountedReasonView extends OfferedReasonView {
  /** It may be said today. */
  offered: boolean;
  /** Rows of the list that were last refused for it, of those that the reader may see. */
  count: number;
}

/** What an act was refused for, and the list under which it was said; none for acts of before, which have their text alone. */
export interface SaidReasons {
  reasons: string[];
  reasonsRevisionId: string | null;
}

/** Nothing is said, or no more. */
export const NO_REASONS: Readonly<SaidReasons> = { reasons: [], reasonsRevisionId: null };

/** Why people are told no: coded reasons of an institution, kept with the revision under which they were said. */
@Injectable()
export class CodedReasons {
  constructor(private readonly words: WordLists) {}

  /** What may be said today. */
  async offered(em: Em, list: ListDefinition, institutionId: string): Promise<OfferedReasonView[]> {
    const { words } = await this.words.inForce(em, list, institutionId);
    const kinds = Object.keys(list.fields.words.marks ?? {});
    return offered(words).map((word) => ({ code: word.code, label: word.label, kinds: kinds.filter((act) => serves(act)(word)) }));
  }

  /** What is said of an act, in the order of the list; one reason at least, of those that serve it. */
  async chosen(
    em: Em,
    list: ListDefinition,
    institutionId: string,
    codes: readonly string[],
    act?: string,
  ): Promise<{ said: SaidReasons; errors: FieldError[] }> {
    const { words, revisionId } = await this.words.inForce(em, list, institutionId);
    const known = offered(words)
      .filter((word) => act === undefined || serves(act)(word))
      .map(({ code }) => code);
    const wrong = codes.flatMap((code, index) => (known.includes(code) ? [] : [{ path: `reasons.${index}`, code: 'choice' }]));
    const errors = codes.length === 0 ? [{ path: 'reasons', code: 'required' }] : wrong;
    const reasons = known.filter((code) => codes.includes(code));
    return { said: { reasons, reasonsRevisionId: reasons.length > 0 ? revisionId : null }, errors };
  }

  /** What the reasons are called, by the list under which they were said. */
  async views(em: Em, list: ListDefinition, said: SaidReasons): Promise<CodedReasonView[]> {
    return (await this.viewsOf(em, list, [said]))(said);
  }

  /** The same of several acts, by one statement; by none where none has any. */
  async viewsOf(em: Em, list: ListDefinition, several: readonly SaidReasons[]): Promise<(said: SaidReasons) => CodedReasonView[]> {
    const ids = several.flatMap(({ reasonsRevisionId }) => reasonsRevisionId ?? []);
    const labelOf = await this.words.labels(em, list, ids);
    return ({ reasons, reasonsRevisionId: id }) => (id === null ? [] : reasons.map((code) => ({ code, label: labelOf(id, code) })));
  }

  /**
   * For what rows were refused, the most frequent first, in the words of today.
   * @param counts rows by their codes, parted by blanks
   */
  async counted(em: Em, list: ListDefinition, counts: readonly { value: string; count: number }[]): Promise<CountedReasonView[]> {
    const rows = new Map<string, number>();
    for (const { value, count } of counts)
      for (const code of value.split(' ').filter(Boolean)) rows.set(code, (rows.get(code) ?? 0) + count);
    if (rows.size === 0) return [];
    const lists = await this.words.listsInForce(em, list, null);
    return firstOfEach(lists.flatMap(({ words }) => words))
      .flatMap(({ code, label }) => (rows.has(code) ? [{ code, label, count: rows.get(code)! }] : []))
      .sort((one, other) => other.count - one.count);
  }

  /** What may be said today, and what rows were refused for, offered or not. */
  async offeredAndCounted(
    em: Em,
    list: ListDefinition,
    institutionId: string,
    counts: readonly { value: string; count: number }[],
  ): Promise<OfferedAndCountedReasonView[]> {
    const own = await this.offered(em, list, institutionId);
    const counted = await this.counted(em, list, counts);
    const isOwn = new Set(own.map(({ code }) => code));
    return [
      ...own.map((reason) => ({ ...reason, offered: true, count: counted.find(({ code }) => code === reason.code)?.count ?? 0 })),
      ...counted.filter(({ code }) => !isOwn.has(code)).map((reason) => ({ ...reason, kinds: [], offered: false })),
    ];
  }
}

/** The coded reasons and the text under each other, as a message says them. */
export function reasonWords(coded: readonly CodedReasonView[], text: string | null): Label {
  const said = (language: keyof Label) => [...coded.map(({ label }) => label[language]), ...(text ? [text] : [])].join('\n');
  return { fr: said('fr'), ar: said('ar'), en: said('en') };
}
