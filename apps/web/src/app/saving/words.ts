import type { Json } from './same.js';

/** Every text and number of a content, in its order. */
export function wordsIn(value: Json): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

/** What was written since it was read: what a person would want to copy. */
export function newWordsIn(content: Json, before: Json): string[] {
  const known = new Set(wordsIn(before));
  return wordsIn(content).filter((text) => !known.has(text));
}
