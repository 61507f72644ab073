import { closingFigures, closingObstacles, type ClosingSituation } from './closing.js';

const done: ClosingSituation = {
  tranches: 2,
  paidTranches: 2,
  terminated: false,
  acceptedReports: 2,
  submittedReports: 0,
  paidCentimes: 100_000,
  recoveredCentimes: 0,
  spentCentimes: 100_000,
  ineligibleCentimes: 0,
};

describe('closing', () => {
  it('waits for every tranche and every report, and says which are missing', () => {
    expect(closingObstacles(done)).toEqual([]);
    expect(closingObstacles({ ...done, paidTranches: 1, acceptedReports: 0 }).map((one) => one.fr)).toEqual([
      'Tranches à payer : 1.',
      'Rapports à remettre : 1.',
    ]);
    expect(closingObstacles({ ...done, acceptedReports: 0, submittedReports: 1 }).map((one) => one.fr)).toEqual([
      'Rapports à remettre : 1.',
      'Rapports à accepter : 1.',
    ]);
  });

  it('a terminated convention closes on what was paid', () => {
    expect(closingObstacles({ ...done, terminated: true, paidTranches: 1, acceptedReports: 1 })).toEqual([]);
  });

  it('what was not spent and what was set aside go back', () => {
    expect(closingFigures({ ...done, spentCentimes: 90_000, ineligibleCentimes: 5_000 })).toMatchObject({
      unspentCentimes: 10_000,
      toRecoverCentimes: 15_000,
    });
  });

  it('spending of one’s own beyond the grant makes good what was set aside', () => {
    expect(closingFigures({ ...done, spentCentimes: 120_000, ineligibleCentimes: 5_000 }).toRecoverCentimes).toBe(0);
  });

  it('what came back already is not asked twice', () => {
    expect(closingFigures({ ...done, spentCentimes: 90_000, recoveredCentimes: 10_000 }).toRecoverCentimes).toBe(0);
  });
});
