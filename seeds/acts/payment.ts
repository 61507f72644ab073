import { DEMONSTRATION_ACCOUNT } from '../institutions/ministry.js';
import type { ConventionPayments, OrderView } from '#disbursements';
import { dayOfInstant } from '#kernel';
import type { HttpPerson } from '../http-person.js';
import { done, type Member } from './act.js';
import { statementOf } from './bank-statement.js';

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
export async function sendPayments(
  accountant: HttpPerson,
  orderIds: string[],
  executionDate: string = dayOfInstant(new Date()),
): Promise<{ id: string }> {
  const body = { ids: orderIds, executionDate };
  return done<{ id: string }>(await accountant.post('/api/disbursements/batches', body), 'send the payments');
}

/** The statement of the bank that executed the orders, of the account that paid them. */
export async function importStatement(
  accountant: HttpPerson,
  orderIds: readonly string[],
  reference: string,
  rib: string = DEMONSTRATION_ACCOUNT.rib,
): Promise<void> {
  const orders = [];
  for (const id of orderIds) orders.push(await readOrder(accountant, id));
  const xml = bankStatement(
    reference,
    orders.map((order) => ({ endToEndId: order.number, amountCentimes: order.amountCentimes })),
    { rib },
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

/** The statement of the bank of the demonstration, all of one day. */
export const bankStatement = (
  id: string,
  movements: readonly Movement[],
  { day = dayOfInstant(new Date()), rib = DEMONSTRATION_ACCOUNT.rib }: { day?: string; rib?: string } = {},
): string =>
  statementOf(
    { rib },
    id,
    movements.map(({ returned, ...movement }) => ({
      ...movement,
      bookedOn: day,
      outcome: returned ? 'returned' : 'paid',
      ...(returned ? { returnCode: returned } : {}),
    })),
  );
