import fc from 'fast-check';
import {
  CELLS_OF_BUDGET,
  CELLS_OF_PART,
  checkUnfinished,
  LISTS_OF_BUDGET,
  LISTS_OF_PART,
  readCells,
  unfinishedErrors,
  type Cell,
  type CellKinds,
  type UnfinishedRow,
} from './unfinished.js';

const row = (fields: Record<string, Cell>, list: UnfinishedRow['list'] = 'charges'): UnfinishedRow => ({ list, position: 2, fields });
const defects = (rows: UnfinishedRow[], lists: readonly string[] = LISTS_OF_BUDGET, kinds: CellKinds = CELLS_OF_BUDGET) =>
  checkUnfinished(rows, lists, kinds).map(({ path, code }) => `${path} ${code}`);

describe('a row that is not whole yet', () => {
  it('keeps what was typed into its fields', () => {
    const typed = { label: 'Salle', amountCentimes: '12 5OO dh', overhead: false, quantityThousandths: null, unitPriceCentimes: 12 };
    expect(defects([row(typed), row({}, 'products')])).toEqual([]);
    expect(defects([row({ name: 'Commune', public: true, share: '7,5' }, 'items')], LISTS_OF_PART, CELLS_OF_PART.partners)).toEqual([]);
  });

  it.each<[string, UnfinishedRow, string]>([
    ['of a list that is not there', row({}, 'items'), 'unfinished.0.list choice'],
    ['with a field that the page does not have', row({ name: 1 }), 'unfinished.0.fields unknown'],
    ['with a field called as nothing may be', row(JSON.parse('{"__proto__":1}') as Record<string, Cell>), 'unfinished.0.fields unknown'],
    ['with a text beyond measure', row({ label: 'x'.repeat(2_001) }), 'unfinished.0.fields.label too_long'],
    ['with a number for a text', row({ label: 5 }), 'unfinished.0.fields.label text'],
    ['with a part of the smallest part', row({ quantityThousandths: 0.5 }), 'unfinished.0.fields.quantityThousandths number'],
    ['with something for a figure that no figure is', row({ amountCentimes: false }), 'unfinished.0.fields.amountCentimes number'],
    ['with a text for a box', row({ overhead: 'oui' }), 'unfinished.0.fields.overhead boolean'],
    ['with something that no field holds', row({ label: { nested: true } as unknown as Cell }), 'unfinished.0.fields.label text'],
  ])('refused: %s', (_what, given, defect) => expect(defects([given])).toEqual([defect]));

  it('property: of any cells of JSON those of their type are taken, and what was kept of any is read as cells of their type', () => {
    const names = fc.constantFrom(...Object.keys(CELLS_OF_BUDGET), 'other', '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), (fields) => {
        const given = { list: 'charges' as const, position: 0, fields: fields as Record<string, Cell> };
        const taken = defects([given]).length === 0;
        const read = readCells(fields, CELLS_OF_BUDGET);
        expect(defects([{ ...given, fields: read }])).toEqual([]);
        if (taken) expect(read).toEqual({ ...fields });
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the file from being submitted, at its place on the page', () => {
    expect(unfinishedErrors({ partners: [row({}, 'items')], activities: [] }, [row({}, 'charges')])).toEqual([
      { path: 'parts.partners.unfinished.items.2', code: 'row_unfinished' },
      { path: 'budget.unfinished.charges.2', code: 'row_unfinished' },
    ]);
    expect(unfinishedErrors({}, [])).toEqual([]);
  });
});
