import fc from 'fast-check';
import type { FieldKind, FormField } from '#calls';
import { checkAnswers, FIELD_KINDS } from '#calls/public';
import { answersFrom, heldBack, soundAnswers, typedFrom } from './answers.js';
import type { Passage } from './field.js';
import { wholeNumber } from '../../../ui/whole-number.js';

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
    expect(wholeNumber('-15')).toBe(-15);
    expect(wholeNumber('12,5')).toBe('12,5');
    expect(wholeNumber('douze')).toBe('douze');
  });
});

describe('an answer that is none', () => {
  const asked = [...fields, field('when', 'date'), field('how', 'long_text')];
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom('15,5', '-15', '1e5', '٢٠', '0002-01-01', 'x'.repeat(20_001)),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
  );

  it('property: is held back with its reason, and a draft takes all the others with what stood there before', () => {
    const anything = fc.record(Object.fromEntries(asked.map(({ code }) => [code, typed])));
    fc.assert(
      fc.property(anything, (values) => {
        const answers = answersFrom(asked, values, passages);
        const before = { children: 7 };
        const sound = soundAnswers(asked, answers, before);
        const held = heldBack(asked, answers).map(({ path }) => path);
        expect(checkAnswers({ fields: asked }, sound, { complete: false })).toEqual([]);
        for (const [code, answer] of Object.entries(answers)) if (!held.includes(code)) expect(sound[code]).toEqual(answer);
        if (held.includes('children')) expect(sound.children).toBe(7);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps no other from being saved: a number with a comma, or below nought', () => {
    for (const children of ['15,5', '-15']) {
      const answers = answersFrom(asked, { title: 'Un camp', children }, passages);
      expect(soundAnswers(asked, answers, {})).toEqual({ title: 'Un camp' });
      expect(heldBack(asked, answers)).toMatchObject([{ path: 'children', code: children === '-15' ? 'too_small' : 'number' }]);
    }
  });
});
