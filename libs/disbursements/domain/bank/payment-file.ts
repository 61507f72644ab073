import { decimalCentimes, isCentimes, parseRib, sumCentimes } from '#kernel';
import { bankErrors } from './errors.js';
import { bankReference, latinText } from './latin-text.js';

export interface BankAccountHolder {
  /** In Latin letters: what the bank reads. */
  name: string;
  /** 24 digits with a right key. */
  rib: string;
}

export interface PaymentFileOrder {
  /** Number of the payment order: the end-to-end identification, which the statement brings back. */
  orderNumber: string;
  creditor: BankAccountHolder;
  amountCentimes: number;
  /** What the creditor reads on its statement. */
  subject: string;
}

export interface PaymentFileBatch {
  /** Unique for each file ever sent; 1 to 35 Latin letters, digits, hyphens. */
  messageId: string;
  createdAt: Date;
  /** `YYYY-MM-DD`. */
  executionDate: string;
  debtor: BankAccountHolder;
  orders: readonly PaymentFileOrder[];
  /** How accounts are written: the RIB as a national number (default) or as the IBAN that contains it. */
  accountForm?: 'rib' | 'iban';
}

const MAX_NAME = 140;
const MAX_SUBJECT = 140;
/** Every RIB with a right key gives the IBAN check digits 64: 98 − (221000 mod 97). */
const IBAN_PREFIX = 'MA64';

/**
 * The bank file of a batch of payment orders: ISO 20022 `pain.001.001.09`, one debit account, transfers in dirhams.
 * @throws PAYMENT_FILE_EMPTY · PAYMENT_ORDER_TWICE · PAYMENT_AMOUNT_INVALID · PAYMENT_REFERENCE_INVALID · PAYMENT_TEXT_NOT_LATIN · INVALID_RIB
 */
export function buildPaymentFile(batch: PaymentFileBatch): string {
  refuseUnsound(batch.orders);
  const count = batch.orders.length;
  const controlSum = decimalCentimes(sumCentimes(batch.orders.map((order) => order.amountCentimes)));
  const messageId = bankReference(batch.messageId);
  const debtor = latinText(batch.debtor.name, MAX_NAME);
  const form = batch.accountForm ?? 'rib';

  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>${messageId}</MsgId>
      <CreDtTm>${batch.createdAt.toISOString()}</CreDtTm>
      <NbOfTxs>${count}</NbOfTxs>
      <CtrlSum>${controlSum}</CtrlSum>
      <InitgPty><Nm>${debtor}</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>${messageId}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <BtchBookg>false</BtchBookg>
      <NbOfTxs>${count}</NbOfTxs>
      <CtrlSum>${controlSum}</CtrlSum>
      <ReqdExctnDt><Dt>${batch.executionDate}</Dt></ReqdExctnDt>
      <Dbtr><Nm>${debtor}</Nm></Dbtr>
      <DbtrAcct>${account(batch.debtor.rib, form)}<Ccy>MAD</Ccy></DbtrAcct>
      <DbtrAgt>${bank(batch.debtor.rib)}</DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>
${batch.orders.map((order) => transfer(order, form)).join('\n')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`;
}

function refuseUnsound(orders: readonly PaymentFileOrder[]): void {
  if (orders.length === 0) throw bankErrors.PAYMENT_FILE_EMPTY();
  const seen = new Set<string>();
  for (const { orderNumber, amountCentimes } of orders) {
    if (seen.has(orderNumber)) throw bankErrors.PAYMENT_ORDER_TWICE({ orderNumber });
    seen.add(orderNumber);
    if (!isCentimes(amountCentimes) || amountCentimes === 0) throw bankErrors.PAYMENT_AMOUNT_INVALID({ orderNumber });
  }
}

function transfer(order: PaymentFileOrder, form: 'rib' | 'iban'): string {
  const reference = bankReference(order.orderNumber);
  return `      <CdtTrfTxInf>
        <PmtId><InstrId>${reference}</InstrId><EndToEndId>${reference}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="MAD">${decimalCentimes(order.amountCentimes)}</InstdAmt></Amt>
        <CdtrAgt>${bank(order.creditor.rib)}</CdtrAgt>
        <Cdtr><Nm>${latinText(order.creditor.name, MAX_NAME)}</Nm></Cdtr>
        <CdtrAcct>${account(order.creditor.rib, form)}</CdtrAcct>
        <RmtInf><Ustrd>${latinText(order.subject, MAX_SUBJECT)}</Ustrd></RmtInf>
      </CdtTrfTxInf>`;
}

function account(rib: string, form: 'rib' | 'iban'): string {
  const digits = parseRib(rib);
  return form === 'iban'
    ? `<Id><IBAN>${IBAN_PREFIX}${digits}</IBAN></Id>`
    : `<Id><Othr><Id>${digits}</Id><SchmeNm><Prtry>RIB</Prtry></SchmeNm></Othr></Id>`;
}

/** The bank is named by the code that opens the RIB. */
function bank(rib: string): string {
  return `<FinInstnId><ClrSysMmbId><MmbId>${parseRib(rib).slice(0, 3)}</MmbId></ClrSysMmbId></FinInstnId>`;
}
