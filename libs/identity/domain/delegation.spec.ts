import { mayBeLent } from './delegation.js';
import { ASSOCIATION_ROLES, COMMITTEE_ROLES, OFFICERS } from './roles.js';

describe('lending a role for days of absence', () => {
  it('officers lend theirs; administrators, associations and committees do not', () => {
    for (const role of OFFICERS) expect(mayBeLent(role)).toBe(true);
    for (const role of ['administrator' as const, ...ASSOCIATION_ROLES, ...COMMITTEE_ROLES]) expect(mayBeLent(role)).toBe(false);
  });
});
