import ts from 'typescript';
import { parse, roomSources, type Source } from './sources.js';

/**
 * Lists of codes with labels, and delays, that stand in the source: each with the reason why no institution decides it. A new one is a
 * parameter (`defineParameter`), or says here why not.
 */
const RULE = 'the program acts differently by each word';
const SHOWN = 'names what the program itself has: a field, a state, a column';

const IN_SOURCE: Readonly<Record<string, string>> = {
  'applications applicationFieldMessages': SHOWN,
  'applications PARTNER_KINDS': 'a kind of partner decides which identifier it has',
  'applications GENDER_MARKERS': 'the marker of the OECD: compared between countries',
  'associations ASSOCIATION_KINDS': 'a kind decides which identifiers and papers an association has (decision 32)',
  'associations BOARD_FUNCTIONS': RULE,
  'associations PROOFS': 'what a rule calls the paper that it asks for; the lists of institutions always have it',
  'associations DELEGATION_DAYS': 'a bound against oversight, not a term that anybody is given',
  'associations FIELD_LABELS': SHOWN,
  'associations HISTORY_TOPICS': SHOWN,
  'associations ASSOCIATION_FIELDS': SHOWN,
  'associations ASSOCIATION_REASONS': SHOWN,
  'associations PAST_PROJECT_FIELDS': SHOWN,
  'associations PAST_PROJECT_REASONS': SHOWN,
  'calls KIND_LABELS': RULE,
  'calls MILESTONE_LABELS': SHOWN,
  'calls PHASES': SHOWN,
  'committees PRESENCE_LABELS': RULE,
  'committees CONFLICT_LABELS': 'what the data shows of itself (a name, a membership) proposes some of them',
  'committees STANDING_LABELS': SHOWN,
  'committees OUTCOMES': RULE,
  'committees ABSENCE_LABELS': RULE,
  'conventions INSTRUMENT_LABELS': RULE,
  'disbursements OUTCOME_LABELS': SHOWN,
  'disbursements STATUS_LABELS': SHOWN,
  'disbursements FURTHEST_EXECUTION_DAYS': 'how far ahead banks take an order',
  'identity COPY_KEPT_DAYS': 'how long a copy of one’s data waits to be fetched',
  'identity ROLES': RULE,
  'identity LONGEST_ABSENCE_DAYS': 'a bound against oversight, not a term that anybody is given',
  'imports OUTCOMES': SHOWN,
  'imports RESULTS': SHOWN,
  'imports REASONS': SHOWN,
  'imports KEPT_DAYS': 'how long a file of the operator may be undone',
  'institution INSTITUTION_KINDS': RULE,
  'institution MOST_MONTHS': 'a bound of what is typed, not a term that anybody is given',
  'platform AUTHORITY_YEARS': 'how long the certificate that seals documents lasts',
  'programmes PARTY_ROLES': RULE,
  'programmes TARGET_UNITS': RULE,
};

const DELAY = /_(DAYS|MONTHS|YEARS)$/;

describe('what an institution decides is a parameter', () => {
  it('no list of words and no delay is in the source without a reason', () => {
    const found = roomSources().flatMap(policiesOf);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((name) => !Object.hasOwn(IN_SOURCE, name))).toEqual([]);
    // A reason whose list is gone would let the next of its name through.
    expect(Object.keys(IN_SOURCE).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('would find the next', () => {
    const label = `{ fr: 'Un', ar: 'واحد', en: 'One' }`;
    const file = 'libs/committees/domain/next.ts';
    const named = (text: string) => policiesOf(parse(file, text));
    expect(named(`export const CHAMBERS = { first: ${label}, second: ${label} } as const satisfies Record<string, Label>;`)).toEqual([
      'committees CHAMBERS',
    ]);
    expect(named(`export const CHAMBERS = [{ code: 'first', label: ${label} }, { code: 'second', label: ${label} }] as const;`)).toEqual([
      'committees CHAMBERS',
    ]);
    expect(named(`const ANSWER_DAYS = 12;`)).toEqual(['committees ANSWER_DAYS']);
    expect(named(`export const MOST = 12; export const ONE = { fr: 'Un', ar: 'واحد', en: 'One' };`)).toEqual([]);
  });
});

/** `room NAME` of each list of labelled words of a `domain/`, and of each delay. */
function policiesOf({ file, tree }: Source): string[] {
  const [, room, floor] = file.split('/');
  const constants = tree.statements.filter(ts.isVariableStatement).flatMap((statement) => [...statement.declarationList.declarations]);
  return constants
    .filter(({ name, initializer }) => {
      const value = bare(initializer);
      if (!value) return false;
      if (ts.isNumericLiteral(value)) return DELAY.test(name.getText());
      return floor === 'domain' && wordsIn(value) >= 2;
    })
    .map(({ name }) => `${room} ${name.getText()}`);
}

/** How many words a list has: `{ code: label, … }`, `{ code: { …label, … }, … }` or `[{ code, label }, …]`; 0 where it is none. */
function wordsIn(value: ts.Expression): number {
  const items = ts.isArrayLiteralExpression(value)
    ? value.elements.map((element) => propertyOf(bare(element), 'label'))
    : ts.isObjectLiteralExpression(value)
      ? value.properties.map((property) => (ts.isPropertyAssignment(property) ? bare(property.initializer) : undefined))
      : [];
  return items.every(isLabel) ? items.length : 0;
}

const bare = (value: ts.Expression | undefined): ts.Expression | undefined =>
  value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    ? bare(value.expression)
    : value;

const propertyOf = (value: ts.Expression | undefined, name: string): ts.Expression | undefined => {
  if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
  const property = value.properties.find((one) => one.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? bare(property.initializer) : undefined;
};

const isLabel = (value: ts.Expression | undefined): boolean =>
  ['fr', 'ar', 'en'].every((language) => propertyOf(value, language) !== undefined);
