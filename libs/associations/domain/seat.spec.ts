import { placeLabel, seatInWords } from './seat.js';

describe('where an association is', () => {
  it('is its region in Morocco, its country abroad', () => {
    expect(placeLabel({ regionCode: 'MA-09', country: 'MA' })).toMatchObject({ fr: 'Souss-Massa', ar: 'سوس-ماسة' });
    expect(placeLabel({ regionCode: null, country: 'IT' })).toEqual({ fr: 'Italie', ar: 'إيطاليا', en: 'Italy' });
  });

  it('is named in an act with the province, abroad with the city', () => {
    const seat = { regionCode: 'MA-09', country: 'MA', province: 'MA-TIZ', city: null };
    expect(seatInWords(seat)).toEqual({ fr: 'Souss-Massa, Tiznit', ar: 'سوس-ماسة، تزنيت' });
    expect(seatInWords({ ...seat, province: null }).fr).toBe('Souss-Massa');
    expect(seatInWords({ regionCode: null, country: 'IT', province: null, city: 'Roma' })).toEqual({
      fr: 'Italie, Roma',
      ar: 'إيطاليا، Roma',
    });
  });
});
