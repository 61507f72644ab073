import {
  amountsOfShares,
  conditionsOfTranche,
  instrumentFor,
  monthsBetween,
  planTranches,
  seriesOf,
  spreadOverCharges,
  usualTranches,
} from './terms.js';

describe('the terms of a grant', () => {
  it('50 000 DH is still an award decision; one centime more is a convention', () => {
    expect(instrumentFor(5_000_000, 50_000_00)).toBe('award_decision');
    expect(instrumentFor(5_000_001, 50_000_00)).toBe('convention');
    expect([seriesOf('convention').prefix, seriesOf('award_decision').prefix]).toEqual(['C', 'DO']);
  });

  it('60 and 40 per cent add up to the last centime', () => {
    const tranches = planTranches(10_000_001, usualTranches({ shares: [6_000, 4_000], spentBasisPoints: 7_000 }))!;
    expect(tranches.map((tranche) => tranche.amountCentimes)).toEqual([6_000_001, 4_000_000]);
    expect(tranches.map((tranche) => tranche.rank)).toEqual([1, 2]);
    expect(tranches.map((tranche) => tranche.spentBasisPoints)).toEqual([undefined, 7_000]);
  });

  it('shares that do not make a whole, or a tranche of nothing, are refused', () => {
    expect(planTranches(100, [{ shareBasisPoints: 9_999, conditions: [] }])).toBeNull();
    expect(
      planTranches(1, [
        { shareBasisPoints: 5_000, conditions: [] },
        { shareBasisPoints: 5_000, conditions: [] },
      ]),
    ).toBeNull();
  });

  it('while the plan is written each share has its amount, and a whole plan adds up as it will be drafted', () => {
    expect(amountsOfShares(10_000_001, [6_000, 3_000])).toEqual([6_000_001, 3_000_000]);
    expect(amountsOfShares(100, [3_333, 3_333, 3_334])).toEqual([33, 33, 34]);
    expect(amountsOfShares(1, [5_000, 5_000])).toEqual([1, 0]);
  });

  it('a first tranche waits for no report and for nothing spent', () => {
    expect(conditionsOfTranche(1)).toEqual(['documents_valid', 'not_before']);
    expect(conditionsOfTranche(2)).toContain('previous_report_accepted');
  });

  it('a partial award is spread over the charges in cash, exactly', () => {
    const lines = spreadOverCharges(100_00, [
      { account: '61', label: 'Location', amountCentimes: 1 },
      { account: '64', label: 'Personnel', amountCentimes: 2 },
      { account: '86', label: 'Bénévolat', amountCentimes: 1_000 },
    ]);
    expect(lines.map((line) => [line.account, line.amountCentimes])).toEqual([
      ['61', 3_333],
      ['64', 6_667],
    ]);
  });

  it('counts the months of a duration', () => {
    expect(monthsBetween('2026-12-01', '2027-11-30')).toBe(12);
    expect(monthsBetween('2027-01-15', '2027-02-14')).toBe(1);
    expect(monthsBetween('2026-11-23', '2027-11-23')).toBe(12);
    expect(monthsBetween('2026-11-23', '2027-11-24')).toBe(13);
  });
});
