import fc from 'fast-check';
import { nameKey } from './name-key.js';

describe('the names of associations, as they are compared', () => {
  it.each([
    ['Ass. Al-Amal', 'ASS AL AMAL'],
    ['Théâtre d’Oujda', 'theatre d’oujda'],
    ['L’École – Tamkine', "l'ecole  TAMKINE"],
    ['جمعيّة الأمل', 'جمعيه الامل'],
    ['مؤسسة إدماج', 'مؤسسه ادماج'],
    ['جمعيـــة مُستقبَل', 'جمعية مستقبل'],
    ['الهدى', 'الهدي'],
    ['ﷲ أكبر', 'الله اكبر'],
  ])('%s and %s are one', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  it.each([
    ['Amal', 'Amel'],
    ['Association 1', 'Association 2'],
    ['الأمل', 'العمل'],
  ])('%s and %s are two', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));

  it('a name of signs alone has no key', () => expect(nameKey(' – « » … ')).toBe(''));

  it('is the same however often it is made, and holds letters, digits and single blanks only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const key = nameKey(name);
        expect(nameKey(key)).toBe(key);
        expect(nameKey(`  ${name} - `)).toBe(key);
        expect(key).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});
