import { scopeOf } from './subject-of.js';

describe('what policies know of an order', () => {
  it('is its programme, its region and whose it is, and nothing that would name another institution', () => {
    const order = { programmeId: 'p', regionCode: 'MA-09', associationId: 'a', institutionId: 'i', state: 'sent' };
    expect(scopeOf(order)).toEqual({ programmeId: 'p', regionCode: 'MA-09', associationId: 'a' });
  });
});
