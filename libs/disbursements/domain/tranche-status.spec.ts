import { trancheStatus, type TrancheSituation } from './tranche-status.js';

const second: TrancheSituation = {
  rank: 2,
  conditions: ['documents_valid', 'previous_report_accepted', 'spent_share', 'not_before'],
  spentBasisPoints: 7_000,
  notBefore: '2027-03-01',
  order: null,
  owed: null,
  bankHoldsMoney: false,
  unreadableHolder: null,
  conventionInForce: true,
  hindrances: [],
  previous: { paid: true, amountCentimes: 600_000_00, report: { spentCentimes: 420_000_00 } },
  today: '2027-03-01',
};
const codes = (situation: TrancheSituation) => trancheStatus(situation).blockers.map((blocker) => blocker.code);

describe('a tranche', () => {
  it('is payable on the day when report, spending, date and association allow', () => {
    expect(trancheStatus(second)).toEqual({ status: 'payable', blockers: [] });
  });

  it('says everything that stands in the way, in both languages', () => {
    const blocked = trancheStatus({
      ...second,
      conventionInForce: false,
      today: '2027-02-28',
      previous: { paid: false, amountCentimes: 600_000_00, report: null },
      hindrances: [{ code: 'RED_FLAG', text: { fr: 'Signalement', ar: 'إشارة', en: 'Flag' } }],
    });
    expect(blocked.status).toBe('blocked');
    expect(blocked.blockers.map((blocker) => blocker.code)).toEqual([
      'CONVENTION_NOT_IN_FORCE',
      'PREVIOUS_NOT_PAID',
      'REPORT_MISSING',
      'SPENT_TOO_LITTLE',
      'TOO_EARLY',
      'RED_FLAG',
    ]);
    expect(blocked.blockers.every(({ text }) => text.fr && /[\u0600-\u06ff]/.test(text.ar))).toBe(true);
  });

  it('one centime under the share is too little', () => {
    expect(codes({ ...second, previous: { paid: true, amountCentimes: 600_000_00, report: { spentCentimes: 419_999_99 } } })).toEqual([
      'SPENT_TOO_LITTLE',
    ]);
  });

  it('names the amount to account for and its share of the tranche before', () => {
    const { blockers } = trancheStatus({
      ...second,
      previous: { paid: true, amountCentimes: 60_000_00, report: { spentCentimes: 10_000_00 } },
    });
    expect(blockers[0]!.text.fr.replace(/\s/g, ' ')).toBe(
      '10 000 DH dépensés et acceptés sur la tranche 1 ; il faut en justifier au moins 42 000 DH (70 %).',
    );
    expect(blockers[0]!.text.ar).toContain('70');
  });

  it('that has an order is ordered or paid; what came in the way since is said until the bank has it', () => {
    expect(trancheStatus({ ...second, conventionInForce: false, order: 'under_way' })).toMatchObject({
      status: 'ordered',
      blockers: [{ code: 'CONVENTION_NOT_IN_FORCE' }],
    });
    expect(trancheStatus({ ...second, conventionInForce: false, order: 'at_bank' })).toEqual({ status: 'ordered', blockers: [] });
    expect(trancheStatus({ ...second, conventionInForce: false, order: 'executed' })).toEqual({ status: 'paid', blockers: [] });
  });
});
