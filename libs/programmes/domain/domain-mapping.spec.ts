import { comparedUnder, mappingErrors } from './domain-mapping.js';

const KNOWN = new Set(['legal', 'humanitarian', 'aid', 'school']);
const wrong = (...mappings: { from: string; to: string }[]) => mappingErrors(mappings, KNOWN).map(({ path, code }) => `${path} ${code}`);

describe('domains compared under those of a programme', () => {
  it('each once, in one step, among those that are there', () => {
    expect(wrong({ from: 'legal', to: 'aid' }, { from: 'humanitarian', to: 'aid' })).toEqual([]);
    expect(wrong({ from: 'sport', to: 'aid' }, { from: 'legal', to: 'sport' }, { from: 'aid', to: 'aid' })).toEqual([
      'mappings.0.from choice',
      'mappings.1.to choice',
      'mappings.2.to choice',
    ]);
    expect(wrong({ from: 'legal', to: 'aid' }, { from: 'aid', to: 'school' })).toEqual(['mappings.0.to choice']);
    expect(wrong({ from: 'legal', to: 'aid' }, { from: 'legal', to: 'school' })).toEqual(['mappings.1.from repeated']);
  });

  it('one of which nothing is said stays under itself', () => {
    const mappings = [{ from: 'legal', to: 'aid' }];
    expect([comparedUnder(mappings, 'legal'), comparedUnder(mappings, 'school')]).toEqual(['aid', 'school']);
  });
});
