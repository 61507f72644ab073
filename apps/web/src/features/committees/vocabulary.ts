import type { Coded, Vocabulary } from '#committees';
import { useApi } from '../../app/api/index.js';
import { useLocal } from '../../ui/index.js';

const NOTHING: Vocabulary = { presences: [], conflictKinds: [], outcomes: [] };

/** The words of committees in every language, read once. */
export const useVocabulary = (): Vocabulary => useApi('/api/committees/vocabulary', {}, { staleTime: Infinity }).data ?? NOTHING;

/** `options(vocabulary.outcomes)`: codes with their words in the reader's language, for lists to choose from. */
export function useOptions(): <Code extends string>(words: readonly Coded<Code>[]) => { value: Code; label: string }[] {
  const local = useLocal();
  return (words) => words.map(({ code, label }) => ({ value: code, label: local(label) }));
}
