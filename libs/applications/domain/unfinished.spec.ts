import { checkUnfinished, LISTS_OF_BUDGET, LISTS_OF_PART, unfinishedErrors, type Cell, type UnfinishedRow } from './unfinished.js';

const row = (fields: Record<string, Cell>, list: UnfinishedRow['list'] = 'items'): UnfinishedRow => ({ list, position: 2, fields });
const defects = (rows: UnfinishedRow[], lists: readonly string[] = LISTS_OF_PART) =>
  checkUnfinished(rows, lists).map(({ path, code }) => `${path} ${code}`);

describe('a row that is not whole yet', () => {
  it('keeps what was typed, whatever it is', () => {
    expect(defects([row({ name: 'Commune d’Agadir', amountCentimes: '12 5OO dh', confirmed: false, since: null, persons: 12 })])).toEqual(
      [],
    );
    expect(defects([row({}, 'charges'), row({ label: '' }, 'products')], LISTS_OF_BUDGET)).toEqual([]);
  });

  it.each<[string, UnfinishedRow, string]>([
    ['of a list that is not there', row({}, 'charges'), 'unfinished.0.list choice'],
    [
      'with more fields than a row has',
      row(Object.fromEntries([...'abcdefghijklm'].map((name) => [name, 1]))),
      'unfinished.0.fields too_many',
    ],
    ['with a field that is no name', row({ 'a-b': 1 }), 'unfinished.0.fields unknown'],
    ['with a field called as nothing may be', row(JSON.parse('{"__proto__":1}') as Record<string, Cell>), 'unfinished.0.fields unknown'],
    ['with a text beyond measure', row({ name: 'x'.repeat(2_001) }), 'unfinished.0.fields.name too_long'],
    ['with something that no field holds', row({ name: { nested: true } as unknown as Cell }), 'unfinished.0.fields.name text'],
  ])('refused: %s', (_what, given, defect) => expect(defects([given])).toEqual([defect]));

  it('keeps the file from being submitted, at its place on the page', () => {
    expect(unfinishedErrors({ partners: [row({})], activities: [] }, [row({}, 'charges')])).toEqual([
      { path: 'parts.partners.unfinished.items.2', code: 'row_unfinished' },
      { path: 'budget.unfinished.charges.2', code: 'row_unfinished' },
    ]);
    expect(unfinishedErrors({}, [])).toEqual([]);
  });
});
