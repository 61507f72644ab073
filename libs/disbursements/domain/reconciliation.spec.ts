import fc from 'fast-check';
import type { BankStatementEntry } from './bank/index.js';
import { paymentOrderMachine, type PaymentOrderState } from './payment-order.machine.js';
import {
  CASE_OUTCOMES,
  meaningOf,
  meaningOfBatch,
  meaningOfPlace,
  NEEDS_TWO_PERSONS,
  OUTCOME_LABELS,
  type EntryOutcome,
  type NamedOrder,
} from './reconciliation.js';

const line = (change: Partial<BankStatementEntry> = {}): BankStatementEntry => ({
  endToEndId: 'OP-2026-00001',
  amountCentimes: 1000,
  direction: 'debit',
  status: 'booked',
  bookedOn: '2026-11-16',
  returnReason: null,
  reversal: false,
  bankReference: 'B1',
  referenceIsUnique: true,
  batchReference: null,
  remittance: null,
  part: 1,
  ...change,
});
const credit = (change: Partial<BankStatementEntry> = {}) => line({ direction: 'credit', ...change });
const order = (state: PaymentOrderState, change: Partial<NamedOrder> = {}): NamedOrder => ({
  state,
  amountCentimes: 1000,
  owed: false,
  takenTwice: false,
  netCentimes: state === 'sent' ? 0 : 1000,
  ...change,
});

describe('where a line of the bank stands', () => {
  it.each<[string, BankStatementEntry, Parameters<typeof meaningOfPlace>[1], EntryOutcome | null]>([
    ['of our account, new', line(), { account: 'ours', seen: null }, null],
    ['not final', line({ status: 'pending' }), { account: 'ours', seen: null }, 'not_booked'],
    ['not final, of another account', line({ status: 'future' }), { account: 'other', seen: 'surely' }, 'not_booked'],
    ['read before', line(), { account: 'ours', seen: 'surely' }, 'already'],
    ['perhaps read before', line(), { account: 'ours', seen: 'perhaps' }, 'repeated'],
    ['of another account', line(), { account: 'other', seen: null }, 'other_account'],
    ['of no account', line(), { account: 'none', seen: 'perhaps' }, 'no_account'],
  ])('%s', (_what, entry, place, meaning) => expect(meaningOfPlace(entry, place)).toBe(meaning));
});

describe('what a line means for the order that it names', () => {
  it.each<[string, BankStatementEntry, NamedOrder | null, EntryOutcome]>([
    ['no number of ours', line({ endToEndId: null }), order('sent'), 'no_reference'],
    ['a number that nobody gave', line(), null, 'unknown'],
    ['another amount', line({ amountCentimes: 999 }), order('sent'), 'wrong_amount'],
    ['the payment of what was sent', line(), order('sent'), 'executed'],
    ['the payment of what was not sent', line(), order('authorised'), 'wrong_state'],
    ['the payment of what was cancelled', line(), order('cancelled'), 'wrong_state'],
    ['a second payment', line(), order('executed'), 'second_debit'],
    ['a payment after the order was rejected', line(), order('rejected'), 'second_debit'],
    ['a debit that undoes something', line({ reversal: true }), order('sent'), 'wrong_state'],
    ['a debit with a reason of return', line({ returnReason: { code: 'AC04', text: null } }), order('sent'), 'wrong_state'],
    ['the return of what was sent', credit(), order('sent', { netCentimes: 0 }), 'rejected'],
    ['the return after a payment', credit(), order('executed'), 'given_back'],
    ['the return that was awaited', credit(), order('recalled', { owed: true }), 'given_back'],
    ['the return of one of two debits', credit(), order('executed', { netCentimes: 2000, takenTwice: true }), 'corrected'],
    ['a return that leaves a part out', credit(), order('executed', { netCentimes: 1500 }), 'wrong_state'],
    ['a second return', credit(), order('reversed'), 'second_credit'],
    ['the return of a second debit, after the reversal', credit(), order('reversed', { takenTwice: true }), 'corrected'],
    ['money for an order that never left', credit(), order('verified'), 'wrong_state'],
  ])('%s', (_what, entry, named, meaning) => expect(meaningOf(entry, named)).toBe(meaning));

  const states = paymentOrderMachine.states;
  const anOrder = fc.record({
    state: fc.constantFrom(...states),
    amountCentimes: fc.constantFrom(1000, 2000),
    owed: fc.boolean(),
    takenTwice: fc.boolean(),
    netCentimes: fc.constantFrom(0, 1000, 2000, 3000, 4000),
  });

  it('only a sent order is ever executed, and only by a debit of its amount', () => {
    fc.assert(
      fc.property(anOrder, fc.constantFrom<'debit' | 'credit'>('debit', 'credit'), (named, direction) => {
        const meaning = meaningOf(line({ direction }), named);
        if (meaning === 'executed') expect([named.state, direction, named.amountCentimes]).toEqual(['sent', 'debit', 1000]);
      }),
    );
  });

  it('money is never given back while the bank keeps more than it returns', () => {
    fc.assert(
      fc.property(anOrder, (named) => {
        const meaning = meaningOf(credit({ amountCentimes: named.amountCentimes }), named);
        if (meaning === 'given_back' || meaning === 'rejected') expect(named.netCentimes).toBeLessThanOrEqual(named.amountCentimes);
      }),
    );
  });

  it('every meaning has its words, and whoever ends a case about our orders is not alone', () => {
    for (const outcome of [...CASE_OUTCOMES, ...NEEDS_TWO_PERSONS]) expect(OUTCOME_LABELS[outcome]).toBeDefined();
    const alone = CASE_OUTCOMES.filter((outcome) => !NEEDS_TWO_PERSONS.includes(outcome));
    expect([...alone].sort()).toEqual(['no_account', 'no_reference', 'other_account', 'unknown']);
  });
});

describe('a line that books a whole file of ours', () => {
  const whole = (change: Partial<BankStatementEntry> = {}) =>
    line({ endToEndId: null, batchReference: 'L-1', amountCentimes: 2000, ...change });

  it.each<[string, BankStatementEntry, NamedOrder[], ReturnType<typeof meaningOfBatch>]>([
    ['pays all', whole(), [order('sent'), order('sent')], ['executed', 'executed']],
    ['pays all again', whole(), [order('executed'), order('executed')], ['second_debit', 'second_debit']],
    ['names no file of ours', whole(), [], 'unknown'],
    ['is not the sum', whole({ amountCentimes: 1999 }), [order('sent'), order('sent')], 'wrong_total'],
    ['pays one of two twice', whole(), [order('sent'), order('executed')], 'wrong_total'],
    ['meets an order that does not wait', whole(), [order('sent'), order('authorised')], 'wrong_state'],
    ['gives all back', whole({ direction: 'credit' }), [order('executed'), order('sent')], ['given_back', 'rejected']],
    ['gives back what is back already', whole({ direction: 'credit' }), [order('executed'), order('reversed')], 'wrong_state'],
  ])('%s', (_what, entry, orders, meaning) => expect(meaningOfBatch(entry, orders)).toEqual(meaning));

  it('moves them all or none', () => {
    const some = fc.array(fc.constantFrom<PaymentOrderState>(...paymentOrderMachine.states), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, (states) => {
        const meaning = meaningOfBatch(
          whole({ amountCentimes: states.length * 1000 }),
          states.map((state) => order(state)),
        );
        if (Array.isArray(meaning)) expect(new Set(meaning).size).toBe(1);
      }),
    );
  });
});
