/**
 * `OP-2026-000010`, `BE-2026-000003`, `SM-OR-2026-0001`, in any case and with any signs between, as banks and people rewrite them; the
 * prefix of an institution may have grown together with what follows it.
 */
const OURS = /(?<![\p{L}\p{N}])[A-Z0-9]{0,8}(?:OP|BE|OR)[^\p{L}\p{N}]*\d{4}[^\p{L}\p{N}]*\d{4,6}(?!\d)/iu;

/**
 * Whether a text of the bank names what could be an order, a batch or a recovery of ours. Nothing is ever executed by it: a text
 * is not a reference; but nobody ends such a movement alone.
 */
export const namesOurs = (...texts: readonly (string | null)[]): boolean =>
  texts.some((text) => text !== null && OURS.test(text.normalize('NFKC')));
