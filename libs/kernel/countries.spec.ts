import { COUNTRY_CODES, countryLabel, HOME_COUNTRY } from './countries.js';
import { isBic } from './iban.js';

describe('countries', () => {
  it('are those of ISO 3166-1, each with a name in both scripts', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(248);
    expect(COUNTRY_CODES).toContain(HOME_COUNTRY);
    for (const code of COUNTRY_CODES) {
      expect(countryLabel(code).fr).not.toBe(code);
      expect(countryLabel(code).ar).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('what is no country is called by its code', () => expect(countryLabel('XX')).toEqual({ fr: 'XX', ar: 'XX', en: 'XX' }));
});

it('a BIC has 8 signs, or 11 with the branch', () => {
  expect(['BLOPIT22', 'BLOPIT22XXX', 'BCMAMAMC'].every(isBic)).toBe(true);
  expect(['BLOPIT2', 'BLOPIT22XX', '1LOPIT22', ''].some(isBic)).toBe(false);
});
