import { platformErrors } from '../errors.js';
import { sizeInWords } from './sizes.js';

const KB = 1_000;

/** What the body of one request may cost before anything has looked at who sends it. */
export interface BodyBudget {
  bytes: number;
  /** Names and items, counted in the text before it is parsed. */
  values: number;
}

/** `small` for what anybody may send, `usual` for people's forms, `large` where a route says so. */
export const BODY_BUDGETS = {
  small: { bytes: 8 * KB, values: 200 },
  usual: { bytes: 256 * KB, values: 6_000 },
  large: { bytes: 1_000 * KB, values: 40_000 },
} as const satisfies Record<string, BodyBudget>;

/** The deepest body of ours has seven levels. */
const MAX_DEPTH = 12;
/** Names of one object: what turns it into a class looks at each of them against all the others. */
const MAX_NAMES = 500;

/** Filters of a list have a dozen. */
const MAX_QUERY_NAMES = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Counts a JSON text without building anything of it. A text that is not JSON is counted as far as it goes: the parser refuses it.
 * @throws REQUEST_TOO_COMPLEX when it has more values, names in one object or levels than the budget
 */
export function requireWithinBudget(text: string, { values }: BodyBudget): void {
  let counted = 0;
  const names: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === COMMA) counted++;
    else if (unit === COLON) {
      counted++;
      const name = ++names[names.length - 1]!;
      if (name > MAX_NAMES) throw platformErrors.REQUEST_TOO_COMPLEX();
    } else if (OPENING.has(unit)) names.push(0);
    else if (CLOSING.has(unit)) names.pop();
    if (counted > values || names.length > MAX_DEPTH) throw platformErrors.REQUEST_TOO_COMPLEX();
  }
}

/** The same for what stands behind the question mark. @throws REQUEST_TOO_COMPLEX */
export function requireShortQuery(url: string): void {
  if (url.indexOf('?') >= 0 && url.split('&', MAX_QUERY_NAMES + 1).length > MAX_QUERY_NAMES) throw platformErrors.REQUEST_TOO_COMPLEX();
}

/** The position of the closing quote, or the end. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) return at;
  }
  return text.length;
}

export const tooLarge = (bytes: number) => platformErrors.TOO_LARGE(sizeInWords(bytes));
