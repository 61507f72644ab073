import type { FieldKind, FormField } from '#calls';
import { FIELD_KINDS } from '#calls/public';
import { answersFrom, typedFrom } from './answers.js';
import type { Passage } from './field.js';
import { wholeNumber } from './whole-number.js';

const field = (code: string, kind: FormField['kind']): FormField => ({
  code,
  kind,
  section: 's',
  label: { fr: code, ar: code },
  required: true,
});
const fields = [
  field('title', 'text'),
  field('children', 'integer'),
  field('cost', 'money'),
  field('days', 'choices'),
  field('open', 'yes_no'),
];

/** The kinds that are not shown here pass as they are. */
const passages: Record<FieldKind, Passage> = {
  ...(Object.fromEntries(FIELD_KINDS.map((kind) => [kind, { blank: '' }])) as Record<FieldKind, Passage>),
  integer: { blank: '', typed: String, answer: (typed) => wholeNumber(String(typed)) },
  money: { blank: null },
  choices: { blank: [] },
  yes_no: { blank: null },
};

describe('the answers of a section', () => {
  it('go to the fields and come back the same', () => {
    const answers = { title: 'كتاب', children: 120, cost: 5000, days: ['mon'], open: false };
    expect(answersFrom(fields, typedFrom(fields, answers, passages), passages)).toEqual(answers);
  });

  it('pass by what their kind makes of them', () => {
    expect(typedFrom(fields, { children: 120 }, passages)).toEqual({ title: '', children: '120', cost: null, days: [], open: null });
  });

  it('leave out what is not answered', () => {
    expect(answersFrom(fields, typedFrom(fields, {}, passages), passages)).toEqual({});
  });

  it('read whole numbers as people type them, and leave the rest for the API to refuse', () => {
    expect(wholeNumber('1 200')).toBe(1200);
    expect(wholeNumber('١٢٠')).toBe(120);
    expect(wholeNumber('12,5')).toBe('12,5');
    expect(wholeNumber('douze')).toBe('douze');
  });
});
