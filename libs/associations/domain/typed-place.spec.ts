import { seatTyped } from './typed-place.js';

const REGION = 'MA-09';
const TYPED = { regionCode: REGION, province: null, commune: null };

describe('a seat written freely in a file', () => {
  it('becomes codes where one place alone can be meant', () => {
    expect(seatTyped({ ...TYPED, province: 'Tiznit' }, null)).toEqual({ province: 'MA-TIZ', commune: null, placeTyped: null });
    expect(seatTyped({ ...TYPED, province: 'تزنيت', commune: 'Tiznit' }, null)).toMatchObject({
      province: 'MA-TIZ',
      commune: expect.stringMatching(/^09[.]/),
      placeTyped: null,
    });
  });

  it('keeps the words beside the codes where it does not', () => {
    expect(seatTyped({ ...TYPED, province: 'Tiznit', commune: 'Nulle part' }, null)).toEqual({
      province: 'MA-TIZ',
      commune: null,
      placeTyped: 'Nulle part',
    });
    expect(seatTyped({ ...TYPED, province: 'Ailleurs', commune: 'Tiznit' }, null)).toEqual({
      province: null,
      commune: null,
      placeTyped: 'Tiznit, Ailleurs',
    });
  });

  it('what the file does not say stays; a commune of another province than the known one brings its own', () => {
    const known = seatTyped({ ...TYPED, province: 'Tiznit', commune: 'Tiznit' }, null)!;
    expect(seatTyped(TYPED, known)).toBeNull();
    expect(seatTyped({ ...TYPED, province: 'Tiznit' }, known)).toEqual(known);
    expect(seatTyped({ ...TYPED, province: 'Taroudannt' }, known)).toMatchObject({ commune: null });
    expect(seatTyped({ ...TYPED, commune: 'Agadir' }, known)).toMatchObject({ province: 'MA-AGD', placeTyped: null });
  });

  it('read again it is the same', () => {
    for (const typed of [
      { ...TYPED, commune: 'Nulle part' },
      { ...TYPED, province: 'Tiznit', commune: 'Tiznit' },
    ]) {
      const once = seatTyped(typed, null);
      expect(seatTyped(typed, once)).toEqual(once);
    }
  });
});
