import { isCured, lapsesOn, newLapses, presidencyToCheck, type Verified } from './verification.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 16, hour));

describe('a new presidency is to be verified', () => {
  it('when the president changed after the registration was verified', () =>
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: null, presidencyMovedAt: at(9) })).toBe(true));
  it('not before the first verification, which looks at it anyway', () => {
    expect(presidencyToCheck({ verifiedAt: null, checkedAt: null, presidencyMovedAt: at(9) })).toBe(false);
    expect(presidencyToCheck({ verifiedAt: at(10), checkedAt: null, presidencyMovedAt: at(9) })).toBe(false);
  });
  it('until an officer has looked again, and anew after the next change', () => {
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: at(10), presidencyMovedAt: at(9) })).toBe(false);
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: at(10), presidencyMovedAt: at(11) })).toBe(true);
  });
});

describe('what was verified ends', () => {
  const TODAY = '2026-11-16';
  const sound: Verified = {
    kind: 'association',
    documents: [
      { kind: 'receipt', validUntil: null },
      { kind: 'tax_certificate', validUntil: TODAY },
      { kind: 'assembly_minutes', validUntil: '2020-01-01' },
    ],
    board: [
      { function: 'president', startsOn: '2024-01-01', endsOn: TODAY },
      { function: 'treasurer', startsOn: '2024-01-01', endsOn: null },
      { function: 'secretary', startsOn: '2020-01-01', endsOn: '2021-01-01' },
    ],
  };

  it('not on its last day, nor with what nobody must have', () => expect(lapsesOn(sound, TODAY)).toEqual([]));

  it('the day after: the document and the seat, with their last day', () =>
    expect(lapsesOn(sound, '2026-11-17')).toEqual([
      { what: 'document', of: 'tax_certificate', day: TODAY },
      { what: 'seat', of: 'president', day: TODAY },
    ]));

  it('a seat that somebody else holds has not ended; of several that did, the last says when', () => {
    const renewed = { ...sound, board: [...sound.board, { function: 'president' as const, startsOn: '2026-11-17', endsOn: null }] };
    expect(lapsesOn(renewed, '2026-11-17').map(({ what }) => what)).toEqual(['document']);
    const twice = { ...sound, board: [...sound.board, { function: 'president' as const, startsOn: '2020-01-01', endsOn: '2023-12-31' }] };
    expect(lapsesOn(twice, '2026-11-17')).toContainEqual({ what: 'seat', of: 'president', day: TODAY });
  });

  it('a public establishment is not asked for statutes or a treasurer', () => {
    const establishment: Verified = {
      kind: 'public_establishment',
      documents: [{ kind: 'statutes', validUntil: '2020-01-01' }],
      board: [{ function: 'director', startsOn: '2024-01-01', endsOn: null }],
    };
    expect(lapsesOn(establishment, TODAY)).toEqual([]);
  });

  it('is noted once, and is put right when it is no more', () => {
    const [document, seat] = lapsesOn(sound, '2026-11-17');
    expect(newLapses([document!], [document!, seat!])).toEqual([seat]);
    expect(isCured(document!, [seat!])).toBe(true);
    expect(isCured(document!, [document!])).toBe(false);
  });
});
