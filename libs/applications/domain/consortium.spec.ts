import fc from 'fast-check';
import { withIceKey } from '#kernel';
import { brokenPartner, commitmentsOf, sharesBeyondBudget, typedPartnerIdentifier, type Partner } from './consortium.js';

const partner = (change: Partial<Partner> = {}): Partner => ({ name: 'Ponte', role: 'Formation', public: false, ...change });
const said = (one: Partner, before: Partial<Partner>[] = []) => brokenPartner(one, before).map(({ path, code }) => `${path} ${code}`);

describe('a partner', () => {
  it('of a file of before is right as it is', () => expect(said(partner())).toEqual([]));

  it('is known by its ICE in Morocco, elsewhere by what its country gives', () => {
    const ice = withIceKey('0015257130000');
    expect(said(partner({ kind: 'association', identifier: ice }))).toEqual([]);
    expect(said(partner({ kind: 'association', identifier: '123' }))).toEqual(['identifier ice']);
    expect(said(partner({ kind: 'public_body', identifier: 'Dahir 1-57-009' }))).toEqual([]);
    expect(said(partner({ kind: 'foreign_ngo', country: 'IT', identifier: 'RUNTS 12' }))).toEqual([]);
    expect(said(partner({ kind: 'foreign_ngo' }))).toEqual(['country partner_abroad']);
    expect(said(partner({ country: 'XX' }))).toEqual(['country choice']);
  });

  it('is not the same as another', () => expect(said(partner({ id: 'a' }), [{ id: 'a' }])).toEqual(['id listed_twice']));

  it('leads alone', () => {
    expect(said(partner({ lead: true }), [{ lead: false }])).toEqual([]);
    expect(said(partner({ lead: true }), [{ lead: true }])).toEqual(['lead lead_twice']);
  });

  it('brings with the others the whole at most', () => {
    expect(said(partner({ shareBasisPoints: 4_000 }), [{ shareBasisPoints: 6_000 }])).toEqual([]);
    expect(said(partner({ shareBasisPoints: 4_001 }), [{ shareBasisPoints: 6_000 }])).toEqual(['shareBasisPoints shares_beyond']);
  });

  it('is offered a letter of commitment once it has been saved', () => {
    expect(commitmentsOf([partner(), partner({ id: 'a' })])).toEqual([
      { code: 'commitment-a', label: { fr: 'Lettre d’engagement : Ponte', ar: 'رسالة التزام: Ponte' } },
    ]);
  });
});

describe('what partners bring', () => {
  const budget = { productsCentimes: 100_000, askedCentimes: 60_000, ownCentimes: 20_000 };

  it('is what the budget leaves them', () => {
    expect(sharesBeyondBudget([], { ...budget, ownCentimes: 40_000 })).toEqual([]);
    expect(sharesBeyondBudget([{ shareBasisPoints: 1_000 }, { shareBasisPoints: 1_000 }], budget)).toEqual([]);
    expect(sharesBeyondBudget([{ shareBasisPoints: 2_500 }], budget)).toMatchObject([
      { path: 'parts.partners', code: 'shares_beyond_budget' },
    ]);
  });

  it('rounded to two decimals of a percent, is never refused', () => {
    const money = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(money, money, money, (asked, own, other) => {
        const productsCentimes = asked + own + other;
        fc.pre(productsCentimes > 0);
        const shareBasisPoints = Math.round((other * 10_000) / productsCentimes);
        expect(sharesBeyondBudget([{ shareBasisPoints }], { productsCentimes, askedCentimes: asked, ownCentimes: own })).toEqual([]);
      }),
    );
  });
});

it('an identifier is kept in one form, however it was pasted', () => {
  const ice = withIceKey('0015257130000');
  expect(typedPartnerIdentifier(`ICE : ${ice.slice(0, 9)} ${ice.slice(9)}`)).toBe(ice);
  expect(typedPartnerIdentifier(' RUNTS  12 ')).toBe('RUNTS 12');
});
