/**
 * The ledger of grants: money moves from account to account and is never made or lost. The balance (debit − credit) of
 * `commitment` is what is promised and not ordered, of `order` what is ordered and not paid, of `payment` what the
 * associations hold, of `recovery` what they owe back, of `recovered` what came back; `budget` is where it all comes from.
 */
export const ACCOUNTS = ['budget', 'commitment', 'order', 'payment', 'recovery', 'recovered'] as const;
export type Account = (typeof ACCOUNTS)[number];

export const MOVEMENTS = {
  commit: { debit: 'commitment', credit: 'budget' },
  order: { debit: 'order', credit: 'commitment' },
  pay: { debit: 'payment', credit: 'order' },
  recover: { debit: 'recovery', credit: 'payment' },
  settle: { debit: 'recovered', credit: 'recovery' },
  /** What left beyond every promise and is owed back: taken over from before a reversal kept its payment counted. */
  claim: { debit: 'recovery', credit: 'budget' },
} as const satisfies Record<string, { debit: Account; credit: Account }>;
export type Movement = keyof typeof MOVEMENTS;
