import fs from 'node:fs';
import { globSync } from '../support/glob.js';
import { roomSources } from './sources.js';

/** Names, headers and accounts of one institution. What the source said before it was data stands in migrations alone. */
const NAMES: readonly RegExp[] = [/\bMinist[eè]re/i, /وزارة/, /Royaume du Maroc/, /المملكة المغربية/, /\b\d{24}\b/];
/** Where a word of them says a kind of institution, not one. */
const KINDS = new Set(['libs/institution/domain/institution-kinds.ts']);

describe('the institution is data', () => {
  const texts = [
    ...roomSources().map(({ file, tree }) => ({ file, text: tree.text })),
    ...globSync('libs', /\.typ$/).map((file) => ({ file, text: fs.readFileSync(file, 'utf8') })),
  ];

  it('no room and no document names one, its header or its account', () => {
    expect(texts.length).toBeGreaterThan(500);
    const named = texts
      .filter(({ file }) => !KINDS.has(file))
      .flatMap(({ file, text }) => NAMES.filter((name) => name.test(text)).map((name) => `${file}: ${String(name)}`));
    expect(named).toEqual([]);
  });

  it('no screen speaks of a ministry: a regional council or an agency may run the installation', () => {
    const words = globSync('apps/web/src/i18n', /\.json$/).filter((file) => !file.endsWith('/institution.json'));
    expect(words.length).toBeGreaterThan(30);
    const named = words.filter((file) => /\b(minist[eè]re|ministr(y|ies))\b|وزارة/i.test(fs.readFileSync(file, 'utf8')));
    expect(named).toEqual([]);
  });

  it('would find the next', () => {
    for (const text of ['Ministère chargé des MRE', 'المملكة المغربية', 'rib: 310810000000000000000176'])
      expect(NAMES.some((name) => name.test(text))).toBe(true);
  });
});
