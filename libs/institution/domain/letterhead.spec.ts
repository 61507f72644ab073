import { letterheadErrors, type Letterhead } from './letterhead.js';

const both = (text: string) => ({ fr: text, ar: text });
const whole: Letterhead = {
  name: both('Conseil'),
  inSentence: both('le Conseil'),
  authorisingOfficer: both('L’ordonnateur du Conseil'),
  header: { fr: ['Royaume du Maroc', 'Conseil'], ar: ['المملكة المغربية', 'مجلس'] },
  seat: both('Agadir'),
  certifiedName: 'Conseil',
};

describe('the letterhead of an institution', () => {
  it('is whole in both languages of the documents', () => {
    expect(letterheadErrors(whole)).toEqual([]);
  });

  it('names each text that is missing, in its language', () => {
    expect(letterheadErrors({ ...whole, seat: { fr: 'Agadir', ar: ' ' }, name: both('') }).map(({ path }) => path)).toEqual([
      'name.fr',
      'name.ar',
      'seat.ar',
    ]);
  });

  it('has as many lines in each language', () => {
    expect(letterheadErrors({ ...whole, header: { fr: ['Royaume du Maroc', 'Conseil'], ar: ['مجلس'] } })).toEqual([
      { path: 'header.ar', code: 'header_lines', params: { count: 2 } },
    ]);
  });
});
