import { delegationErrors } from './delegation.js';

const TODAY = '2026-11-16';
const codes = (startsOn: string, endsOn: string) =>
  delegationErrors({ startsOn, endsOn }, TODAY).map(({ path, code }) => `${path} ${code}`);

describe('the days of a delegation of signature', () => {
  it('may be one day alone, today', () => expect(codes(TODAY, TODAY)).toEqual([]));
  it('may be a year and no more', () => {
    expect(codes('2026-12-01', '2027-12-02')).toEqual([]);
    expect(codes('2026-12-01', '2027-12-03')).toEqual(['endsOn delegation_long']);
  });
  it('do not begin in the past, nor end before they begin', () => {
    expect(codes('2026-11-15', '2026-11-20')).toEqual(['startsOn past']);
    expect(codes('2026-11-20', '2026-11-19')).toEqual(['endsOn date']);
  });
});
