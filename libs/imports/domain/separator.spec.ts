import { separatorOf } from './separator.js';

describe('the sign between the cells', () => {
  it.each([
    ['a;b,c;d\n1;2,5;3', ';'],
    ['a,b,c\n"1;5;6;7",2,3', ','],
    ['a\tb\n1,5\t2', '\t'],
    ['nomAttribuant,montant,objet;;\nX,1,y;;', ','],
  ])('%j', (text, separator) => expect(separatorOf(text)).toBe(separator));
});
