import { readFileSync } from 'node:fs';
import type { ImportRunView } from '#imports';
import { bringIn, carriedOut, counted, rowsOf } from '../support/imports.js';
import { needing, realData } from '../support/needs.js';
import type { User } from '../support/people.js';
import { loadReference, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** Files of grants as French authorities published them, by the standard SCDL and beside it, and the test files of its validator. */
const FILES = [
  {
    name: '44_loire-atlantique_first399.csv',
    what: 'headings in words, years for dates, amounts with a point',
    found: { encoding: 'utf-8', separator: ';', missing: [] },
    outcomes: { new: 397, refused: 2 },
  },
  {
    name: '49_maine-et-loire_conventions.csv',
    what: 'names of the standard, a column too many, dates left out',
    found: { encoding: 'utf-8', separator: ';', missing: [] },
    outcomes: { new: 68, refused: 7 },
  },
  {
    name: '85_vendee_2018.csv',
    what: 'Windows, commas between cells and in amounts: cells are cut in two, and seen to be',
    found: { encoding: 'windows-1252', separator: ',', missing: [] },
    outcomes: { refused: 114 },
  },
  {
    name: 'betagouv_exemple_valide.csv',
    what: 'the right example of the validator',
    found: { encoding: 'utf-8', separator: ',', missing: [] },
    outcomes: { new: 29 },
  },
  {
    name: 'betagouv_exemple-duplicate-column.csv',
    what: 'a column twice, in the letters of Windows',
    found: { encoding: 'windows-1252', separator: ',', missing: [] },
    outcomes: { changed: 1, same: 28 },
  },
  {
    name: 'betagouv_exemple_invalide_erreurs_colonnes.csv',
    what: 'headings in another order and another way of writing',
    found: { encoding: 'utf-8', separator: ',', missing: [] },
    outcomes: { new: 26, refused: 3 },
  },
  {
    name: 'betagouv_exemple_invalide_erreurs_cellules.csv',
    what: 'cells that are wrong',
    found: { encoding: 'utf-8', separator: ',', missing: [] },
    outcomes: { changed: 1, same: 25, refused: 3 },
  },
  {
    name: 'etalab_format_exemple.csv',
    what: 'the example of the standard',
    found: { encoding: 'utf-8', separator: ',', missing: [] },
    outcomes: { new: 2 },
  },
];

describe('real files of grants', () => {
  let world: OwnWorld;
  let nadia: User;
  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    nadia = await programmeOfficer(world);
  });
  afterAll(() => world?.close());

  describe.each(FILES)('$name', ({ name, what, found, outcomes }) => {
    const data = realData(`scdl/${name}`);
    needing(data, () => {
      let run: ImportRunView;
      const file = () => ({ name, type: 'text/csv', bytes: readFileSync(data.file) });

      it(`is read for what it is: ${what}`, async () => {
        run = await bringIn(nadia, 'past_projects', file());
        const { encoding, separator, missing } = run;
        expect({ encoding, separator, missing }).toEqual(found);
        expect(counted(run.outcomes)).toEqual(outcomes);
        const rows = await rowsOf(nadia, run.id, '?outcome=refused');
        expect(rows.every(({ reasons }) => reasons.length > 0 && reasons.every(({ text }) => text.fr && text.ar))).toBe(true);
      });

      it('what it brings is carried out once, however often it comes', async () => {
        const { new: made = 0, changed = 0, same = 0 } = counted(run.outcomes);
        if (made + changed > 0) {
          const { created = 0, changed: updated = 0 } = counted((await carriedOut(nadia, run.id)).results);
          expect([created, updated]).toEqual([made, changed]);
        }
        const again = counted((await bringIn(nadia, 'past_projects', file())).outcomes);
        expect([again.new ?? 0, again.changed ?? 0, again.same ?? 0]).toEqual([0, 0, made + changed + same]);
      });
    });
  });
});
