import { calculationOf, readCertified } from './certified-content.js';

const LINE = { account: '61', label: 'Loyer', amountCentimes: 750_000 };
const content = (lines: object[]) =>
  JSON.stringify({ project: { title: 'École' }, budget: lines, attachments: [], sections: [{ kept: 'though not printed' }] });

describe('what a receipt prints of the content that it certifies', () => {
  it('is read from the text alone, of before quantities as well', () => {
    expect(readCertified(content([LINE])).budget).toEqual([LINE]);
    expect(() => readCertified('{"project":{}}')).toThrow();
  });

  it('says how an amount comes about where the line does, and nothing where it does not', () => {
    const counted = { ...LINE, quantityThousandths: 2_500, unitPriceCentimes: 300_000 };
    expect(calculationOf({ ...counted, unit: 'mois' })).toMatchObject({ unit: 'mois', quantity: '2,5' });
    expect(calculationOf(counted)).toMatchObject({ unit: null });
    expect(calculationOf(LINE)).toBeNull();
    expect(calculationOf({ ...LINE, quantityThousandths: 2_500 })).toBeNull();
  });
});
