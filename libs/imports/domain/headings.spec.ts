import { fitMapping, headingKey, headingsKey, missingFields, proposeMapping, repeatedHeadings, type ImportField } from './headings.js';

const FIELDS: ImportField[] = [
  {
    name: 'beneficiary',
    kind: 'text',
    required: true,
    label: { fr: 'Bénéficiaire', ar: 'المستفيد', en: 'Beneficiary' },
    aliases: ['nomBeneficiaire'],
  },
  { name: 'amount', kind: 'amount', required: true, label: { fr: 'Montant', ar: 'المبلغ', en: 'Amount' }, aliases: ['montant (dh)'] },
  { name: 'region', kind: 'region', label: { fr: 'Région', ar: 'الجهة', en: 'Region' }, aliases: [] },
];

describe('headings', () => {
  it('the same name in every way of writing it', () => {
    const keys = ['nomBeneficiaire', 'NOM_Beneficiaire', 'Nom du bénéficiaire', ' nom  bénéficiaire '].map(headingKey);
    expect(new Set(keys)).toEqual(new Set(['nombeneficiaire']));
  });

  it('a column is found by its name in any language, by a standard, and is taken once', () => {
    expect(proposeMapping(['المبلغ', 'nomBeneficiaire', 'autre'], FIELDS)).toEqual({ beneficiary: 1, amount: 0, region: null });
    expect(proposeMapping(['Montant (DH)', 'REGION'], FIELDS)).toEqual({ beneficiary: null, amount: 0, region: 1 });
  });

  it('words that only join make no other name; a column that is named as such goes first', () => {
    const names = ['nameFr', 'nameAr'].map((name) => ({ name, kind: 'text' as const, aliases: [] }));
    const [french, arabic] = [
      { ...names[0]!, label: { fr: 'Nom', ar: 'الاسم بالفرنسية', en: 'Name' } },
      { ...names[1]!, label: { fr: 'Nom en arabe', ar: 'الاسم', en: 'Name in Arabic' } },
    ];
    expect(proposeMapping(['Nom', 'Nom arabe'], [french, arabic])).toEqual({ nameFr: 0, nameAr: 1 });
    expect(proposeMapping(['Nom arabe', 'Nom en langue arabe', 'NOM EN ARABE'], [french, arabic])).toEqual({ nameFr: null, nameAr: 2 });
    expect(headingsKey(['Nom en arabe'])).not.toBe(headingsKey(['Nom arabe']));
  });

  it('of two columns of one name a person says which, unless they hold the same', () => {
    const headings = ['Bénéficiaire', 'Montant', 'montant'];
    expect(repeatedHeadings(headings)).toEqual([[1, 2]]);
    expect(proposeMapping(headings, FIELDS).amount).toBeNull();
    expect(proposeMapping(headings, FIELDS, () => true).amount).toBe(1);
  });

  it('what is missing is named; a mapping that does not fit is left out', () => {
    expect(missingFields(FIELDS, { beneficiary: 0 }).map(({ name }) => name)).toEqual(['amount']);
    expect(fitMapping({ beneficiary: 0, amount: 0, region: 9, nonsense: 1 }, FIELDS, 3)).toEqual({
      beneficiary: 0,
      amount: null,
      region: null,
    });
  });

  it('a mapping is remembered by the columns, in whatever order', () => {
    expect(headingsKey(['Montant', 'Région'])).toBe(headingsKey(['région', 'MONTANT']));
  });
});
