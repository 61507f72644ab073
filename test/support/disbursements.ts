import { PAYING_AUTHORITY } from '#disbursements';
import { dayOfInstant } from '#kernel';
import { newId } from '#platform';
import { buildBankStatementForTests, type TestBankMovement } from './bank-statement.js';
import { act, type MoneyPeople } from './conventions.js';
import type { Answer, User } from './people.js';
import type { World } from './world.js';

export interface TestOrder {
  id: string;
  number: string;
  amountCentimes: number;
}

/** A day on which the bank may be asked to pay. */
export const executionDay = () => dayOfInstant(new Date(Date.now() + 7 * 86_400_000));

/** Prepared, verified and authorised by three people. */
export async function anAuthorisedOrder(people: MoneyPeople, conventionId: string, rank: number): Promise<TestOrder> {
  const payments = await people.officer.get(`/api/disbursements/conventions/${conventionId}`);
  const tranche = (payments.body.tranches as { id: string; rank: number; amountCentimes: number }[]).find((one) => one.rank === rank)!;
  const prepared = await people.officer.post('/api/disbursements/orders', { trancheId: tranche.id });
  if (prepared.status !== 201) throw new Error(`not prepared: ${JSON.stringify(prepared.body)}`);
  const { id, number } = prepared.body as { id: string; number: string };
  const verified = await people.accountant.post(`/api/disbursements/orders/${id}/verify`);
  if (verified.status !== 200) throw new Error(`not verified: ${JSON.stringify(verified.body)}`);
  await act(people.authorising, `/api/disbursements/orders/${id}/authorise`);
  return { id, number, amountCentimes: tranche.amountCentimes };
}

/** The same, in a file at the bank. */
export async function aSentOrder(people: MoneyPeople, conventionId: string, rank: number): Promise<TestOrder & { batchId: string }> {
  const order = await anAuthorisedOrder(people, conventionId, rank);
  const batch = await people.accountant.post('/api/disbursements/batches', { ids: [order.id], executionDate: executionDay() });
  if (batch.status !== 201) throw new Error(`not sent: ${JSON.stringify(batch.body)}`);
  return { ...order, batchId: batch.body.id };
}

/** A statement of the paying account, as a file to upload. */
export function statementFile(
  movements: readonly TestBankMovement[],
  id = `REL-${newId().slice(-12)}`,
  rib: string | null = PAYING_AUTHORITY.rib,
) {
  return { name: 'releve.xml', type: 'application/xml', bytes: Buffer.from(buildBankStatementForTests({ rib }, id, movements)) };
}

export const paidBy = (order: TestOrder, bookedOn = '2026-12-16'): TestBankMovement => ({
  endToEndId: order.number,
  amountCentimes: order.amountCentimes,
  bookedOn,
  outcome: 'paid',
});

/** Proposed by one, confirmed by another; each gives the code again. Returns the confirmation's answer. */
export async function byTwo(proposer: User, url: string, body: unknown, second: User): Promise<Answer> {
  await proposer.stepUp();
  const proposed = await proposer.post(url, body);
  if (proposed.status >= 300) throw new Error(`${proposer.name} cannot propose ${url}: ${JSON.stringify(proposed.body)}`);
  await second.stepUp();
  return second.post(`/api/proposals/${proposed.body.proposalId}/confirmation`);
}

/** The bank brings the money of an order back. */
export const backFrom = (order: TestOrder, bookedOn = '2026-12-20'): TestBankMovement => ({
  ...paidBy(order, bookedOn),
  outcome: 'returned',
});

/** Paid by the bank. */
export async function aPaidTranche(_world: World, people: MoneyPeople, conventionId: string, rank: number): Promise<TestOrder> {
  const order = await aSentOrder(people, conventionId, rank);
  const imported = await people.accountant.upload('/api/disbursements/statements', statementFile([paidBy(order)]));
  if (imported.status !== 201) throw new Error(`not imported: ${JSON.stringify(imported.body)}`);
  return order;
}
