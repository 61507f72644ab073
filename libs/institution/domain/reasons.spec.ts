import { parameterErrors } from './parameter.js';
import { defineReasons, serves } from './reasons.js';

const label = { fr: 'Motif', ar: 'سبب', en: 'Reason' };

describe('a coded reason', () => {
  it.each([
    [undefined, [true, true]],
    [[], [true, true]],
    [['return'], [true, false]],
    [['set_aside'], [false, true]],
    [
      ['return', 'set_aside'],
      [true, true],
    ],
  ])('marked %j serves the one act and the other: %j', (marks, each) => {
    expect([serves('return')({ marks }), serves('set_aside')({ marks })]).toEqual(each);
  });

  it('is left for each act of its list', () => {
    const list = defineReasons({ name: 'test.reasons', label, marks: { return: label, set_aside: label }, initial: [] });
    const errors = (...words: object[]) => parameterErrors(list, { words: words.map((word) => ({ label, ...word })) });
    const missing = [{ path: 'value.words', code: 'too_few', params: { min: 1 } }];
    expect(errors({ code: 'a', marks: ['return'] })).toEqual(missing);
    expect(errors({ code: 'a', marks: ['return'] }, { code: 'b', retired: true })).toEqual(missing);
    expect(errors({ code: 'a', marks: ['return'] }, { code: 'b', marks: ['set_aside'] })).toEqual([]);
    expect(errors({ code: 'a' })).toEqual([]);
  });
});
