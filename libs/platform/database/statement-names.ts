import { createHash } from 'node:crypto';

/** Texts remembered as seen once; lists of any length make new ones for ever. */
const MOST_TEXTS = 4_000;
/** Anything else (BEGIN, DECLARE, several statements at once) has no plan to keep. */
const PLANNED = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b[^;]*$/i;

const names = new Map<string, string>();
const seenOnce = new Set<string>();

/** The name of a statement, made of its text, from the second time that this process asks it; undefined for what has no plan. */
export function nameOfStatement(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= MOST_TEXTS) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  if (!PLANNED.test(text)) return undefined;
  if (names.size >= MOST_TEXTS) names.clear();
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
