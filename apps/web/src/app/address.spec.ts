import fs from 'node:fs';
import path from 'node:path';
import { mayExist } from './address.js';

const source = path.resolve('apps/web/src');

/** Parameters that people know by heart: the API says whether there is such a thing. */
const KNOWN_TO_PEOPLE = ['callNumber', 'number', 'section'];

describe('addresses typed by hand', () => {
  const params = fs
    .readdirSync(path.join(source, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [
      ...fs.readFileSync(path.join(source, 'features', file), 'utf8').matchAll(/^\s*(?:path: )?'(?:[a-z-]+\/)[^']*\$[^']*',?/gm),
    ])
    .flatMap(([route]) => [...route.matchAll(/\$(\w+)/g)].map(([, name]) => name!));
  const strange = [...new Set(params)].filter((name) => !KNOWN_TO_PEOPLE.includes(name));

  it('has parameters to check', () => expect(strange.length).toBeGreaterThan(12));

  it.each(strange)('a $%s that can be none is not found, without asking the API', (name) => {
    expect(mayExist({ [name]: 'sessions' })).toBe(false);
    expect(mayExist({ [name]: '..' })).toBe(false);
  });

  it('an address that may lead somewhere is tried', () => {
    expect(mayExist({})).toBe(true);
    expect(mayExist({ callId: '0198c2f4-6f3b-7c1e-9d54-0a7f3b2c1d00', section: 'budget' })).toBe(true);
    expect(mayExist({ year: '2027' })).toBe(true);
  });
});
