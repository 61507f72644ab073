import { Injectable } from '@nestjs/common';
import type { FieldError, Label } from '#kernel';
import type { Em } from '#platform';
import { revisionsInForce } from '../data/institutions.queries.js';
import { firstOfEach, isOffered, type ListDefinition, type ParameterWord } from '../domain/parameter.js';
import { Parameters } from './parameters.js';

export interface WordsInForce {
  words: readonly ParameterWord[];
  /** What is written with a word of it keeps its identifier. */
  revisionId: string;
}

/** A list of one institution, among those of several. */
export interface ListInForce extends WordsInForce {
  /** Who decided it; null for the principal, whose lists others inherit. */
  decidedBy: string | null;
}

/** What a word is called by the list under which it was written; the code itself where that list knows none. */
export type WordLabel = (revisionId: string, code: string) => Label;

/** Lists of words as institutions decide them: what may be chosen today, and what a word was called where it was written. */
@Injectable()
export class WordLists {
  constructor(private readonly parameters: Parameters) {}

  /** @throws NO_INSTITUTION when nothing was ever decided */
  async inForce(em: Em, list: ListDefinition, institutionId: string): Promise<WordsInForce> {
    const { value, revisionId } = await this.parameters.at(em, list, institutionId);
    return { words: value.words, revisionId };
  }

  async labels(em: Em, list: ListDefinition, revisionIds: readonly string[]): Promise<WordLabel> {
    const lists = await this.parameters.ofRevisions(em, list, revisionIds);
    const words = new Map([...lists].map(([id, value]) => [id, new Map(value.words.map(({ code, label }) => [code, label]))]));
    return (revisionId, code) => words.get(revisionId)?.get(code) ?? sameInAll(code);
  }

  /** Every word that some of the institutions know today, ended ones too: what rows may be looked for by. Each code once. */
  async known(em: Em, list: ListDefinition, institutionIds: readonly string[]): Promise<{ code: string; label: Label }[]> {
    const lists = await this.listsInForce(em, list, institutionIds);
    return firstOfEach(lists.flatMap(({ words }) => words)).map(({ code, label }) => ({ code, label }));
  }

  /** The lists of several institutions, or of each of the installation; each list once, the principal's first. */
  async listsInForce(em: Em, list: ListDefinition, institutionIds: readonly string[] | null): Promise<ListInForce[]> {
    const rows = await revisionsInForce(em, { institutionIds, parameter: list.name });
    return rows.map(({ id, value, institutionId, ofPrincipal }) => ({
      words: value.words as ParameterWord[],
      revisionId: id,
      decidedBy: ofPrincipal ? null : institutionId,
    }));
  }
}

const sameInAll = (code: string): Label => ({ fr: code, ar: code, en: code });

/** What stands against a word that is chosen: it is not offered today, and what is corrected did not have it before. */
export const choiceErrors = (words: readonly ParameterWord[], chosen: string, path: string, before?: readonly string[]): FieldError[] =>
  isOffered(words, chosen) || before?.includes(chosen) ? [] : [{ path, code: 'choice' }];
