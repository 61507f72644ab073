import fc from 'fast-check';
import { isEasy } from './easy-password.js';

const KNOWN = new Set(['password', 'motdepasse', 'soleil', 'aaa', 'qwertyuiop']);

describe('an easy password', () => {
  it.each([
    'PassWord',
    'password2026',
    '2026-password!!',
    'Mot de passe',
    'Mot de passe 2026 !',
    'soleilsoleil',
    'Soleil-Soleil-1',
    'qwertyuiop12',
    'ｐａｓｓｗｏｒｄ１２３４',
    'password٢٠٢٦',
    '0612345678901',
    '١٢٣٤٥٦٧٨٩٠١٢',
    '------------',
  ])('%s', (password) => {
    expect(isEasy(password, KNOWN)).toBe(true);
  });

  it.each(['un mot de passe de phrase', 'soleil sur le Rif en avril', 'passwords of mine', 'الشمس تشرق على الريف', 'aab aab aab x'])(
    '%s is not one',
    (password) => {
      expect(isEasy(password, KNOWN)).toBe(false);
    },
  );

  it('stays easy whatever digits follow it', () => {
    fc.assert(fc.property(fc.constantFrom(...KNOWN), fc.nat(), (word, number) => isEasy(`${word}${number}`, KNOWN)));
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isEasy(text, KNOWN) === 'boolean'));
  });
});
