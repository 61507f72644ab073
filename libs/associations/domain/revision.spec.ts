import fc from 'fast-check';
import { fieldsOf, revisedValues, type RevisedValues } from './revision.js';

const verified: RevisedValues = { name: { fr: 'Amal', ar: 'أمل' }, ice: '1', address: null, board: [] };
const seat = { name: 'Hind', function: 'president', startsOn: '2026-01-01', endsOn: null };

describe('what waits for an officer after an edit', () => {
  it('is what differs from what was verified', () =>
    expect(revisedValues(verified, {}, { ...verified, address: 'Rabat' })).toEqual({ address: 'Rabat' }));
  it('is nothing where nothing differs', () => expect(revisedValues(verified, {}, verified)).toEqual({}));
  it('keeps what waited and was not edited now', () =>
    expect(revisedValues(verified, { board: [seat] }, { address: 'Rabat' })).toEqual({ address: 'Rabat', board: [seat] }));
  it('forgets what is again as it was verified', () =>
    expect(revisedValues(verified, { address: 'Rabat', board: [seat] }, { address: null })).toEqual({ board: [seat] }));

  it('edited twice the same is the same, and back to what was verified is nothing', () => {
    const some = fc.record({ ice: fc.string(), address: fc.option(fc.string()), name: fc.record({ fr: fc.string(), ar: fc.string() }) });
    fc.assert(
      fc.property(some, some, some, (was, first, second) => {
        const once = revisedValues(was, {}, first);
        expect(revisedValues(was, once, first)).toEqual(once);
        expect(revisedValues(was, once, second)).toEqual(revisedValues(was, {}, second));
        expect(revisedValues(was, once, was)).toEqual({});
        expect(fieldsOf(once)).toEqual(expect.arrayContaining(Object.keys(once)));
      }),
    );
  });
});
