import { changesCertificate, requireOver } from './attendance.js';

describe('attendance', () => {
  it('is certified once a gathering is over, its last day included', () => {
    expect(() => requireOver({ endsOn: '2018-10-18' }, '2018-10-17')).toThrow('GATHERING_NOT_OVER');
    expect(() => requireOver({ endsOn: '2018-10-18' }, '2018-10-18')).not.toThrow();
  });

  it('what a certificate prints is the name and whom the person came for', () => {
    const amina = { name: 'Amina', organisation: 'ALCS' };
    expect(changesCertificate(amina, { ...amina })).toBe(false);
    expect([
      changesCertificate(amina, { ...amina, name: 'Amina B.' }),
      changesCertificate(amina, { ...amina, organisation: null }),
    ]).toEqual([true, true]);
  });
});
