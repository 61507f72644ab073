import fc from 'fast-check';
import { grantsAfter, valuesOf, type GrantHeld } from './merging.js';

const held = (id: string, personId: string, role: string): GrantHeld => ({ id, personId, role: `association.${role}` });

describe('who acts after two registrations became one', () => {
  it('the president of the one that stays goes on, the other edits; nobody has two roles, nobody signs for who presides no more', () => {
    const kept = [held('k1', 'ada', 'president'), held('k2', 'bea', 'reader')];
    const other = [
      held('o1', 'cid', 'president'),
      held('o2', 'bea', 'treasurer'),
      held('o3', 'dan', 'editor'),
      held('o4', 'eve', 'delegate'),
    ];
    expect(grantsAfter(kept, other)).toEqual([
      { id: 'o1', role: 'association.editor' },
      { id: 'o2', role: null },
      { id: 'o3', role: 'association.editor' },
      { id: 'o4', role: null },
    ]);
  });

  it('where nobody presided, the president of the other does', () =>
    expect(grantsAfter([], [held('o1', 'cid', 'president')])).toEqual([{ id: 'o1', role: 'association.president' }]));

  it('there is one president at most, and one role a person', () => {
    const grants = (prefix: string) =>
      fc
        .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('treasurer', 'editor', 'reader', 'delegate')), {
          selector: ([person]) => person,
        })
        .map((rows) => rows.map(([person, role], index) => held(`${prefix}${index}`, person, index === 0 ? 'president' : role)));
    fc.assert(
      fc.property(grants('k'), grants('o'), (kept, other) => {
        const moved = grantsAfter(kept, other).filter(({ role }) => role !== null);
        const people = [
          ...kept.map(({ personId }) => personId),
          ...moved.map(({ id }) => other.find((grant) => grant.id === id)!.personId),
        ];
        expect(new Set(people).size).toBe(people.length);
        expect([...kept, ...moved].filter(({ role }) => role === 'association.president').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('what is taken is remembered as it was, nothing as nothing', () => {
  expect(valuesOf({ address: 'Agadir', ofMigrants: false }, ['address', 'receiptDate'])).toEqual({ address: 'Agadir', receiptDate: null });
});
