import * as fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { withRibKey } from '#kernel';
import { latinText } from './latin-text.js';
import { buildPaymentFile, type PaymentFileBatch, type PaymentFileOrder } from './payment-file.js';
import { scenario } from '../../../../test/support/scenarios.js';
import { atSize } from '../../../../test/support/size.js';

const ministryRib = withRibKey('0018100078000201106203');
const associationRib = withRibKey('0115190000012050005349');

const order = (n: number, amountCentimes: number, extra: Partial<PaymentFileOrder> = {}): PaymentFileOrder => ({
  orderNumber: `OP-2026-${String(n).padStart(5, '0')}`,
  creditor: { name: `Association de démonstration n° ${n}, Agadir`, rib: associationRib },
  amountCentimes,
  subject: `Tranche 1 – convention CP-2026-${n} « Éducation & œuvre »`,
  ...extra,
});
const batch = (orders: PaymentFileOrder[], extra: Partial<PaymentFileBatch> = {}): PaymentFileBatch => ({
  messageId: 'JISR-2026-0001',
  createdAt: new Date('2026-12-15T10:00:00Z'),
  executionDate: '2026-12-16',
  debtor: { name: 'Ministère de démonstration', rib: ministryRib },
  orders,
  ...extra,
});

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'CdtTrfTxInf' });
interface Read {
  controlSum: string;
  count: string;
  transfers: { PmtId: { EndToEndId: string }; Amt: { InstdAmt: { '#text': string; '@_Ccy': string } }; Cdtr: { Nm: string } }[];
}
const read = (xml: string): Read => {
  const message = parser.parse(xml).Document.CstmrCdtTrfInitn;
  expect(message.PmtInf.CtrlSum).toBe(message.GrpHdr.CtrlSum);
  return { controlSum: message.GrpHdr.CtrlSum, count: message.GrpHdr.NbOfTxs, transfers: message.PmtInf.CdtTrfTxInf };
};
const centimes = (decimal: string) => BigInt(decimal.replace('.', ''));

describe('the bank file', () => {
  it('the accountant sends two orders: numbers, amounts and names arrive as the bank takes them', () => {
    const { controlSum, count, transfers } = read(buildPaymentFile(batch([order(1, 10000008), order(2, 50)])));
    expect([controlSum, count]).toEqual(['100000.58', '2']);
    expect(transfers.map((one) => [one.PmtId.EndToEndId, one.Amt.InstdAmt['@_Ccy'], one.Amt.InstdAmt['#text'], one.Cdtr.Nm])).toEqual([
      ['OP-2026-00001', 'MAD', '100000.08', 'Association de demonstration no 1, Agadir'],
      ['OP-2026-00002', 'MAD', '0.50', 'Association de demonstration no 2, Agadir'],
    ]);
  });

  it('whatever the orders, the control sum is their sum and no amount is lost', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000_000_00 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, (given) => {
        const { controlSum, count, transfers } = read(buildPaymentFile(batch(given.map((amount, index) => order(index, amount)))));
        expect(transfers.map((one) => centimes(one.Amt.InstdAmt['#text']))).toEqual(given.map(BigInt));
        expect(centimes(controlSum)).toBe(given.reduce((sum, amount) => sum + BigInt(amount), 0n));
        expect(count).toBe(String(given.length));
      }),
      { numRuns: atSize(60, 2_000) },
    );
  });

  it('whatever people are called, the file stays one file with the permitted characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        let latin: string;
        try {
          latin = latinText(`A ${name}`, 140);
        } catch {
          return; // another script: refused, see below
        }
        expect(latin).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{1,140}$/);
      }),
    );
  });

  it.each([
    ['جمعية العرض', 'PAYMENT_TEXT_NOT_LATIN'],
    ['Association جمعية', 'PAYMENT_TEXT_NOT_LATIN'],
    ['…', 'PAYMENT_TEXT_NOT_LATIN'],
    ['', 'PAYMENT_TEXT_NOT_LATIN'],
  ])('a name without its Latin form is refused: "%s"', (name, code) => {
    const wrong = order(1, 100, { creditor: { name, rib: associationRib } });
    expect(() => buildPaymentFile(batch([wrong]))).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['no order at all', () => batch([]), 'PAYMENT_FILE_EMPTY'],
    ['the same order twice', () => batch([order(1, 100), order(1, 100)]), 'PAYMENT_ORDER_TWICE'],
    ['nothing to pay', () => batch([order(1, 0)]), 'PAYMENT_AMOUNT_INVALID'],
    ['a negative amount', () => batch([order(1, -5)]), 'PAYMENT_AMOUNT_INVALID'],
    ['half a centime', () => batch([order(1, 10.5)]), 'PAYMENT_AMOUNT_INVALID'],
    [
      'a RIB with two digits swapped',
      () => batch([order(1, 100, { creditor: { name: 'A', rib: '001810007800020110602318' } })]),
      'INVALID_RIB',
    ],
    [
      'a debit account with a wrong key',
      () => batch([order(1, 100)], { debtor: { name: 'M', rib: '001810007800020110620319' } }),
      'INVALID_RIB',
    ],
    [
      'a reference that would break the file',
      () => batch([order(1, 100, { orderNumber: 'OP</EndToEndId>' })]),
      'PAYMENT_REFERENCE_INVALID',
    ],
    ['a message number longer than 35', () => batch([order(1, 100)], { messageId: 'X'.repeat(36) }), 'PAYMENT_REFERENCE_INVALID'],
  ])('refused: %s', (_, given, code) => {
    expect(() => buildPaymentFile(given())).toThrow(expect.objectContaining({ code }));
  });

  it.each(['rib', 'iban'] as const)('is valid against pain.001.001.09: %s', async (accountForm) => {
    const xml = buildPaymentFile(batch([order(1, 10000008), order(2, 1), order(3, 99_999_999_999_99)], { accountForm }));
    const schema = scenario('iso20022/pain.001.001.09.xsd');
    const verdict = await validateXML({ xml: [{ fileName: 'payment.xml', contents: xml }], schema: [schema] });
    expect(verdict.errors).toEqual([]);
    expect(verdict.valid).toBe(true);
  });
});
