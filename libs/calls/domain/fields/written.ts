import { asItStands, type Asked, type Bounds, type Defect } from './field.js';

/** What a draft may hold of any text; the question's own limit is enforced at submission. */
export const MAX_DRAFT_CHARACTERS = 20_000;

/** Characters as a reader counts them: a letter outside the basic plane is one. */
export const characters = (text: string): number => [...text].length;

const inCharacters: Bounds<string> = {
  unit: 'characters',
  under: 'too_short',
  over: 'too_long',
  sizeOf: characters,
  range: () => ({ least: 1, most: MAX_DRAFT_CHARACTERS }),
};

/** What the kinds of text have in common. */
export const writtenKind = (sample: string) => ({
  bounds: inCharacters,
  defect(value: unknown): Defect | null {
    if (typeof value !== 'string') return { code: 'text' };
    return characters(value) > MAX_DRAFT_CHARACTERS ? { code: 'too_long', params: { max: MAX_DRAFT_CHARACTERS } } : null;
  },
  words: asItStands,
  sample: ({ min = 0, max = Infinity }: Asked) => sample.padEnd(min, '.').slice(0, max),
});
