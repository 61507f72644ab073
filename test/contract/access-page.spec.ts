import fs from 'node:fs';
import path from 'node:path';
import { ROLE_NAMES } from '#identity';
import { ACCESS_PAGE, accessPage, roleMay } from '../support/access-page.js';
import { addressesOf, routes } from '../support/routes.js';

describe('the page of who may do what', () => {
  it('is what the policies say now', () => {
    const written = fs.readFileSync(path.resolve(import.meta.dirname, '../..', ACCESS_PAGE), 'utf8');
    // `npm run api:types` writes it.
    expect(written).toBe(accessPage());
  });

  it('has every address, and no role is another by its name alone, but for the chair of a committee, who is told by the seat', () => {
    const addresses = routes().flatMap(addressesOf);
    for (const address of addresses.filter((one) => !one.includes('/api/demo/'))) expect(accessPage()).toContain(`\`${address}\``);
    const sets = ROLE_NAMES.filter((role) => role !== 'committee.chair').map((role) =>
      addresses.filter((address) => roleMay(address, role)).join(' '),
    );
    expect(new Set(sets).size).toBe(ROLE_NAMES.length - 1);
  });
});
