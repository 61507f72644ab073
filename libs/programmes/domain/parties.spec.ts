import * as fc from 'fast-check';
import { isSameParty, PARTY_ROLE_CODES, partiesFor, partyErrors, type Party } from './parties.js';

const party = (
  role: Party['role'],
  institutionId: string,
  regionCode: string | null = null,
  payingAccountId: string | null = null,
): Party => ({
  ...{ role, institutionId, regionCode, payingAccountId },
});

describe('who does what in a programme', () => {
  it('the owner contracts and pays where nobody else is named', () => {
    expect(partiesFor([party('owner', 'ministry', null, 'account')], 'MA-09')).toEqual({
      ownerId: 'ministry',
      contractingId: 'ministry',
      payingId: 'ministry',
      payingAccountId: 'account',
      operatingId: 'ministry',
    });
  });

  it('a party stands as long as nothing of it is said anew', () => {
    const stands = party('paying', 'c', 'MA-09', 'account');
    expect(isSameParty(stands, { ...stands })).toBe(true);
    for (const change of [{ role: 'contracting' }, { institutionId: 'm' }, { regionCode: null }, { payingAccountId: null }] as const)
      expect(isSameParty(stands, { ...stands, ...change })).toBe(false);
  });

  it('whoever contracts studies the files, unless somebody operates for them', () => {
    const parties = [party('owner', 'm'), party('contracting', 'c', 'MA-09')];
    expect(partiesFor(parties, 'MA-09')).toMatchObject({ operatingId: 'c' });
    expect(partiesFor(parties, 'MA-02')).toMatchObject({ operatingId: 'm' });
    expect(partiesFor([...parties, party('operating', 'agency')], 'MA-09')).toMatchObject({ operatingId: 'agency', contractingId: 'c' });
  });

  it('PRIM: the councils contract and pay in their regions, the ministry elsewhere', () => {
    const prim = [party('owner', 'ministry'), party('contracting', 'souss', 'MA-09'), party('contracting', 'oriental', 'MA-02')];
    expect(partiesFor(prim, 'MA-09')).toMatchObject({ ownerId: 'ministry', contractingId: 'souss', payingId: 'souss' });
    expect(partiesFor(prim, 'MA-02')).toMatchObject({ contractingId: 'oriental', payingId: 'oriental' });
    expect(partiesFor(prim, 'MA-04')).toMatchObject({ contractingId: 'ministry', payingId: 'ministry' });
  });

  it('another may pay than contracts, from an account of its own', () => {
    const parties = [party('owner', 'm'), party('contracting', 'c', 'MA-09'), party('paying', 'agency', null, 'afd')];
    expect(partiesFor(parties, 'MA-09')).toMatchObject({ contractingId: 'c', payingId: 'agency', payingAccountId: 'afd' });
  });

  it('one owner, of the whole; each part once', () => {
    expect(partyErrors([])).toEqual([{ path: 'parties', code: 'one_owner' }]);
    expect(partyErrors([party('owner', 'a'), party('owner', 'b')])).toEqual([{ path: 'parties', code: 'one_owner' }]);
    expect(partyErrors([party('owner', 'a', 'MA-09')])).toEqual([{ path: 'parties.0.regionCode', code: 'unknown' }]);
    expect(partyErrors([party('owner', 'a'), party('paying', 'b'), party('paying', 'c')])).toEqual([
      { path: 'parties.2', code: 'repeated' },
    ]);
    expect(partyErrors([party('owner', 'a'), party('operating', 'b', null, 'x')])).toEqual([
      { path: 'parties.1.payingAccountId', code: 'unknown' },
    ]);
  });

  it('whatever is accepted names who contracts and who pays for every region', () => {
    const parties = fc.array(
      fc.record({
        role: fc.constantFrom(...PARTY_ROLE_CODES),
        regionCode: fc.constantFrom(null, 'MA-02', 'MA-09'),
        institutionId: fc.constantFrom('a', 'b', 'c'),
        payingAccountId: fc.constant(null),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(parties, fc.constantFrom(null, 'MA-02', 'MA-09', 'MA-12'), (all, region) => {
        fc.pre(partyErrors(all).length === 0);
        const found = partiesFor(all, region)!;
        expect(all.map(({ institutionId }) => institutionId)).toEqual(
          expect.arrayContaining([found.ownerId, found.contractingId, found.payingId]),
        );
      }),
    );
  });
});
