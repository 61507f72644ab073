import { validateXML } from 'xmllint-wasm';
import { withRibKey } from '#kernel';
import { statementOf } from '../../../../test/support/bank-statement.js';
import { scenario } from '../../../../test/support/scenarios.js';
import { parseBankStatement } from './bank-statement.js';

const rib = withRibKey('0018100078000201106203');
const statement = () =>
  statementOf({ rib }, 'REL-2026-350', [
    { endToEndId: 'OP-2026-00001', amountCentimes: 10000008, bookedOn: '2026-12-16', outcome: 'paid' },
    { endToEndId: 'OP-2026-00002', amountCentimes: 50, bookedOn: '2026-12-16', outcome: 'returned', returnCode: 'AC04' },
  ]);

/** Two transfers booked in one line, as version 02 writes them. */
const batchBooked = `<?xml version="1.0"?>
<c:Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><c:BkToCstmrStmt><c:GrpHdr><c:MsgId>M</c:MsgId></c:GrpHdr>
<c:Stmt><c:Id>S</c:Id><c:Ntry><c:Amt Ccy="MAD">30.00</c:Amt><c:CdtDbtInd>DBIT</c:CdtDbtInd><c:Sts>BOOK</c:Sts><c:BookgDt><c:DtTm>2026-12-16T23:30:00+01:00</c:DtTm></c:BookgDt>
<c:NtryDtls>
<c:TxDtls><c:Refs><c:EndToEndId>OP-1</c:EndToEndId></c:Refs><c:AmtDtls><c:TxAmt><c:Amt Ccy="MAD">10.00</c:Amt></c:TxAmt></c:AmtDtls></c:TxDtls>
<c:TxDtls><c:Refs><c:EndToEndId>OP-2</c:EndToEndId></c:Refs><c:AmtDtls><c:TxAmt><c:Amt Ccy="MAD">20.00</c:Amt></c:TxAmt></c:AmtDtls></c:TxDtls>
</c:NtryDtls></c:Ntry></c:Stmt></c:BkToCstmrStmt></c:Document>`;

describe('the bank statement', () => {
  it('the accountant reads which orders were paid and which came back, and why', () => {
    expect(parseBankStatement(statement())).toEqual({
      messageId: 'REL-2026-350',
      statements: [
        {
          id: 'REL-2026-350',
          account: rib,
          entries: [
            {
              endToEndId: 'OP-2026-00001',
              amountCentimes: 10000008,
              direction: 'debit',
              status: 'booked',
              bookedOn: '2026-12-16',
              returnReason: null,
              reversal: false,
              bankReference: 'REL-2026-350-1',
              referenceIsUnique: true,
              batchReference: null,
              remittance: null,
              part: 1,
            },
            {
              endToEndId: 'OP-2026-00002',
              amountCentimes: 50,
              direction: 'credit',
              status: 'booked',
              bookedOn: '2026-12-16',
              returnReason: { code: 'AC04', text: null },
              reversal: false,
              bankReference: 'REL-2026-350-2',
              referenceIsUnique: true,
              batchReference: null,
              remittance: null,
              part: 1,
            },
          ],
        },
      ],
    });
  });

  it('transfers booked in one line come out one by one, on the day that the bank wrote', () => {
    const { entries } = parseBankStatement(batchBooked).statements[0]!;
    expect(entries.map((entry) => [entry.endToEndId, entry.amountCentimes, entry.bookedOn])).toEqual([
      ['OP-1', 1000, '2026-12-16'],
      ['OP-2', 2000, '2026-12-16'],
    ]);
  });

  it('amounts padded with zeros are read; the bound is on the value, not on the digits', () => {
    const padded = statement().replace('100000.08', '000000000100000.08').replace('>0.50<', '>0000000000000000000000.50<');
    expect(parseBankStatement(padded).statements[0]!.entries.map((entry) => entry.amountCentimes)).toEqual([10000008, 50]);
  });

  it('a bank that gives our number as instruction only, or names our file alone, is understood', () => {
    const [entry] = parseBankStatement(
      statement().replace('<EndToEndId>OP-2026-00001</EndToEndId>', '<InstrId>OP-2026-00001</InstrId><EndToEndId>NOTPROVIDED</EndToEndId>'),
    ).statements[0]!.entries;
    expect(entry!.endToEndId).toBe('OP-2026-00001');
    const batch = statementOf({ rib }, 'REL-2', [
      { endToEndId: null, amountCentimes: 100, bookedOn: '2026-12-16', outcome: 'paid', batchReference: 'BE-2026-000003' },
    ]);
    expect(parseBankStatement(batch).statements[0]!.entries).toMatchObject([{ endToEndId: null, batchReference: 'BE-2026-000003' }]);
  });

  it.each([
    ['transfers that do not add up to their line', () => batchBooked.replace('>20.00', '>19.00'), 'STATEMENT_INCOMPLETE'],
    ['a document type', () => statement().replace('?>', '?>\n<!DOCTYPE Document [<!ENTITY a "b">]>'), 'STATEMENT_FORBIDDEN_XML'],
    ['an external entity', () => '<!DOCTYPE x SYSTEM "http://127.0.0.1/x"><x/>', 'STATEMENT_FORBIDDEN_XML'],
    ['more than 5 MB', () => statement().replace('</Stmt>', `<!--${'x'.repeat(5 * 1024 * 1024)}--></Stmt>`), 'STATEMENT_TOO_LARGE'],
    ['another message', () => statement().replaceAll('camt.053.001.08', 'camt.054.001.08'), 'STATEMENT_NOT_CAMT053'],
    ['another root', () => '<html/>', 'STATEMENT_NOT_CAMT053'],
    ['not XML', () => 'OP-2026-00001;100', 'STATEMENT_NOT_CAMT053'],
    ['a cut file', () => statement().slice(0, 900), 'STATEMENT_NOT_CAMT053'],
    ['an empty file', () => '', 'STATEMENT_NOT_CAMT053'],
    ['euros', () => statement().replaceAll('"MAD"', '"EUR"'), 'STATEMENT_FOREIGN_CURRENCY'],
    ['no currency', () => statement().replaceAll(' Ccy="MAD"', ''), 'STATEMENT_FOREIGN_CURRENCY'],
    ['a third decimal', () => statement().replace('100000.08', '100000.085'), 'STATEMENT_BAD_AMOUNT'],
    ['a decimal comma', () => statement().replace('100000.08', '100000,08'), 'STATEMENT_BAD_AMOUNT'],
    ['an exponent', () => statement().replace('100000.08', '1e5'), 'STATEMENT_BAD_AMOUNT'],
    ['a negative amount', () => statement().replace('100000.08', '-100000.08'), 'STATEMENT_BAD_AMOUNT'],
    ['a hexadecimal amount', () => statement().replace('100000.08', '0x10'), 'STATEMENT_BAD_AMOUNT'],
    ['an unknown status', () => statement().replace('BOOK', 'toString'), 'STATEMENT_INCOMPLETE'],
    ['the 30th of February', () => statement().replace('<BookgDt><Dt>2026-12-16', '<BookgDt><Dt>2026-02-30'), 'STATEMENT_INCOMPLETE'],
    ['a number without end', () => statement().replace('100000.08', '9'.repeat(14)), 'STATEMENT_BAD_AMOUNT'],
    ['an impossible day', () => statement().replace('<BookgDt><Dt>2026-12-16', '<BookgDt><Dt>2026-13-16'), 'STATEMENT_INCOMPLETE'],
  ])('refused: %s', (_, given, code) => {
    expect(() => parseBankStatement(given())).toThrow(expect.objectContaining({ code }));
  });

  describe('the published samples', () => {
    const sample = (name: string) => scenario(`iso20022/genkgo-camt/${name}`);

    it.each([
      ['camt053.v2.minimal.xml', [885]],
      ['camt053.v2.five.decimals.xml', [885]],
      ['camt053.v2.all-balance-types.xml', [885]],
      ['camt053.v2.multi.statement.xml', [885, 700]],
      ['camt053.v4.xml', [885]],
      ['camt053.v8.xml', [885]],
    ])('%s', (name, amounts) => {
      const entries = parseBankStatement(sample(name), 'EUR').statements.flatMap((one) => one.entries);
      expect(entries.map((entry) => entry.amountCentimes)).toEqual(amounts);
      expect(entries.every((entry) => entry.status === 'booked' && entry.bookedOn === '2014-12-31')).toBe(true);
      expect(() => parseBankStatement(sample(name))).toThrow(expect.objectContaining({ code: 'STATEMENT_FOREIGN_CURRENCY' }));
    });

    it('the wrong one is refused', () => {
      expect(() => parseBankStatement(sample('camt053.v2.wrong.xml'), 'EUR')).toThrow(
        expect.objectContaining({ code: 'STATEMENT_NOT_CAMT053' }),
      );
    });

    it('the statement that our tests write is itself valid', async () => {
      const schema = scenario('iso20022/camt.053.001.08.xsd');
      const verdict = await validateXML({ xml: [{ fileName: 'statement.xml', contents: statement() }], schema: [schema] });
      expect(verdict.errors).toEqual([]);
    });
  });
});
