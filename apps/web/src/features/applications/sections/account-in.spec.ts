import { accountIn } from './account-in.js';

const accounts = [
  { value: '60', label: '60 · Achats' },
  { value: '61', label: '61 · Services extérieurs' },
  { value: '64', label: '64 · تكاليف المستخدمين' },
];

describe('an account in a pasted cell', () => {
  it('is read by its number in any digits, with those below it, and by its name', () => {
    const read = accountIn(accounts);
    expect(['٦١', '61', '6141', '61 · Services extérieurs', 'services extérieurs', 'تكاليف المستخدمين', '۶۰'].map(read)).toEqual([
      '61',
      '61',
      '61',
      '61',
      '61',
      '64',
      '60',
    ]);
  });

  it('is none where it is of the other side, of nowhere, or another word: nobody chooses another account for it', () => {
    expect(['99', '74', 'Ressources humaines', ''].map(accountIn(accounts))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
