import { codesLost, defineParameter, firstOfEach, initialOf, isOffered, offered, parameterErrors } from './parameter.js';

const label = { fr: 'Un', ar: 'واحد', en: 'One' };
const terms = defineParameter({
  name: 'test.terms',
  label,
  fields: {
    ceilingCentimes: { kind: 'centimes', label, min: 0, max: 100_000_00, initial: 50_000_00 },
    days: { kind: 'days', label, min: 1, max: 90, initial: 30 },
    reasons: { kind: 'words', label, initial: [{ code: 'late', label }], marks: { grave: label }, needed: ['late'], taken: ['other'] },
    papers: { kind: 'words', label, initial: [{ code: 'permit', label, months: 12 }], months: label },
    strict: { kind: 'switch', label, initial: false },
    holidays: { kind: 'days_off', label, initial: [] },
    everyYear: { kind: 'yearly_days', label, initial: [{ month: 2, day: 29, label }] },
    weekend: { kind: 'weekdays', label, initial: [6, 7] },
    tranches: { kind: 'shares', label, initial: [6_000, 4_000], most: 4 },
  },
  check: ({ days, ceilingCentimes }) =>
    days > 60 && ceilingCentimes === 0 ? [{ path: 'value.days', code: 'too_large', params: { max: 60 } }] : [],
});
const whole = initialOf(terms);

describe('a parameter of an institution', () => {
  it('begins with its initial values, which it accepts', () => {
    expect(whole).toEqual({
      ceilingCentimes: 50_000_00,
      days: 30,
      reasons: [{ code: 'late', label }],
      papers: [{ code: 'permit', label, months: 12 }],
      strict: false,
      holidays: [],
      everyYear: [{ month: 2, day: 29, label }],
      weekend: [6, 7],
      tranches: [6_000, 4_000],
    });
    expect(parameterErrors(terms, whole)).toEqual([]);
  });

  it.each([
    [{ days: 0 }, 'value.days', 'too_small'],
    [{ days: 91 }, 'value.days', 'too_large'],
    [{ days: 1.5 }, 'value.days', 'number'],
    [{ days: '30' }, 'value.days', 'number'],
    [{ days: undefined }, 'value.days', 'required'],
    [{ reasons: [] }, 'value.reasons', 'word_needed'],
    [{ reasons: [{ code: 'late', label, retired: true }] }, 'value.reasons', 'word_needed'],
    [{ reasons: [{ code: 'late', label, marks: ['light'] }] }, 'value.reasons.0.marks', 'choice'],
    [{ reasons: [{ code: 'late', label, marks: 'grave' }] }, 'value.reasons.0.marks', 'choice'],
    [{ reasons: [{ code: 'other', label }] }, 'value.reasons.0.code', 'format'],
    [{ reasons: [{ code: 'late', label, months: 12 }] }, 'value.reasons.0.months', 'unknown'],
    [{ papers: [{ code: 'permit', label, months: 0 }] }, 'value.papers.0.months', 'too_small'],
    [{ papers: [{ code: 'permit', label, months: 241 }] }, 'value.papers.0.months', 'too_large'],
    [{ papers: [{ code: 'permit', label, months: '12' }] }, 'value.papers.0.months', 'number'],
    [{ reasons: 'late' }, 'value.reasons', 'list'],
    [{ reasons: [null] }, 'value.reasons.0', 'format'],
    [{ reasons: [{ code: 'Too Late', label }] }, 'value.reasons.0.code', 'format'],
    [{ reasons: [{ code: 'late', label: { fr: 'x', ar: '' } }] }, 'value.reasons.0.label.ar', 'required'],
    [
      {
        reasons: [
          { code: 'late', label },
          { code: 'late', label },
        ],
      },
      'value.reasons.1',
      'listed_twice',
    ],
    [{ holidays: [{ day: '2027-02-30', label }] }, 'value.holidays.0.day', 'date'],
    [{ everyYear: [{ month: 13, day: 1, label }] }, 'value.everyYear.0.month', 'choice'],
    [{ everyYear: [{ month: 4, day: 31, label }] }, 'value.everyYear.0.day', 'date'],
    [{ everyYear: [{ month: 4, day: 1.5, label }] }, 'value.everyYear.0.day', 'date'],
    [{ everyYear: [1, 2].map(() => ({ month: 4, day: 1, label })) }, 'value.everyYear.1', 'listed_twice'],
    [{ strict: 'yes' }, 'value.strict', 'choice'],
    [{ weekend: [8] }, 'value.weekend', 'choice'],
    [{ weekend: [6, 6] }, 'value.weekend', 'choice'],
    [{ tranches: [6_000, 3_999] }, 'value.tranches', 'not_whole'],
    [{ tranches: [10_001, -1] }, 'value.tranches.1', 'number'],
    [{ tranches: [] }, 'value.tranches', 'too_many'],
    [{ other: 1 }, 'value.other', 'unknown'],
  ])('%j is refused at its field', (change, path, code) => {
    expect(parameterErrors(terms, { ...whole, ...change })[0]).toMatchObject({ path, code });
  });

  it('is checked as a whole once each field is right', () => {
    expect(parameterErrors(terms, { ...whole, days: 61, ceilingCentimes: 0 })).toEqual([
      { path: 'value.days', code: 'too_large', params: { max: 60 } },
    ]);
  });

  it('a list is followed by one that still knows its codes, under other labels perhaps', () => {
    const words = (...codes: string[]) => ({ ...whole, reasons: codes.map((code) => ({ code, label })) });
    expect(codesLost(terms, words('late', 'twice'), words('late', 'twice', 'own'))).toEqual([]);
    expect(codesLost(terms, words('late', 'twice'), { ...whole, reasons: [{ code: 'twice', label: { ...label, fr: 'Autre' } }] })).toEqual([
      { path: 'value.reasons', code: 'word_gone', params: { codes: 'late' } },
    ]);
    // A field that an earlier version of the product did not have yet.
    expect(codesLost(terms, {}, words('late'))).toEqual([]);
  });

  it('some list offers at least one word', () => {
    const list = defineParameter({
      name: 'test.list',
      label,
      fields: { words: { kind: 'words', label, initial: [{ code: 'a', label }] } },
    });
    expect(parameterErrors(list, { words: [{ code: 'a', label, retired: true }] })).toMatchObject([
      { path: 'value.words', code: 'too_few' },
    ]);
  });

  describe('a word is what it says and nothing else', () => {
    const list = defineParameter({
      name: 'test.words',
      label,
      fields: { words: { kind: 'words', label, initial: [{ code: 'a', label }] } },
    });
    const errors = (...words: object[]) => parameterErrors(list, { words }).map(({ path, code }) => `${path} ${code}`);
    const named = (fr: string, ar = `كلمة ${fr}`) => ({ fr, ar, en: fr });

    it.each([
      [{ code: 'a', label, zzz: { deep: [] } }, 'value.words.0.zzz unknown'],
      [{ code: 'a', label: { ...label, de: 'x' } }, 'value.words.0.label.de unknown'],
      [{ code: 'a', label, retired: 'non' }, 'value.words.0.retired choice'],
      [{ code: 'a', label: named('a\u202eb') }, 'value.words.0.label.fr format'],
      [{ code: 'a', label: named('a\u2069b') }, 'value.words.0.label.fr format'],
    ])('%j', (word, error) => expect(errors(word)).toContain(error));

    it('two that are offered have two names in each language', () => {
      expect(errors({ code: 'a', label: named('Eau') }, { code: 'b', label: { ...named('Eau ', 'ماء'), en: 'Water' } })).toEqual([
        'value.words.1.label.fr listed_twice',
      ]);
      // Case, accents, marks and the blanks between words make no other name.
      const pairs = [
        [named('Statuts à jour', 'القانون الأساسي'), { fr: 'STATUTS  A JOUR', ar: 'النظام', en: 'Bylaws' }, 'fr'],
        [named('Un', 'القَانون الأساسي'), { fr: 'Deux', ar: 'القانون  الاساسي', en: 'Two' }, 'ar'],
        [{ ...named('Un', 'أول'), en: 'By-laws' }, { fr: 'Deux', ar: 'ثان', en: 'by laws' }, 'en'],
      ] as const;
      for (const [one, other, language] of pairs)
        expect(errors({ code: 'a', label: one }, { code: 'b', label: other })).toEqual([`value.words.1.label.${language} listed_twice`]);
    });

    it('is written in the letters of its language; abbreviations stand in both, and what is retired keeps its name', () => {
      expect(errors({ code: 'a', label: { fr: 'القانون الأساسي', ar: 'القانون الأساسي', en: 'Bylaws' } })).toEqual([
        'value.words.0.label.fr other_script',
      ]);
      expect(errors({ code: 'a', label: { fr: 'Statuts', ar: 'Statuts', en: 'النظام' } })).toEqual([
        'value.words.0.label.ar other_script',
        'value.words.0.label.en other_script',
      ]);
      expect(errors({ code: 'a', label: { fr: 'ICE', ar: 'ICE', en: 'ICE' } })).toEqual([]);
      expect(errors({ code: 'a', label: { fr: 'Statuts (القانون)', ar: 'القانون Statuts', en: '2026' } })).toEqual([]);
      expect(errors({ code: 'a', label: named('Eau', 'Eau'), retired: true }, { code: 'b', label: named('Air') })).toEqual([]);
    });

    it('one that is retired may keep the name of another', () => {
      expect(errors({ code: 'a', label: named('Eau'), retired: true }, { code: 'b', label: named('Eau') })).toEqual([]);
      // Each regional bank of a group has its code, and the group’s name.
      expect(errors({ code: '101', label: named('Banque') }, { code: '109', label: named('Banque') })).toEqual([]);
      expect(errors({ code: 'a', label: named('Eau') }, { code: 'b', label: named('Eau'), retired: true })).toEqual([]);
    });

    it('a list that was full is changed by retiring words', () => {
      const words = (count: number, more = {}) =>
        Array.from({ length: count }, (_, index) => ({ code: `c${index}`, label: named(`N ${index}`), ...more }));
      expect(errors(...words(200))).toEqual([]);
      expect(errors(...words(201))).toEqual(['value.words too_many']);
      expect(errors(...words(300, { retired: true }), { code: 'last', label: named('Dernier') })).toEqual([]);
    });
  });

  it('offers the words that are not retired', () => {
    expect(
      offered([
        { code: 'a', label },
        { code: 'b', label, retired: true },
      ]).map(({ code }) => code),
    ).toEqual(['a']);
  });

  it('several lists give each code once, as the first has it and in its order', () => {
    const other = { fr: 'Autre', ar: 'آخر', en: 'Other' };
    const words = [
      { code: 'a', label },
      { code: 'b', label },
      { code: 'b', label: other },
      { code: 'a', label: other },
      { code: 'c', label: other },
    ];
    expect(firstOfEach(words)).toEqual([words[0], words[1], words[4]]);
    expect(firstOfEach([])).toEqual([]);
  });

  it('is chosen while it is offered, and where it stands already', () => {
    const words = [
      { code: 'a', label },
      { code: 'b', label, retired: true },
    ];
    expect([isOffered(words, 'a'), isOffered(words, 'b'), isOffered(words, 'c')]).toEqual([true, false, false]);
  });
});
