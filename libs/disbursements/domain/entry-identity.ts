import { sha256 } from '#kernel';
import type { BankStatementEntry } from './bank/index.js';

/**
 * What makes two lines of two files the same movement of the bank: its own reference, with all else that it says of the line.
 * A bank that gives no reference is taken at its order: the second of two equal lines of one file is another movement than the
 * first, and the same as the second of another file. What is told apart wrongly becomes a case, never silence.
 */
export function identitiesOf(entries: readonly { account: string | null; entry: BankStatementEntry }[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ account, entry }) => {
    const said = [
      account ?? '',
      entry.bankReference ?? '',
      entry.direction,
      String(entry.amountCentimes),
      entry.bookedOn ?? '',
      entry.endToEndId ?? '',
      entry.returnReason?.code ?? '',
      String(entry.part),
    ].join('|');
    const turn = (seen.get(said) ?? 0) + 1;
    seen.set(said, turn);
    return sha256(Buffer.from(entry.bankReference ? said : `${said}|${turn}`, 'utf8'));
  });
}
