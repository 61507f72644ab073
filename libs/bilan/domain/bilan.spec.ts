import { bilanCsv } from './csv.js';
import { computeBilan, forThePublic, type BilanYear, type CountedProject } from './bilan.js';

const label = (text: string) => ({ fr: text, ar: text, en: text });
const headings = {
  domains: [
    { code: 'b', label: label('B') },
    { code: 'a', label: label('A') },
  ],
  regions: [],
};
const project = (
  domainCode: string,
  associationId: string,
  awardedCentimes: number,
  beneficiaries: number | null = null,
): CountedProject => ({
  conventionId: `${domainCode}-${associationId}-${awardedCentimes}`,
  associationId,
  associationKnown: true,
  ofMigrants: associationId === 'x',
  domainCode,
  regionCode: 'MA-09',
  askedCentimes: awardedCentimes,
  awardedCentimes,
  paidCentimes: 0,
  totalCostCentimes: awardedCentimes * 2,
  beneficiaries,
});

describe('the bilan', () => {
  it('keeps the year’s own order, and counts an association with two projects once', () => {
    const bilan = computeBilan(2027, [project('a', 'x', 100), project('b', 'x', 200), project('z', 'y', 0)], headings, {
      received: 6,
      retained: 4,
    });
    expect(bilan.domains.map((row) => [row.code, row.projects, row.associations])).toEqual([
      ['b', 1, 1],
      ['a', 1, 1],
      ['z', 1, 1],
    ]);
    expect(bilan.totals).toMatchObject({
      projects: 3,
      associations: 2,
      associationsOfMigrants: 1,
      awardedCentimes: 300,
      coFundingCentimes: 300,
    });
    expect(bilan.selection).toEqual({ received: 6, retained: 4, retainedShare: 667 });
  });

  it('shares of a table make a whole', () => {
    const { domains } = computeBilan(2027, [project('a', 'x', 1), project('b', 'x', 1), project('c', 'x', 1)], headings, null);
    expect(domains.map((row) => row.amountShare)).toEqual([334, 333, 333]);
    expect(domains.reduce((sum, row) => sum + row.projectShare, 0)).toBe(1_000);
  });

  it('fewer than five persons are not published, nor what would betray them', () => {
    const bilan = computeBilan(2027, [project('a', 'x', 1, 4), project('b', 'x', 1, 30), project('c', 'x', 1, 20)], headings, null);
    const shown = forThePublic(bilan);
    expect(shown.domains.map((row) => row.beneficiaries)).toEqual([null, null, 20]);
    expect(shown.totals.beneficiaries).toBe(54);
    expect(bilan.domains.map((row) => row.beneficiaries)).toEqual([30, 4, 20]);
  });

  it('what an edition hid stays hidden in the next: the row that has not changed would tell the one that had', () => {
    const edition = (b: number) =>
      computeBilan(2027, [project('a', 'x', 1, b), project('b', 'x', 1, 60), project('c', 'x', 1, 50)], headings, null);
    const first = edition(3);
    expect(forThePublic(first).domains.map((row) => row.beneficiaries)).toEqual([null, null, 50]);
    const next = edition(6);
    expect(forThePublic(next).domains.map((row) => row.beneficiaries)).toEqual([60, 6, 50]);
    const shown = forThePublic(next, [first]);
    expect(shown.domains.map((row) => row.beneficiaries)).toEqual([null, null, 50]);
    expect(forThePublic(edition(40), [first, next]).domains.map((row) => row.beneficiaries)).toEqual([null, null, 50]);
    expect(shown.totals.beneficiaries).toBe(116);
  });

  describe('of a year whose archives do not say everything', () => {
    const unknown = { associationKnown: false, ofMigrants: null, regionCode: null, askedCentimes: null, totalCostCentimes: null };
    const bilan = computeBilan(
      2017,
      [project('b', 'x', 300), project('b', 'y', 200), project('a', 'x', 100)].map((known) => ({ ...known, ...unknown })),
      headings,
      null,
      true,
    );

    it('what is not known is empty, in rows and totals; what the source says is to the dirham and in its order', () => {
      const nothing = { associationsOfMigrants: null, askedCentimes: null, totalCostCentimes: null, coFundingCentimes: null };
      expect(bilan.domains).toMatchObject([
        { code: 'b', projects: 2, awardedCentimes: 500, associations: null, ...nothing },
        { code: 'a', projects: 1, awardedCentimes: 100, associations: null, ...nothing },
      ]);
      expect(bilan.totals).toMatchObject({ projects: 3, associations: 2, awardedCentimes: 600, ...nothing });
      expect(bilan.regions).toMatchObject([{ code: 'unknown', projects: 3, amountShare: 1_000 }]);
      expect(bilanCsv(bilan).split('\r\n')[1]).toBe('2017;domain;b;B;B;2;;;;5,00;0,00;;;yes');
    });

    it('an edition frozen when figures stood in for what nobody knew shows none of them', () => {
      const before: BilanYear = computeBilan(2017, [project('b', 'x', 300), project('a', 'y', 100)], headings, null);
      delete before.demonstration;
      const shown = forThePublic(before);
      expect(shown.domains.map((row) => [row.awardedCentimes, row.associations, row.askedCentimes])).toEqual([
        [300, null, null],
        [100, null, null],
      ]);
      expect(shown.regions).toEqual([]);
      expect(shown.totals).toMatchObject({ associations: 2, awardedCentimes: 400, totalCostCentimes: null });
    });
  });
});
