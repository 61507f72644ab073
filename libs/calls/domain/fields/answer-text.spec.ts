import { answerText } from './index.js';

const options = [
  { code: 'women', label: { fr: 'Femmes', ar: 'النساء', en: 'Women' } },
  { code: 'children', label: { fr: 'Enfants', ar: 'الأطفال' } },
];

describe('an answer as a reader sees it', () => {
  it.each([
    ['text' as const, 'Une école à Oujda', { fr: 'Une école à Oujda', ar: 'Une école à Oujda', en: 'Une école à Oujda' }],
    ['integer' as const, 120, { fr: '120', ar: '120', en: '120' }],
    ['yes_no' as const, true, { fr: 'Oui', ar: 'نعم', en: 'Yes' }],
    ['yes_no' as const, false, { fr: 'Non', ar: 'لا', en: 'No' }],
    ['choice' as const, 'women', { fr: 'Femmes', ar: 'النساء', en: 'Women' }],
    ['choices' as const, ['women', 'children'], { fr: 'Femmes, Enfants', ar: 'النساء، الأطفال', en: 'Women, Enfants' }],
  ])('%s: %j', (kind, value, label) => expect(answerText({ kind, options }, value)).toEqual(label));

  it.each([undefined, null, ''])('a question left open (%j) shows a dash', (value) => {
    expect(answerText({ kind: 'text' }, value)).toEqual({ fr: '—', ar: '—', en: '—' });
  });

  it('no is an answer, and so is nought', () => {
    expect(answerText({ kind: 'yes_no' }, false).fr).not.toBe('—');
    expect(answerText({ kind: 'integer' }, 0).fr).toBe('0');
  });

  it('an amount is in dirhams, and its digits keep their order in Arabic', () => {
    const label = answerText({ kind: 'money' }, 12_345_650);
    expect(label.fr.replace(/\s/gu, ' ')).toBe('123 456,50 DH');
    expect(label.ar).toMatch(/^\u2066[^\u2069]*\u2069 درهم$/u);
    expect(label.en).toMatch(/^MAD /);
  });

  it('a day is in words; what is no day is shown as it was given', () => {
    expect(answerText({ kind: 'date' }, '2026-11-16')).toMatchObject({ fr: '16 novembre 2026', ar: '16 نونبر 2026' });
    expect(answerText({ kind: 'date' }, 'demain').fr).toBe('"demain"');
  });

  it('a choice that the form does not know any more is shown by its code', () => {
    expect(answerText({ kind: 'choice', options }, 'elders').ar).toBe('elders');
    expect(answerText({ kind: 'choices', options }, ['women', 'elders']).fr).toBe('Femmes, elders');
  });
});
