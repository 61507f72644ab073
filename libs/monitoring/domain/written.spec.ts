import { MAX_COMMENT, MAX_NARRATIVE, MOST_PEOPLE, MOST_REACHED } from './limits.js';
import { areBeyondTotal, writtenDefects, type TypedReport } from './written.js';

const report = (given: Partial<TypedReport> = {}): TypedReport => ({
  summary: 'Les ateliers se sont tenus.',
  difficulties: '',
  activities: [{ comment: '' }],
  indicators: [{ actual: 12 }],
  beneficiaries: { total: 60, women: 32, minors: 0 },
  ...given,
});

describe('what is typed of a report', () => {
  it('is held back nowhere while it is not wrong, also where nothing is counted yet', () => {
    expect(writtenDefects(report())).toEqual([]);
    expect(writtenDefects(report({ indicators: [{ actual: null }], beneficiaries: { total: null, women: 5, minors: null } }))).toEqual([]);
  });

  it('a count that is none, below nothing or above all that there are says so at its field', () => {
    const people = { total: '15,5', women: -1, minors: MOST_PEOPLE + 1 };
    expect(writtenDefects(report({ beneficiaries: people, indicators: [{ actual: 1 }, { actual: MOST_REACHED + 1 }] }))).toEqual([
      { path: 'indicators.1.actual', code: 'too_large', params: { max: MOST_REACHED } },
      { path: 'beneficiaries.total', code: 'number' },
      { path: 'beneficiaries.women', code: 'too_small', params: { min: 0 } },
      { path: 'beneficiaries.minors', code: 'too_large', params: { max: MOST_PEOPLE } },
    ]);
  });

  it('words beyond their measure, counted as people count letters', () => {
    const long = (most: number) => '😀'.repeat(most + 1);
    expect(writtenDefects(report({ summary: '😀'.repeat(MAX_NARRATIVE), activities: [{ comment: '😀'.repeat(MAX_COMMENT) }] }))).toEqual(
      [],
    );
    const wrong = writtenDefects(
      report({ difficulties: long(MAX_NARRATIVE), activities: [{ comment: '' }, { comment: long(MAX_COMMENT) }] }),
    );
    expect(wrong.map(({ path, code }) => [path, code])).toEqual([
      ['difficulties', 'too_long'],
      ['activities.1.comment', 'too_long'],
    ]);
  });

  it('women or minors beyond everybody are told once, of the three together', () => {
    expect(areBeyondTotal({ total: 12, women: 20, minors: null })).toBe(true);
    expect(areBeyondTotal({ total: null, women: 20, minors: null })).toBe(false);
    const wrong = writtenDefects(report({ beneficiaries: { total: 12, women: 20, minors: 13 } }));
    expect(wrong).toEqual([{ path: 'beneficiaries', code: 'people_beyond_total' }]);
  });
});
