import fc from 'fast-check';
import { isIban, withIbanKey } from './iban.js';
import { isIce, isRib, withIceKey, withRibKey } from './identifiers.js';
import { isPhone, typedIban, typedIce, typedPhone, typedReceipt, typedRib } from './typed-identifiers.js';

const ICE = withIceKey('0015257130000');
const RIB = withRibKey('0018100078000201106203');
const eastern = (base: number) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(base + Number(digit)));
const scripts = [(text: string) => text, eastern(0x660), eastern(0x6f0)];
const blanks = ['', ' ', '\u00a0', '\u202f', '\u200b', '\u2009', '\u200e', '\t', '-', '–', '\u2011', '.', ' . '];

/** Digits as somebody may paste them: groups of any size, anything between, in one of three scripts. */
const pasted = (number: string, labels: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...blanks),
      fc.constantFrom(...scripts),
      fc.constantFrom(...labels),
    )
    .map(([sizes, blank, script, label]) => {
      const groups: string[] = [];
      let at = 0;
      for (const size of sizes) {
        groups.push(number.slice(at, at + size));
        at += size;
      }
      return label + script([...groups, number.slice(at)].filter(Boolean).join(blank));
    });
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('identifiers as people paste them', () => {
  it('an ICE is the same in every form', () => {
    const some = digits(13)
      .map(withIceKey)
      .filter(isIce)
      .chain((ice) =>
        fc.tuple(
          fc.constant(ice),
          pasted(ice, ['', 'ICE : ', 'ICE:', 'ice n° ', 'I.C.E. ', '\u200fICE\u00a0: ', 'التعريف الموحد للمقاولة: ']),
        ),
      );
    fc.assert(fc.property(some, ([ice, typed]) => expect(typedIce(typed)).toBe(ice)));
  });

  it('a RIB is the same in every form, an IBAN of Morocco included', () => {
    const some = digits(22)
      .map(withRibKey)
      .filter(isRib)
      .chain((rib) => {
        const iban = withIbanKey('MA', rib);
        const forms = fc.oneof(
          pasted(rib, ['', 'RIB : ', 'RIB n° ', 'Compte n°: ', 'رقم الحساب: ']),
          pasted(iban, ['', 'IBAN ', 'IBAN : ']).map((typed) => (typed.length % 2 ? typed : typed.toLowerCase())),
        );
        return fc.tuple(fc.constant(rib), forms);
      });
    fc.assert(fc.property(some, ([rib, typed]) => expect(typedRib(typed)).toBe(rib)));
  });

  it('an IBAN of Morocco with a wrong key is not taken for its RIB', () => {
    const iban = withIbanKey('MA', RIB);
    const wrong = `MA${String((Number(iban.slice(2, 4)) % 96) + 2).padStart(2, '0')}${RIB}`;
    expect(isRib(typedRib(iban))).toBe(true);
    expect(isRib(typedRib(wrong))).toBe(false);
  });

  it('what is no number stays refused: nothing is made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const digitsTyped = [...typed.normalize('NFKC')].filter((sign) => /\p{Nd}/u.test(sign)).length;
        if (digitsTyped < 15) expect(isIce(typedIce(typed))).toBe(false);
        if (digitsTyped < 24) expect(isRib(typedRib(typed))).toBe(false);
      }),
    );
  });

  it.each([typedIce, typedRib, typedIban, typedReceipt, typedPhone])('%p read again is the same', (read) => {
    const some = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      pasted(ICE, ['ICE : ', 'Tél. ', 'n° ', 'I-C-E ', 'I–BAN', 'R_I_B']),
      fc.constantFrom('\u1fd2', 'E.\u0301', 'R.I|B', '\ufb03', 'ß-\u0300', 'n° Récépissé récépissé n° 1'),
    );
    fc.assert(fc.property(some, (typed) => expect(read(read(typed))).toBe(read(typed))));
  });

  it.each([
    ['Récépissé n° 1234/2019', '1234/2019'],
    ['récépissé définitif N°: 55\u202f\u2013\u202f2020', '55 - 2020'],
    ['وصل رقم ١٢٣/٢٠١٩', '123/2019'],
    ['  R-2019-17 ', 'R-2019-17'],
    ['Dahir 1-57-009', 'Dahir 1-57-009'],
    ['NOUR 12', 'NOUR 12'],
  ])('the receipt %s is kept as %s', (typed, kept) => expect(typedReceipt(typed)).toBe(kept));

  it.each([
    ['06 61 23 45 67', '+212661234567'],
    ['Tél. : +212 (0)6-61.23.45.67', '+212661234567'],
    ['00212661234567', '+212661234567'],
    ['٠٥٢٨١٢٣٤٥٦', '+212528123456'],
    ['الهاتف: ۰۶۶۱۲۳۴۵۶۷', '+212661234567'],
    ['+33 1 23 45 67 89', '+33123456789'],
  ])('the telephone %s is kept as %s', (typed, kept) => {
    expect(typedPhone(typed)).toBe(kept);
    expect(isPhone(kept)).toBe(true);
  });
  it.each(['12', 'appelez-moi', '+0123456789', '0961234567', ''])('« %s » is no telephone', (typed) =>
    expect(isPhone(typedPhone(typed))).toBe(false),
  );
});

describe('an IBAN', () => {
  it.each(['FR1420041010050500013M02606', 'DE89370400440532013000', 'GB82WEST12345698765432', 'BE68539007547034', withIbanKey('MA', RIB)])(
    '%s is right',
    (iban) => expect(isIban(iban)).toBe(true),
  );
  it('of the wrong length for its country is not', () => expect(isIban(withIbanKey('BE', '5390075470340'))).toBe(false));
  it('with one digit changed is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 21 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const iban = 'DE89370400440532013000';
        const changed = iban.slice(0, place) + String((Number(iban[place]) + shift) % 10) + iban.slice(place + 1);
        expect(isIban(changed)).toBe(false);
      }),
    );
  });
  it('is the same in groups and in small letters', () =>
    expect(typedIban('iban : fr14 2004-1010 0505 0001 3m02 606')).toBe('FR1420041010050500013M02606'));
});
