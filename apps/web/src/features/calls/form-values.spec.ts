import { definitionOf, newField, newSection, valuesOf } from './form-values.js';

const labelled = (section: string, fr: string) => ({ ...newField(section), label: { fr, ar: fr } });

describe('the form being built', () => {
  it('starts with one section, so that a first field has a place', () => {
    expect(valuesOf(null).sections.map(({ code }) => code)).toEqual(['section_1']);
  });

  it('gives a new section a code no other has, also after one was removed', () => {
    expect(newSection([{ code: 'section_2', label: { fr: 'b', ar: 'b' } }]).code).toBe('section_3');
  });

  it('is sent without what the kind does not have: no limit for a date, no option for a text, no empty help', () => {
    const date = { ...labelled('a', 'Début'), kind: 'date' as const, max: 4 };
    const text = { ...labelled('a', 'Titre'), max: 150, options: [{ code: 'x', label: { fr: 'x', ar: 'x' } }] };
    const { fields } = definitionOf({ sections: [], fields: [date, text] });
    expect(fields[0]).toEqual({ code: 'debut', section: 'a', kind: 'date', label: date.label, required: true });
    expect(fields[1]).toEqual({ code: 'titre', section: 'a', kind: 'text', label: text.label, required: true, max: 150 });
  });

  it('comes back as it was sent', () => {
    const form = {
      sections: [{ code: 'project', label: { fr: 'Le projet', ar: 'المشروع' } }],
      fields: [
        {
          code: 'public',
          section: 'project',
          kind: 'choices' as const,
          label: { fr: 'Public', ar: 'الفئة' },
          help: { fr: 'Un ou plusieurs', ar: 'واحد أو أكثر' },
          required: false,
          max: 2,
          options: [
            { code: 'children', label: { fr: 'Enfants', ar: 'أطفال' } },
            { code: 'women', label: { fr: 'Femmes', ar: 'نساء' } },
          ],
        },
      ],
    };
    expect(definitionOf(valuesOf(form))).toEqual(form);
  });
});
