import { DEMONSTRATION_ACCOUNT } from '#seeds';
import { dayOfInstant } from '#kernel';
import { newId } from '#platform';
import { authorisePayment, done, statementOf, type BankMovement, preparePayment, readOrder, sendPayments, verifyPayment } from '#seeds';

import type { MoneyPeople } from './conventions.js';
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
  const id = await preparePayment(people.officer, conventionId, rank);
  await verifyPayment(people.accountant, id);
  await authorisePayment(people.authorising, id);
  const { number, amountCentimes } = await readOrder(people.officer, id);
  return { id, number, amountCentimes };
}

/** The same, in a file at the bank. */
export async function aSentOrder(people: MoneyPeople, conventionId: string, rank: number): Promise<TestOrder & { batchId: string }> {
  const order = await anAuthorisedOrder(people, conventionId, rank);
  const batch = await sendPayments(people.accountant, [order.id], executionDay());
  return { ...order, batchId: batch.id };
}

/** A statement of the paying account, as a file to upload. */
export function statementFile(
  movements: readonly BankMovement[],
  id = `REL-${newId().slice(-12)}`,
  rib: string | null = DEMONSTRATION_ACCOUNT.rib,
) {
  return { name: 'releve.xml', type: 'application/xml', bytes: Buffer.from(statementOf({ rib }, id, movements)) };
}

export const paidBy = (order: TestOrder, bookedOn = '2026-12-16'): BankMovement => ({
  endToEndId: order.number,
  amountCentimes: order.amountCentimes,
  bookedOn,
  outcome: 'paid',
});

/** Proposed by one, confirmed by another; each gives the code again. Returns the confirmation's answer. */
export async function byTwo(proposer: User, url: string, body: unknown, second: User): Promise<Answer> {
  await proposer.stepUp();
  const { proposalId } = done<{ proposalId: string }>(await proposer.post(url, body), `${proposer.name} cannot propose ${url}`);
  await second.stepUp();
  return second.post(`/api/proposals/${proposalId}/confirmation`);
}

/** The bank brings the money of an order back. */
export const backFrom = (order: TestOrder, bookedOn = '2026-12-20'): BankMovement => ({
  ...paidBy(order, bookedOn),
  outcome: 'returned',
});

/** Paid by the bank. */
export async function aPaidTranche(_world: World, people: MoneyPeople, conventionId: string, rank: number): Promise<TestOrder> {
  const order = await aSentOrder(people, conventionId, rank);
  done(await people.accountant.upload('/api/disbursements/statements', statementFile([paidBy(order)])), 'import a statement');
  return order;
}
