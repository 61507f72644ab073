import { newestLabel, retirementErrors, wordingErrors } from './domains.js';

describe('the words of a domain over the years', () => {
  const labels = [
    { id: 'b', yearFrom: 2018, yearTo: null },
    { id: 'a', yearFrom: 2017, yearTo: 2017 },
  ];

  it('a new wording begins after the latest one began', () => {
    expect(newestLabel(labels)?.id).toBe('b');
    expect(wordingErrors(labels, 2019)).toEqual([]);
    expect(wordingErrors(labels, 2018)).toMatchObject([{ path: 'yearFrom', code: 'too_small', params: { min: 2019 } }]);
    expect(wordingErrors([], 2027)).toEqual([]);
  });

  it('is retired in a year in which it was there', () => {
    expect(retirementErrors(labels, 2018)).toEqual([]);
    expect(retirementErrors(labels, 2017)).toMatchObject([{ path: 'lastYear' }]);
  });
});
