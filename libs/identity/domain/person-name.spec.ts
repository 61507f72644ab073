import { ORGANISATION_NAME, PERSON_NAME } from './person-name.js';

describe('names', () => {
  it.each(['Aïcha N’Diaye', 'فاطمة الزهراء', 'J.-P. Martin', 'St.Exupéry', 'Karim (trésorier)', 'Louis XIV 2', 'D. O. El Amrani'])(
    '%s is one',
    (name) => {
      expect(name).toMatch(PERSON_NAME);
    },
  );

  it.each([
    'Gagnez 1000 DH sur https://evil.example/x',
    'WWW.evil.example',
    'Offre evil.example',
    'Offre evil。example',
    'Offre EVIL.COM maintenant',
    'ecrire@evil.example',
    'appelez 0600000000',
    'appelez 06 00 00 00 00',
    'اتصلوا ٠٦٠٠٠٠٠٠٠٠',
    '<b>Karim</b>',
  ])('%s is an advertisement', (name) => {
    expect(name).not.toMatch(PERSON_NAME);
  });

  it('of organisations hold dates and abbreviations, and no address', () => {
    for (const name of ['Association 20 Février 2011', 'A.M.A.P. du Souss', 'جمعية 6 نونبر 1975']) expect(name).toMatch(ORGANISATION_NAME);
    for (const name of ['Visitez gagnez.example', 'Association 0600 000 000', 'https://x']) expect(name).not.toMatch(ORGANISATION_NAME);
  });
});
