import fc from 'fast-check';
import { LIKELY, likeness, likenessKeys, nameCore, nameSound, reasonsOf, type InCommon } from './name-likeness.js';

const NOTHING: InCommon = { name: 0, sound: false, receipt: false, account: false, board: 0, members: 0, seat: false };

describe('names that may be one', () => {
  it('are told apart by what is not common to all', () => {
    expect(nameCore('Association Al-Amal pour la culture')).toBe('al amal culture');
    expect(nameCore('جمعية الأمل للثقافة بالمغرب')).toBe('الامل للثقافه بالمغرب');
    expect(nameCore('Association')).toBe('association');
  });

  it.each([
    ['Al Amal', 'الأمل'],
    ['Association Tamkine', 'جمعية تمكين'],
    ['Ass. Chabab Souss', 'جمعية شباب سوس'],
    ['El Khayr', 'Al Kheir'],
    ['Moustakbal', 'المستقبل'],
  ])('« %s » sounds like « %s »', (latin, arabic) => expect(nameSound(latin)).toBe(nameSound(arabic)));

  it.each([
    ['Tamkine', 'Tamount'],
    ['Al Amal', 'Al Amana'],
  ])('« %s » does not sound like « %s »', (one, other) => expect(nameSound(one)).not.toBe(nameSound(other)));

  it('too short a sound tells nothing', () => {
    expect(nameSound('Aya')).toBeNull();
    expect(likenessKeys({ fr: 'Aya', ar: 'آية' })).toEqual({ nameCoreFr: 'aya', nameCoreAr: 'ايه', nameSounds: [] });
    expect(likenessKeys({ fr: 'Al Amal', ar: 'الأمل' })).toMatchObject({ nameSounds: ['Aml'] });
  });

  it('whatever is written has keys', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (fr, ar) => likenessKeys({ fr, ar }).nameSounds.length <= 2));
  });
});

describe('how likely two registrations are one', () => {
  it('one strong sign is enough, one weak is not', () => {
    for (const strong of [{ account: true }, { receipt: true }, { sound: true }, { name: 0.8 }])
      expect(likeness({ ...NOTHING, ...strong })).toBeGreaterThanOrEqual(LIKELY);
    for (const weak of [{ seat: true }, { members: 1 }, { board: 2 }, { name: 0.6 }])
      expect(likeness({ ...NOTHING, ...weak })).toBeLessThan(LIKELY);
    expect(likeness({ ...NOTHING, name: 0.6, board: 2 })).toBeGreaterThanOrEqual(LIKELY);
  });

  it('says why, in an order', () => {
    expect(reasonsOf({ ...NOTHING, seat: true, name: 0.5, board: 1 })).toEqual(['name', 'board', 'seat']);
    expect(reasonsOf({ ...NOTHING, name: 0.4 })).toEqual([]);
  });

  it('more in common never makes it less likely', () => {
    const common = fc.record({
      name: fc.double({ min: 0, max: 1, noNaN: true }),
      sound: fc.boolean(),
      receipt: fc.boolean(),
      account: fc.boolean(),
      board: fc.nat(6),
      members: fc.nat(3),
      seat: fc.boolean(),
    });
    fc.assert(
      fc.property(common, (some) => {
        const score = likeness(some);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        for (const more of [{ sound: true }, { receipt: true }, { account: true }, { seat: true }, { board: some.board + 1 }, { name: 1 }])
          expect(likeness({ ...some, ...more })).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
