import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isDay } from '#kernel';
import { MAX_STATEMENT_MEGABYTES, MEGABYTE } from '../limits.js';
import { bankErrors } from './errors.js';

/** One movement of the account, as far as reconciliation needs it. */
export interface BankStatementEntry {
  /** The number of our payment order; null when the bank gives none. */
  endToEndId: string | null;
  amountCentimes: number;
  /** Seen from the account: money out, or money in. */
  direction: 'debit' | 'credit';
  /** `booked` is final; the others may still change. */
  status: 'booked' | 'pending' | 'informative' | 'future';
  /** `YYYY-MM-DD`, as the bank wrote it; null while nothing is booked. */
  bookedOn: string | null;
  /** Why a transfer came back, e.g. `AC04` (account closed); null for anything else. */
  returnReason: { code: string; text: string | null } | null;
  /** The entry undoes another one. */
  reversal: boolean;
  /** The bank's own reference, the key against reading an entry twice. */
  bankReference: string | null;
  /** That reference is one of the account's own; an entry's mere number may begin anew in the next statement. */
  referenceIsUnique: boolean;
  /** The number of our file, when the bank names it: it may book a whole file in one line. */
  batchReference: string | null;
  /** What the bank repeats of the subject, for people to read. */
  remittance: string | null;
  /** 1-based among the transfers of one line of the bank; 1 for a line of its own. */
  part: number;
}

export interface BankStatement {
  messageId: string;
  /** Statements of the file, one for each account and day. */
  statements: { id: string; account: string | null; entries: BankStatementEntry[] }[];
}

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(02|04|08)$/;
const STATUS = { BOOK: 'booked', PDNG: 'pending', INFO: 'informative', FUTR: 'future' } as const;
const DIRECTION = { DBIT: 'debit', CRDT: 'credit' } as const;
const REPEATED = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'AddtlInf']);

type Node = { readonly [name: string]: Node | Node[] | string | undefined };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Not `removeNSPrefix`: it also drops the xmlns attributes, which say the version.
  transformTagName: (name) => name.slice(name.indexOf(':') + 1),
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => REPEATED.has(name),
});

/**
 * Reads an account statement, ISO 20022 `camt.053.001.02`, `.04` or `.08`. The file comes from outside and is not trusted.
 * @param currency the only one accepted for entries
 * @throws STATEMENT_TOO_LARGE · STATEMENT_FORBIDDEN_XML · STATEMENT_NOT_CAMT053 · STATEMENT_FOREIGN_CURRENCY · STATEMENT_BAD_AMOUNT · STATEMENT_INCOMPLETE
 */
export function parseBankStatement(xml: string, currency = 'MAD'): BankStatement {
  if (Buffer.byteLength(xml) > MAX_STATEMENT_MEGABYTES * MEGABYTE)
    throw bankErrors.STATEMENT_TOO_LARGE({ maxMegabytes: MAX_STATEMENT_MEGABYTES });
  // Refused before parsing, wherever it stands: an entity definition is how a small file becomes a large one or reads another.
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) throw bankErrors.STATEMENT_FORBIDDEN_XML();
  const message = rootOf(xml);
  return {
    messageId: required(child(message, 'GrpHdr'), 'MsgId'),
    statements: list(message, 'Stmt').map((statement) => ({
      id: required(statement, 'Id'),
      account: accountOf(statement),
      entries: list(statement, 'Ntry').flatMap((entry) => readEntry(entry, currency)),
    })),
  };
}

function rootOf(xml: string): Node {
  let parsed: Node | undefined;
  try {
    if (XMLValidator.validate(xml) === true) parsed = parser.parse(xml) as Node;
  } catch {
    // Not XML: refused just below, like any other file that is not a statement.
  }
  const document = child(parsed, 'Document');
  const message = child(document, 'BkToCstmrStmt');
  const isCamt053 = Object.entries(document ?? {}).some(
    ([name, value]) => /^@xmlns(:|$)/.test(name) && typeof value === 'string' && NAMESPACE.test(value),
  );
  if (!message || !isCamt053 || list(message, 'Stmt').length === 0) throw bankErrors.STATEMENT_NOT_CAMT053();
  return message;
}

/** One entry, or one for each transaction when the bank booked several transfers in one line. */
function readEntry(entry: Node, currency: string): BankStatementEntry[] {
  const total = amountOf(entry, currency);
  const common = {
    direction: oneOf(DIRECTION, text(entry, 'CdtDbtInd'), 'CdtDbtInd'),
    status: oneOf(STATUS, text(child(entry, 'Sts'), 'Cd') ?? text(entry, 'Sts'), 'Sts'),
    bookedOn: dateOf(child(entry, 'BookgDt')),
    reversal: text(entry, 'RvslInd') === 'true',
    bankReference: (text(entry, 'AcctSvcrRef') || text(entry, 'NtryRef')) ?? null,
    referenceIsUnique: Boolean(text(entry, 'AcctSvcrRef')),
  };
  const details = list(entry, 'NtryDtls');
  const batch = details.map((one) => fileOf(child(one, 'Btch'))).find(Boolean) ?? null;
  const transactions = details.flatMap((one) => list(one, 'TxDtls'));
  if (transactions.length <= 1) {
    return [{ ...common, ...referencesOf(transactions[0], batch), amountCentimes: total, part: 1 }];
  }
  const parts = transactions.map((transaction, index) => ({
    ...common,
    ...referencesOf(transaction, batch),
    amountCentimes: amountOf(transactionAmount(transaction), currency),
    part: index + 1,
  }));
  if (parts.reduce((sum, part) => sum + part.amountCentimes, 0) !== total) throw bankErrors.STATEMENT_INCOMPLETE({ element: 'TxDtls/Amt' });
  return parts;
}

/** Version 02 keeps the amount of a transaction one level deeper than 04 and 08. */
function transactionAmount(transaction: Node): Node {
  return transaction['Amt'] === undefined ? (child(child(transaction, 'AmtDtls'), 'TxAmt') ?? {}) : transaction;
}

type References = Pick<BankStatementEntry, 'endToEndId' | 'returnReason' | 'batchReference' | 'remittance'>;

/** Some banks give our number back as instruction only: in our files both are the same. */
function referencesOf(transaction: Node | undefined, batchReference: string | null): References {
  const references = child(transaction, 'Refs');
  const given = ['EndToEndId', 'InstrId'].map((name) => text(references, name));
  const returned = child(transaction, 'RtrInf');
  const reason = child(returned, 'Rsn');
  return {
    endToEndId: given.find((one) => one && one !== 'NOTPROVIDED') ?? null,
    batchReference: fileOf(references) ?? batchReference,
    remittance: remittanceOf(transaction),
    returnReason: returned
      ? { code: text(reason, 'Cd') ?? text(reason, 'Prtry') ?? 'NARR', text: texts(returned, 'AddtlInf').join(' ') || null }
      : null,
  };
}

/** Our file, under either of the names it was given in pain.001. */
const fileOf = (owner: Node | undefined): string | null => text(owner, 'PmtInfId') ?? text(owner, 'MsgId') ?? null;

const MAX_REMITTANCE = 500;
const remittanceOf = (transaction: Node | undefined): string | null => {
  const remittance = child(transaction, 'RmtInf');
  return (remittance && texts(remittance, 'Ustrd').join(' ').slice(0, MAX_REMITTANCE)) || null;
};

/** @throws STATEMENT_FOREIGN_CURRENCY · STATEMENT_BAD_AMOUNT: a decimal number, at most two digits after the point but for zeros; zeros may precede it */
function amountOf(owner: Node, expected: string): number {
  const amount = owner['Amt'];
  const [value, currency] = isNode(amount) ? [textOf(amount['#text']), textOf(amount['@Ccy'])] : [textOf(amount), undefined];
  if (value === undefined) throw bankErrors.STATEMENT_INCOMPLETE({ element: 'Amt' });
  if (currency !== expected) throw bankErrors.STATEMENT_FOREIGN_CURRENCY({ currency: currency ?? '?', expected });
  const match = /^0{0,30}(\d{1,13})(?:\.(\d{0,2})0{0,3})?$/.exec(value);
  if (!match) throw bankErrors.STATEMENT_BAD_AMOUNT({ amount: value.slice(0, 40) });
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function accountOf(statement: Node): string | null {
  const id = child(child(statement, 'Acct'), 'Id');
  return text(id, 'IBAN') ?? text(child(id, 'Othr'), 'Id') ?? null;
}

/** The calendar day the bank wrote; a date with a time is in the bank's own zone already. */
function dateOf(date: Node | undefined): string | null {
  const written = text(date, 'Dt') ?? text(date, 'DtTm');
  if (written === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T|Z|[+-])/.exec(written)?.[0];
  if (!day || !isDay(day)) throw bankErrors.STATEMENT_INCOMPLETE({ element: 'BookgDt' });
  return day;
}

function oneOf<T extends string>(codes: Readonly<Record<string, T>>, code: string | undefined, element: string): T {
  const meaning = code !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (meaning === undefined) throw bankErrors.STATEMENT_INCOMPLETE({ element });
  return meaning;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value.trim() : undefined);

function child(owner: Node | undefined, name: string): Node | undefined {
  const value = owner?.[name];
  return isNode(value) ? value : undefined;
}

function list(owner: Node, name: string): Node[] {
  const value = owner[name];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function text(owner: Node | undefined, name: string): string | undefined {
  return textOf(owner?.[name]);
}

function texts(owner: Node, name: string): string[] {
  const value: unknown = owner[name];
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? []);
}

function required(owner: Node | undefined, name: string): string {
  const value = text(owner, name);
  if (!value) throw bankErrors.STATEMENT_INCOMPLETE({ element: name });
  return value;
}
