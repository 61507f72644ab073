import { codeFrom, withCodes } from './codes.js';
import { placeOf } from './sections.js';

describe('codes made from labels', () => {
  it('read like the French label, without accents', () => {
    expect(codeFrom('Nombre d’enfants', new Set(), 'field')).toBe('nombre_d_enfants');
    expect(codeFrom('2e Étape : Évaluation', new Set(), 'field')).toBe('e_etape_evaluation');
  });

  it('fall back on a word when only Arabic is written, and never repeat', () => {
    expect(codeFrom('عدد الأطفال', new Set(), 'field')).toBe('field');
    expect(codeFrom('Besoin', new Set(['besoin', 'besoin_2']), 'field')).toBe('besoin_3');
  });

  it('stay what they were once given, whatever becomes of the label', () => {
    const items = [
      { code: 'besoin', label: 'Le besoin, autrement dit' },
      { code: '', label: 'Besoin' },
      { code: '', label: 'Besoin' },
    ];
    expect(withCodes(items, ({ label }) => label, 'field').map(({ code }) => code)).toEqual(['besoin', 'besoin_2', 'besoin_3']);
  });

  it('are at most 40 characters, even when a number follows', () => {
    const long = 'a'.repeat(80);
    expect(codeFrom(long, new Set([codeFrom(long, new Set(), 'x')]), 'x').length).toBeLessThanOrEqual(40);
  });
});

describe('places that stand against publishing', () => {
  it('lead to the page that corrects them, under that page’s own path', () => {
    expect(placeOf('form.fields.3.label')).toEqual({ section: 'form', field: 'fields.3.label' });
    expect(placeOf('funding.MA-09')).toEqual({ section: 'territory', field: 'funding.MA-09' });
    expect(placeOf('targetGroups.0.label')).toEqual({ section: 'audience', field: 'targetGroups.0.label' });
    expect(placeOf('calendar')).toEqual({ section: 'calendar', field: '' });
  });
});
