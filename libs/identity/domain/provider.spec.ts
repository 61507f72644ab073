import fc from 'fast-check';
import { isSecondFactor, mayComeByProvider } from './provider.js';
import { ASSOCIATION_ROLES, ROLE_NAMES } from './roles.js';

describe('coming by the provider of the administration', () => {
  it('is for officers, administrators and auditors', () => {
    expect(mayComeByProvider(['instructor'])).toBe(true);
    expect(mayComeByProvider(['administrator', 'auditor'])).toBe(true);
    expect(mayComeByProvider([])).toBe(false);
    expect(mayComeByProvider(['committee.member'])).toBe(false);
  });

  it('is not for whoever acts for an association, whatever else they are', () => {
    const roles = fc.subarray([...ROLE_NAMES]);
    const ofAssociation = fc.constantFrom(...ASSOCIATION_ROLES);
    fc.assert(fc.property(roles, ofAssociation, (others, role) => !mayComeByProvider([...others, role])));
  });

  it('counts as a second factor by what the operator named, and by nothing else', () => {
    const trusted = { acr: ['urn:loa:3'], amr: ['mfa'] };
    expect(isSecondFactor({ acr: 'urn:loa:3' }, trusted)).toBe(true);
    expect(isSecondFactor({ amr: ['pwd', 'mfa'] }, trusted)).toBe(true);
    expect(isSecondFactor({ acr: 'urn:loa:2', amr: ['pwd'] }, trusted)).toBe(false);
    expect(isSecondFactor({ acr: ['urn:loa:3'], amr: 'mfa' }, trusted)).toBe(false);
    fc.assert(fc.property(fc.anything(), fc.anything(), (acr, amr) => !isSecondFactor({ acr, amr }, { acr: [], amr: [] })));
  });
});
