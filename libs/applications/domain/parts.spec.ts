import { changedBeyond, unknownCompletionItems } from './completion.js';
import { nextAlarm } from './draft-alarm.js';
import { checkPart, missingParts } from './parts.js';

describe('the parts of a file', () => {
  it('count no more women or minors than persons, and no group twice', () => {
    const group = { code: 'children', expected: 10, women: 10, minors: 10 };
    expect(checkPart('target_groups', [group])).toEqual([]);
    expect(checkPart('target_groups', [{ ...group, women: 11 }])).toMatchObject([{ path: 'items.0.women', code: 'too_large' }]);
    expect(checkPart('target_groups', [group, group])).toMatchObject([{ path: 'items.1.code', code: 'listed_twice' }]);
  });

  it('an activity does not end before it begins', () => {
    expect(checkPart('activities', [{ label: 'x', startsOn: '2027-02-01', endsOn: '2027-01-31' }])).toMatchObject([
      { path: 'items.0.endsOn' },
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

describe('the alarm of a draft', () => {
  const closesAt = new Date('2027-01-15T16:30:00Z');
  it.each([
    ['2027-01-01T00:00:00Z', '2027-01-08T16:30:00.000Z'],
    ['2027-01-08T16:30:00Z', '2027-01-13T16:30:00.000Z'],
    ['2027-01-14T00:00:00Z', '2027-01-15T13:30:00.000Z'],
    ['2027-01-15T14:00:00Z', '2027-01-15T16:30:00.000Z'],
  ])('from %s rings next at %s', (now, next) => {
    expect(nextAlarm(closesAt, new Date(now))?.toISOString()).toBe(next);
  });
  it('is silent after the deadline', () => expect(nextAlarm(closesAt, closesAt)).toBeNull());
});
