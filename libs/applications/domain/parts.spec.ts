import { changedBeyond, unknownCompletionItems } from './completion.js';
import fc from 'fast-check';
import { checkPart, MAX_ITEMS, missingParts, PART_NAMES, type PartName, type TypedItem } from './parts.js';

describe('the parts of a file', () => {
  it('count no more women or minors than persons, and no group twice', () => {
    const group = { code: 'children', expected: 10, women: 10, minors: 10 };
    expect(checkPart('target_groups', [group])).toEqual([]);
    expect(checkPart('target_groups', [{ ...group, women: 11 }])).toMatchObject([{ path: 'items.0.women', code: 'too_large' }]);
    expect(checkPart('target_groups', [group, group])).toMatchObject([{ path: 'items.1.code', code: 'listed_twice' }]);
  });

  it('two indicators are not the same one', () => {
    const indicator = { label: 'x', baseline: 0, target: 1, unit: 'x' };
    expect(checkPart('indicators', [indicator, indicator])).toEqual([]);
    const id = '018f0000-0000-7000-8000-000000000001';
    expect(checkPart('indicators', [{ id, ...indicator }, indicator, { id, ...indicator }])).toMatchObject([
      { path: 'items.2.id', code: 'listed_twice' },
    ]);
  });

  it('an activity does not end before it begins', () => {
    expect(checkPart('activities', [{ label: 'x', startsOn: '2027-02-01', endsOn: '2027-01-31' }])).toMatchObject([
      { path: 'items.0.endsOn' },
    ]);
  });

  const fields = ['name', 'role', 'public', 'shareBasisPoints', 'regionCode', 'province', 'code', 'expected', 'women', 'minors', 'label'];
  const words = fc.constantFrom(
    ...fields,
    'startsOn',
    'endsOn',
    'id',
    'kind',
    'country',
    'identifier',
    'lead',
    'baseline',
    'target',
    'unit',
    '__proto__',
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.nat({ max: 20 }),
    fc.constantFrom('2027-01-01', '2027-02-30', 'drâa-tafilalet', 'everyone', true),
  );
  it.each(PART_NAMES)('property: whatever is typed into %s is judged, and what is found right is right by itself', (name: PartName) => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(words, value), { maxLength: 6 }), (typed) => {
        const items = typed as TypedItem<typeof name>[];
        const wrong = new Set(checkPart(name, items).map(({ path }) => Number(path.split('.')[1])));
        expect(
          checkPart(
            name,
            items.filter((_, index) => !wrong.has(index)),
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no more rows than its list, no text longer than its field, and no figure beyond it', () => {
    const place = { regionCode: 'MA-01', province: null };
    const partner = { name: 'Commune', role: 'Prêt d’une salle', public: true };
    const found = (name: PartName, items: object[]) => checkPart(name, items as never).map(({ path, code }) => `${path} ${code}`);
    expect(
      found('partners', [
        { ...partner, name: 'x'.repeat(201) },
        { ...partner, shareBasisPoints: 10_001 },
        { ...partner, role: ' ' },
      ]),
    ).toEqual(['items.0.name too_long', 'items.1.shareBasisPoints too_large', 'items.2.role required']);
    const many = Array.from({ length: MAX_ITEMS.partners + 1 }, () => partner);
    expect(found('partners', many)).toEqual([`items.${MAX_ITEMS.partners} too_many`]);
    expect(found('places', [{ ...place, regionCode: 'Casablanca' }])).toEqual(['items.0.regionCode choice']);
    expect(found('target_groups', [{ code: 'all', expected: 'dix', women: 1, minors: -1 }])).toEqual([
      'items.0.expected number',
      'items.0.minors too_small',
    ]);
  });

  it('all but the partners are needed to submit', () => {
    expect(missingParts({}).map(({ path }) => path)).toEqual([
      'parts.places',
      'parts.target_groups',
      'parts.activities',
      'parts.indicators',
    ]);
  });
});

describe('a request for completion', () => {
  it('names only what the call knows', () => {
    const known = { fields: ['need'], documents: ['note'] };
    expect(unknownCompletionItems({ fields: ['need', 'budget', 'activities'], documents: ['note'] }, known)).toEqual([]);
    expect(unknownCompletionItems({ fields: ['other'], documents: ['photo'] }, known).map(({ path }) => path)).toEqual([
      'fields.0',
      'documents.0',
    ]);
  });

  it('sees what was changed although it was not asked for, also when it was taken away', () => {
    const asked = { fields: ['need'], documents: [] };
    expect(changedBeyond(asked, { need: 'a', title: 'b' }, { need: 'c', title: 'b' })).toEqual([]);
    expect(changedBeyond(asked, { need: 'a', title: 'b' }, { need: 'a' })).toEqual(['title']);
  });
});
