import { canonicalJson } from '#kernel';
import type { Vault } from '../secrets/vault.js';

const PURPOSE = 'audit head';
const KIND = 'jisr-audit-head';

/** Where the chain stood at an instant, as it is published outside the database. */
export interface AuditHead {
  at: string;
  /** The last seal, the last entry under it, and how many entries all seals cover. */
  seal: number;
  entry: number;
  entries: number;
  hash: string;
}

export interface SignedHead extends AuditHead {
  /** HMAC over the rest: tells our own heads from invented ones. */
  mac: string;
}

const messageOf = ({ at, seal, entry, entries, hash }: AuditHead) => canonicalJson({ kind: KIND, at, seal, entry, entries, hash });

export const signHead = (vault: Vault, head: AuditHead): SignedHead => ({ ...head, mac: vault.sign(PURPOSE, messageOf(head)) });

export const isOurHead = (vault: Vault, head: SignedHead): boolean => vault.isSigned(PURPOSE, messageOf(head), head.mac);

/** One line of JSON: what a file holds and a mail says. */
export const headLine = ({ at, seal, entry, entries, hash, mac }: SignedHead): string =>
  JSON.stringify({ kind: KIND, at, seal, entry, entries, hash, mac });

/** The heads among the lines of a text (a file of heads, or a mail); other lines are passed over. */
export function headsIn(text: string): SignedHead[] {
  return text.split('\n').flatMap((line) => {
    const start = line.indexOf('{');
    if (start < 0 || !line.includes(KIND)) return [];
    try {
      const { kind, at, seal, entry, entries, hash, mac } = JSON.parse(line.slice(start)) as SignedHead & { kind: string };
      const isHead =
        kind === KIND && [seal, entry, entries].every(Number.isSafeInteger) && [at, hash, mac].every((part) => typeof part === 'string');
      return isHead ? [{ at, seal, entry, entries, hash, mac }] : [];
    } catch {
      return [];
    }
  });
}
