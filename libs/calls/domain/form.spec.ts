import fc from 'fast-check';
import { fieldMessage } from '#kernel/public';
import type { FormField } from './call-rules.js';
import { FIELD_KINDS, kindOfField, sampleAnswer } from './fields/index.js';
import { MAX_DRAFT_CHARACTERS } from './fields/written.js';
import { checkAnswers, formDefects } from './form.js';

const both = (text: string) => ({ fr: text, ar: 'نص' });
const section = { code: 'project', label: both('Projet') };
const field = (code: string, more: Partial<FormField> = {}): FormField => ({
  code,
  section: 'project',
  kind: 'text',
  label: both(code),
  required: false,
  ...more,
});
const options = [
  { code: 'a', label: both('A') },
  { code: 'b', label: both('B') },
];
const codes = (errors: { path: string; code: string }[]) => errors.map(({ path, code }) => `${path} ${code}`);

describe('the definition of a form', () => {
  it('is accepted when its codes are unique, its sections known and its choices have options', () => {
    const form = { sections: [section], fields: [field('title'), field('kind', { kind: 'choice', options })] };
    expect(formDefects(form, { complete: true })).toEqual([]);
  });

  it('names every place that is wrong', () => {
    const form = {
      sections: [section, section],
      fields: [
        field('title'),
        field('title'),
        field('Bad code'),
        field('lost', { section: 'nowhere' }),
        field('range', { kind: 'integer', min: 5, max: 2 }),
        field('alone', { kind: 'choice', options: options.slice(0, 1) }),
        field('twice', { kind: 'choices', options: [options[0]!, options[0]!] }),
        field('text', { options }),
      ],
    };
    expect(codes(formDefects(form, { complete: false }))).toEqual([
      'sections.1.code repeated',
      'fields.1.code repeated',
      'fields.2.code code',
      'fields.3.section choice',
      'fields.4.max bounds',
      'fields.5.options too_few',
      'fields.6.options.1.code repeated',
      'fields.7.options too_many',
    ]);
  });

  it('may lack Arabic while it is written, not when it is published', () => {
    const form = { sections: [section], fields: [field('title', { label: { fr: 'Intitulé', ar: ' ' } })] };
    expect(formDefects(form, { complete: false })).toEqual([]);
    expect(codes(formDefects(form, { complete: true }))).toEqual(['fields.0.label both_languages']);
    expect(codes(formDefects({ sections: [], fields: [] }, { complete: true }))).toEqual(['fields too_few']);
  });
});

describe('answers', () => {
  const fields: FormField[] = [
    field('title', { required: true, max: 10, min: 3 }),
    field('children', { kind: 'integer', min: 1, max: 500 }),
    field('cost', { kind: 'money', max: 100_000 }),
    field('starts', { kind: 'date' }),
    field('kind', { kind: 'choice', options }),
    field('means', { kind: 'choices', options, max: 1 }),
    field('agreed', { kind: 'yes_no', required: true }),
  ];
  const form = { fields };
  const good = { title: 'Un camp', children: 40, cost: 100_000, starts: '2027-07-01', kind: 'a', means: ['b'], agreed: false };

  it('of the right kind and within the limits are complete; "no" is an answer', () => {
    expect(checkAnswers(form, good, { complete: true })).toEqual([]);
  });

  it('of the wrong kind are refused even in a draft', () => {
    const wrong = { title: 7, children: 1.5, cost: -1, starts: '2027-02-30', kind: 'c', means: ['a', 'a'], agreed: 'yes', other: 1 };
    expect(codes(checkAnswers(form, wrong, { complete: false }))).toEqual([
      'other unknown',
      'title text',
      'children number',
      'cost too_small',
      'starts date',
      'kind choice',
      'means choice',
      'agreed boolean',
    ]);
  });

  it('beyond the limits are kept in a draft and refused at submission', () => {
    const large = { ...good, title: 'x'.repeat(11), children: 501, cost: 100_001, means: ['a', 'b'] };
    expect(checkAnswers(form, large, { complete: false })).toEqual([]);
    expect(codes(checkAnswers(form, large, { complete: true }))).toEqual([
      'title too_long',
      'children too_large',
      'cost too_large',
      'means too_many',
    ]);
    const endless = { title: 'x'.repeat(MAX_DRAFT_CHARACTERS + 1) };
    expect(codes(checkAnswers(form, endless, { complete: false }))).toEqual(['title too_long']);
  });

  it('missing or blank are asked for at submission only', () => {
    const blank = { title: '  ', means: [] };
    expect(checkAnswers(form, blank, { complete: false })).toEqual([]);
    expect(codes(checkAnswers(form, blank, { complete: true }))).toEqual(['title required', 'agreed required']);
  });

  it('count characters as a reader does', () => {
    const one = { fields: [field('title', { max: 2 })] };
    expect(checkAnswers(one, { title: '𝒜𝒷' }, { complete: true })).toEqual([]);
  });

  it('whatever is sent, checking never throws, and what is complete is also a good draft', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fields.map(({ code }) => code), 'other', '__proto__', 'constructor'), fc.anything()),
        (answers) => {
          const draft = checkAnswers(form, answers, { complete: false });
          const complete = checkAnswers(form, answers, { complete: true });
          const paths = new Set(complete.map(({ path }) => path));
          expect(draft.every(({ path }) => paths.has(path))).toBe(true);
        },
      ),
    );
  });

  it('any integer within the bounds is accepted, any outside refused', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (children) => {
        const errors = checkAnswers({ fields: [fields[1]!] }, { children }, { complete: true });
        expect(errors.length === 0).toBe(children >= 1 && children <= 500);
      }),
    );
  });
});

describe('a form that is ready to be published', () => {
  const bound = fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(0, 1, MAX_DRAFT_CHARACTERS, MAX_DRAFT_CHARACTERS + 1, 99_999, 1e12, 1e13, 1e15, Number.MAX_SAFE_INTEGER),
    ),
    { nil: undefined },
  );
  const anyField = fc.record({
    kind: fc.constantFrom(...FIELD_KINDS),
    required: fc.boolean(),
    min: bound,
    max: bound,
    options: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }),
  });
  const formOf = (given: (typeof anyField extends fc.Arbitrary<infer T> ? T : never)[]) => ({
    sections: [section],
    fields: given.map(({ kind, required, min, max, options }, index) =>
      field(`f${index}`, {
        kind,
        required,
        min,
        max,
        ...(kindOfField(kind).hasOptions ? { options: options.map((code) => ({ code, label: both(code) })) } : {}),
      }),
    ),
  });

  it('property: has an answer that a draft holds and that the form accepts, each question within its bounds', () => {
    fc.assert(
      fc.property(fc.array(anyField, { minLength: 1, maxLength: 3 }), (given) => {
        const form = formOf(given);
        if (formDefects(form, { complete: true }).length > 0) return;
        const answers = Object.fromEntries(form.fields.map((asked) => [asked.code, sampleAnswer(asked)]));
        expect(checkAnswers(form, answers, { complete: false })).toEqual([]);
        expect(checkAnswers(form, answers, { complete: true })).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each<[string, Partial<FormField>, string]>([
    ['a text longer than a draft holds', { kind: 'text', min: 99_999 }, 'fields.0.min too_large'],
    ['a text of nothing', { kind: 'text', max: 0 }, 'fields.0.max too_small'],
    ['a text that may be longer than a draft holds', { kind: 'long_text', max: 50_000 }, 'fields.0.max too_large'],
    ['more choices than there are', { kind: 'choices', options, min: 7 }, 'fields.0.min too_large'],
    ['no choice at all', { kind: 'choices', options, max: 0 }, 'fields.0.max too_small'],
    ['an amount that nobody pays', { kind: 'money', min: 1e15 }, 'fields.0.min too_large'],
    ['a number that nobody types', { kind: 'integer', min: 9e15 }, 'fields.0.min too_large'],
    ['a bound of what has no size', { kind: 'yes_no', min: 1 }, 'fields.0.min unknown'],
    ['a bound of a day', { kind: 'date', max: 5 }, 'fields.0.max unknown'],
  ])('asks for nothing that nobody can answer: %s', (_what, asked, defect) => {
    const form = { sections: [section], fields: [field('q', asked)] };
    expect(codes(formDefects(form, { complete: true }))).toEqual([defect]);
    expect(codes(formDefects(form, { complete: false }))).toEqual([defect]);
  });

  it('has a question in each of its sections', () => {
    const form = { sections: [section, { ...section, code: 'empty' }], fields: [field('q')] };
    expect(codes(formDefects(form, { complete: false }))).toEqual([]);
    expect(codes(formDefects(form, { complete: true }))).toEqual(['sections.1.label section_empty']);
  });
});

describe('a limit of a question', () => {
  const say = (asked: Partial<FormField>, answer: unknown, complete = true) =>
    checkAnswers({ fields: [field('q', asked)] }, { q: answer }, { complete }).map((error) =>
      fieldMessage(error, 'fr').replace(/\u202f/g, ' '),
    );

  it('is told in what people count: dirhams, characters, choices', () => {
    expect(say({ kind: 'money', min: 1_000_00, max: 5_000_00 }, 999_99)).toEqual(['Trop petit (au moins 1 000 DH).']);
    expect(say({ kind: 'money', min: 1_000_00, max: 5_000_00 }, 5_000_01)).toEqual(['Trop grand (au plus 5 000 DH).']);
    expect(say({ kind: 'text', min: 5 }, 'abc')).toEqual(['Trop court (au moins 5 caractères).']);
    expect(say({ kind: 'choices', options, min: 2, max: 2 }, ['a'])).toEqual(['Il en manque (au moins 2 choix).']);
    expect(say({ kind: 'integer', max: 1_200 }, 1_201)).toEqual(['Trop grand (au plus 1 200).']);
  });

  it('is also told of what no answer of its kind reaches', () => {
    expect(say({ kind: 'integer' }, -15, false)).toEqual(['Trop petit (au moins 0).']);
    expect(say({ kind: 'money' }, 1e15, false)).toEqual(['Trop grand (au plus 100 000 000 000 DH).']);
    expect(say({ kind: 'integer' }, 15.5, false)).toEqual(['Nombre entier attendu.']);
  });
});
