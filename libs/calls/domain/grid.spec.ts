import fc from 'fast-check';
import { splitByLargestRemainder } from '#kernel';
import type { Criterion } from './call-rules.js';
import { gridDefects } from './grid.js';

const label = { fr: 'Critère', ar: 'معيار' };
const criterion = (code: string, weight: number, more: Partial<Criterion> = {}): Criterion => ({
  code,
  label,
  weight,
  scaleMax: 5,
  levels: [],
  ...more,
});
const said = (criteria: Criterion[], complete = true) => gridDefects(criteria, { complete }).map(({ path, code }) => `${path} ${code}`);

describe('a scoring grid', () => {
  it('weighs 100 when it is published; a draft may not yet', () => {
    expect(said([criterion('a', 60), criterion('b', 40)])).toEqual([]);
    expect(said([criterion('a', 60), criterion('b', 39)])).toEqual(['criteria weights']);
    expect(said([criterion('a', 60)], false)).toEqual([]);
    expect(said([])).toEqual(['criteria weights']);
  });

  it('any split of 100 is accepted, anything one point away refused', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), (shares) => {
        const criteria = splitByLargestRemainder(100, shares).map((weight, index) => criterion(`c${index}`, weight));
        expect(said(criteria)).toEqual([]);
        criteria[0]!.weight += 1;
        expect(said(criteria)).toEqual(['criteria weights']);
      }),
    );
  });

  it('names what is wrong with a criterion', () => {
    const levels = [
      { score: 6, label },
      { score: 1, label: { fr: 'Faible', ar: '' } },
      { score: 1, label },
    ];
    expect(said([criterion('a', 50, { threshold: 6, levels }), criterion('a', 50, { label: { fr: '', ar: '' } })])).toEqual([
      'criteria.0.threshold too_large',
      'criteria.0.levels.0.score too_large',
      'criteria.0.levels.2.score repeated',
      'criteria.0.levels.1.label both_languages',
      'criteria.1.code repeated',
      'criteria.1.label both_languages',
    ]);
  });
});
