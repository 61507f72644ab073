import type { ConventionPayments, OrderView } from '#disbursements';
import { PAYING_AUTHORITY } from '#disbursements';
import { dayOfInstant, decimalCentimes } from '#kernel';
import type { HttpPerson } from '../http-person.js';
import { done, type Member } from './act.js';

export const readPayments = async (reader: HttpPerson, conventionId: string) =>
  done<ConventionPayments>(await reader.get(`/api/disbursements/conventions/${conventionId}`), 'read the payments');

export const readOrder = async (reader: HttpPerson, orderId: string) =>
  done<OrderView>(await reader.get(`/api/disbursements/orders/${orderId}`), 'read the order');

/** Prepares the order of a tranche. */
export async function preparePayment(officer: HttpPerson, conventionId: string, rank: number): Promise<string> {
  const tranche = (await readPayments(officer, conventionId)).tranches.find((candidate) => candidate.rank === rank)!;
  return done<{ id: string }>(await officer.post('/api/disbursements/orders', { trancheId: tranche.id }), `prepare tranche ${rank}`).id;
}

export async function verifyPayment(accountant: HttpPerson, orderId: string): Promise<void> {
  done(await accountant.post(`/api/disbursements/orders/${orderId}/verify`), 'verify the order');
}

export async function authorisePayment(authorisingOfficer: Member, orderId: string): Promise<void> {
  await authorisingOfficer.stepUp();
  done(await authorisingOfficer.post(`/api/disbursements/orders/${orderId}/authorise`), 'authorise the order');
}

/** Writes the bank file of authorised orders. Returns the batch. */
export async function sendPayments(accountant: HttpPerson, orderIds: string[]): Promise<{ id: string }> {
  const body = { ids: orderIds, executionDate: dayOfInstant(new Date()) };
  return done<{ id: string }>(await accountant.post('/api/disbursements/batches', body), 'send the payments');
}

/** The statement of the bank that executed the orders. */
export async function importStatement(accountant: HttpPerson, orderIds: readonly string[], reference: string): Promise<void> {
  const orders = [];
  for (const id of orderIds) orders.push(await readOrder(accountant, id));
  const xml = bankStatement(
    reference,
    orders.map((order) => ({ endToEndId: order.number, amountCentimes: order.amountCentimes })),
  );
  const file = { name: `${reference}.xml`, type: 'application/xml', bytes: Buffer.from(xml) };
  done(await accountant.upload('/api/disbursements/statements', file), 'import a statement');
}

export interface Movement {
  endToEndId: string;
  amountCentimes: number;
  /** The money came back, with the bank's reason code. */
  returned?: string;
}

/** A `camt.053.001.08` statement, as the bank of the demonstration sends it. */
export function bankStatement(id: string, movements: readonly Movement[], day: string = dayOfInstant(new Date())): string {
  const entries = movements.map(({ endToEndId, amountCentimes, returned }, index) => {
    const reason = returned ? `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>` : '';
    return `<Ntry><Amt Ccy="MAD">${decimalCentimes(amountCentimes)}</Amt><CdtDbtInd>${returned ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${id}-${index + 1}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${returned ? 'RCDT' : 'ICDT'}</Cd><SubFmlyCd>OTHR</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${reason}</TxDtls></NtryDtls></Ntry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${day}T18:00:00+00:00</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><CreDtTm>${day}T18:00:00+00:00</CreDtTm>
<Acct><Id><Othr><Id>${PAYING_AUTHORITY.rib}</Id></Othr></Id><Ccy>MAD</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}
