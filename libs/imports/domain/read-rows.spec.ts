import type { ImportField } from './headings.js';
import { readRow } from './read-rows.js';

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

describe('a row', () => {
  const mapping = { beneficiary: 0, amount: 1, region: 2 };
  it('says what it says, or which column is wrong', () => {
    expect(readRow(['ALCS', '1 000', ''], 3, FIELDS, mapping, null)).toEqual({
      values: { beneficiary: 'ALCS', amount: 1_000_00, region: null },
      reasons: [],
    });
    expect(readRow(['', 'mille', 'Bretagne'], 3, FIELDS, mapping, null).reasons.map(({ code, field }) => `${field} ${code}`)).toEqual([
      'beneficiary required',
      'amount amount',
      'region region',
    ]);
  });

  it('has no more cells than columns: a decimal comma that parts a cell in two is seen', () => {
    expect(readRow(['ALCS', '100 000', '00', 'x'], 3, FIELDS, { ...mapping, region: null }, null).reasons).toEqual([
      { code: 'too_many_cells', field: null },
    ]);
    expect(readRow(['ALCS', '1', '', ''], 3, FIELDS, mapping, null).reasons).toEqual([]);
  });

  it('lies in the region of who brings it, and nowhere else', () => {
    expect(readRow(['ALCS', '1', ''], 3, FIELDS, mapping, 'MA-09').values.region).toBe('MA-09');
    expect(readRow(['ALCS', '1', 'Oriental'], 3, FIELDS, mapping, 'MA-09').reasons).toEqual([{ code: 'other_region', field: 'region' }]);
  });
});
