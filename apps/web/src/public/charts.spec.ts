import { coloursOf } from './charts.js';

describe('the colours of domains', () => {
  it('do not change with the rank of a domain', () => {
    const [educative, culture] = coloursOf(['educative', 'culture', 'humanitarian', 'camps']);
    expect(coloursOf(['culture', 'educative'])).toEqual([culture, educative]);
  });

  it('are different within a table, also for a domain that is new', () => {
    const codes = ['new', 'camps', 'educative', 'other', 'culture', 'humanitarian'];
    expect(new Set(coloursOf(codes)).size).toBe(codes.length);
  });
});
