import { sha256 } from '#kernel';
import type { BankStatementEntry } from './bank/index.js';

export interface LineOfStatement {
  /** Of the statement of the file that holds the line. */
  statementId: string;
  account: { kind: 'ours' | 'other' | 'none'; said: string | null };
  entry: BankStatementEntry;
}

export interface EntryIdentity {
  identity: string;
  /** The bank gives nothing that tells it from another movement: a line of the same identity in another statement may be another. */
  uncertain: boolean;
  /** The same reference of the bank stands earlier in this very statement. */
  repeats: boolean;
}

/**
 * What makes two lines the same movement of the bank: the account, the bank's own reference, and all else that it says of the
 * line. Without a reference of the bank a line is taken at its turn among the equal lines of its statement, and is surely the
 * same only in the same statement. A reference that stands twice in one statement is the bank's own duplicate. What is told apart
 * wrongly becomes a case, never silence; lines of an account that is not ours, or not said, stand for themselves alone.
 */
export function identitiesOf(lines: readonly LineOfStatement[]): EntryIdentity[] {
  const turns = new Map<string, number>();
  return lines.map(({ statementId, account, entry }) => {
    const text = textOf(entry, account.said);
    const place = JSON.stringify([account.kind, statementId, text]);
    const turn = (turns.get(place) ?? 0) + 1;
    // What is announced and then booked is one movement.
    if (entry.status === 'booked') turns.set(place, turn);
    const certain = entry.referenceIsUnique;
    const turned = entry.bankReference && turn === 1 ? text : `${text}|${turn}`;
    const hash = sha256(Buffer.from(account.kind === 'ours' || certain ? turned : `${turned}|${statementId}`, 'utf8'));
    return {
      identity: account.kind === 'none' ? `none:${hash}` : hash,
      uncertain: account.kind === 'ours' && !certain,
      repeats: certain && turn > 1,
    };
  });
}

/** As lines have been told apart from the first day on: rows of the database hold the hash of this. */
const textOf = (entry: BankStatementEntry, account: string | null): string =>
  [
    account ?? '',
    entry.bankReference ?? '',
    entry.direction,
    String(entry.amountCentimes),
    entry.bookedOn ?? '',
    entry.endToEndId ?? '',
    entry.returnReason?.code ?? '',
    String(entry.part),
  ].join('|');
