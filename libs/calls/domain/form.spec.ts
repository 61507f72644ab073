import fc from 'fast-check';
import type { FormField } from './call-rules.js';
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
      'cost number',
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
