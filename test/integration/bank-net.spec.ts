import fc from 'fast-check';
import { withRibKey } from '#kernel';
import { aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import {
  anAuthorisedOrder,
  aPaidTranche,
  aSentOrder,
  backFrom,
  byTwo,
  executionDay,
  paidBy,
  statementFile,
  type TestOrder,
} from '../support/disbursements.js';
import type { BankMovement } from '#seeds';
import type { Ground } from '../support/ground.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { atSize, IS_LONG } from '../support/size.js';

const AMOUNT = 6_000_000;
const REASON = { reason: 'Vérifié auprès de la banque' };
const OTHER_RIB = withRibKey('0115190000990000000000');

interface FoundCase {
  id: string;
  outcome: string;
  state: string;
  order: { id: string } | null;
}

describe('an order is given back when the bank’s credits cover all its debits, whatever way they come', () => {
  let world: World;
  let ground: Ground;
  let associationId: string;
  let people: MoneyPeople;
  let second: User;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    second = await User.with(world, 'Driss Comptable', [{ role: 'accountant' }]);
  }, 60_000);
  afterAll(() => world?.close());

  /** 100 000 DH, of which the first tranche is 60 000: two payments of it are more than the convention. */
  const inForce = () =>
    aConventionInForce(world, people, ground.anAward({ amountCentimes: 10_000_000, associationId }), {
      tranches: [
        { shareBasisPoints: 6_000, conditions: [] },
        { shareBasisPoints: 4_000, conditions: [] },
      ],
    });
  const stateOf = async (id: string): Promise<string> => must(await people.officer.get(`/api/disbursements/orders/${id}`)).state;
  const trancheOf = async (conventionId: string) =>
    must(await people.officer.get(`/api/disbursements/conventions/${conventionId}`)).tranches[0];
  const upload = (file: ReturnType<typeof statementFile>) => people.accountant.upload('/api/disbursements/statements', file);
  const read = async (file: ReturnType<typeof statementFile>): Promise<string[]> =>
    must(await upload(file)).lines.map((line: { outcome: string }) => line.outcome);
  const outcomesOf = (movements: readonly BankMovement[], id?: string) => read(statementFile(movements, id));
  const openCases = async (): Promise<FoundCase[]> =>
    must(await people.accountant.get('/api/disbursements/cases?state=open&pageSize=100')).items;
  const newest = async (): Promise<FoundCase> => (await openCases())[0]!;
  const casesOf = async (order: TestOrder) => (await openCases()).filter((one) => one.order?.id === order.id);
  const caseState = async (id: string): Promise<string> => must(await people.accountant.get(`/api/disbursements/cases/${id}`)).state;
  const match = (id: string, order: TestOrder) =>
    byTwo(people.accountant, `/api/disbursements/cases/${id}/match`, { paymentOrderId: order.id, ...REASON }, second);
  const bare = (movement: BankMovement, more: Partial<BankMovement> = {}) => ({ ...movement, endToEndId: null, ...more });
  const aBatch = async (orders: readonly TestOrder[]): Promise<string> => {
    const orderIds = orders.map(({ id }) => id);
    return must(await people.accountant.post('/api/disbursements/batches', { ids: orderIds, executionDate: executionDay() })).number;
  };
  const closeAlone = async (id: string) => {
    await people.accountant.stepUp();
    return must<{ proposalId: string | null }>(await people.accountant.post(`/api/disbursements/cases/${id}/close`, REASON));
  };
  /** One file with statements of several accounts. */
  const glued = (...files: ReturnType<typeof statementFile>[]) => {
    const [first, ...others] = files.map((file) => file.bytes.toString('utf8'));
    const more = others.map((text) => /<Stmt>.*<\/Stmt>/s.exec(text)![0]).join('');
    return { ...files[0]!, bytes: Buffer.from(first!.replace('</BkToCstmrStmt>', `${more}</BkToCstmrStmt>`)) };
  };

  describe('debited twice', () => {
    it('within a batch: one credit for each order corrects the second debit, and the tranche stays paid', async () => {
      const conventions = [await inForce(), await inForce()];
      const orders = [await anAuthorisedOrder(people, conventions[0]!, 1), await anAuthorisedOrder(people, conventions[1]!, 1)];
      const batchReference = await aBatch(orders);
      const whole = bare(paidBy(orders[0]!), { batchReference, amountCentimes: 2 * AMOUNT });
      expect(await outcomesOf([{ ...whole, bankReference: 'NET-1' }])).toEqual(['executed', 'executed']);
      expect(await outcomesOf([{ ...whole, bankReference: 'NET-2' }])).toEqual(['second_debit', 'second_debit']);
      expect((await casesOf(orders[0]!)).length + (await casesOf(orders[1]!)).length).toBe(2);
      expect(await outcomesOf(orders.map((order) => backFrom(order)))).toEqual(['corrected', 'corrected']);
      expect(await casesOf(orders[0]!)).toEqual([]);
      for (const order of orders) expect(await stateOf(order.id)).toBe('executed');
      for (const id of conventions) expect((await trancheOf(id)).status).toBe('paid');
      expect(await brokenIn(world)).toEqual([]);

      // The second credit is the return itself; one line for the whole file does it as well.
      const back = bare(backFrom(orders[0]!), { batchReference, amountCentimes: 2 * AMOUNT, bankReference: 'NET-3' });
      expect(await outcomesOf([back])).toEqual(['given_back', 'given_back']);
      for (const id of conventions) expect((await trancheOf(id)).status).toBe('payable');
      expect(await brokenIn(world)).toEqual([]);
    });

    it('a batch of another total is nobody’s alone: it keeps its orders from being given back', async () => {
      const conventionId = await inForce();
      const order = await anAuthorisedOrder(people, conventionId, 1);
      const batchReference = await aBatch([order]);
      await outcomesOf([paidBy(order)]);
      const line = bare(paidBy(order), { batchReference, amountCentimes: AMOUNT - 1, bankReference: 'NET-OFF' });
      expect(await outcomesOf([line])).toEqual(['wrong_total']);
      expect(await outcomesOf([backFrom(order)])).toEqual(['wrong_state']);
      expect(await stateOf(order.id)).toBe('executed');
      expect((await trancheOf(conventionId)).status).toBe('paid');
    });

    it('and a credit without reference: matched by two persons, it corrects the second debit and gives nothing back', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      await outcomesOf([{ ...paidBy(order), bankReference: 'NET-4' }]);
      const [twice] = await casesOf(order);
      expect(await outcomesOf([bare(backFrom(order))])).toEqual(['no_reference']);
      const credit = await newest();
      expect((await match(credit.id, order)).status).toBe(204);
      expect([await caseState(twice!.id), await caseState(credit.id), await stateOf(order.id)]).toEqual([
        'corrected',
        'matched',
        'executed',
      ]);
      expect((await trancheOf(conventionId)).status).toBe('paid');
      expect(await outcomesOf([backFrom(order)])).toEqual(['given_back']);
      await aPaidTranche(world, people, conventionId, 1);
      expect(await brokenIn(world)).toEqual([]);
    });

    it('and closed with a reason: the next credit is still the correction, and the one after it the return', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      await outcomesOf([{ ...paidBy(order), bankReference: 'NET-5' }]);
      const [twice] = await casesOf(order);
      expect((await byTwo(people.accountant, `/api/disbursements/cases/${twice!.id}/close`, REASON, second)).status).toBe(204);
      const over = 'booked debits − booked credits ≤ convention, as the bank’s own entries say';
      expect((await brokenIn(world)).map(({ name }) => name)).toEqual([over]);
      expect(await outcomesOf([backFrom(order)])).toEqual(['corrected']);
      expect(await stateOf(order.id)).toBe('executed');
      expect(await outcomesOf([backFrom(order, '2026-12-21')])).toEqual(['given_back']);
      expect(await brokenIn(world)).toEqual([]);
    });

    it('after it came back: the tranche waits until the bank corrects', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      await outcomesOf([backFrom(order)]);
      await outcomesOf([{ ...paidBy(order), bankReference: 'NET-6' }]);
      const tranche = await trancheOf(conventionId);
      expect(tranche).toMatchObject({ status: 'blocked', blockers: [{ code: 'BANK_HOLDS_MONEY' }] });
      expectRefusal(await people.officer.post('/api/disbursements/orders', { trancheId: tranche.id }), 409, 'TRANCHE_BLOCKED');
      expect(await outcomesOf([backFrom(order, '2026-12-22')])).toEqual(['corrected']);
      expect((await trancheOf(conventionId)).status).toBe('payable');
      expect(await brokenIn(world)).toEqual([]);
    });

    it('a credit of another amount gives nothing back before two persons have settled what it is', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      await outcomesOf([{ ...paidBy(order), bankReference: 'NET-7' }]);
      expect(await outcomesOf([{ ...backFrom(order), amountCentimes: AMOUNT + 1 }])).toEqual(['wrong_amount']);
      expect(await outcomesOf([backFrom(order)])).toEqual(['corrected']);
      expect(await stateOf(order.id)).toBe('executed');
      expect(await brokenIn(world)).toEqual([]);
    });

    it('a smaller debit that names the order keeps it; two persons close it as a charge, and the credit is matched', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      expect(await outcomesOf([{ ...paidBy(order), amountCentimes: 5_000, bankReference: 'NET-FEE' }])).toEqual(['wrong_amount']);
      const fee = await newest();
      expect(await outcomesOf([backFrom(order)])).toEqual(['wrong_state']);
      const credit = await newest();
      expect(await stateOf(order.id)).toBe('executed');
      await byTwo(people.accountant, `/api/disbursements/cases/${fee.id}/close`, REASON, second);
      expect((await match(credit.id, order)).status).toBe(204);
      expect(await stateOf(order.id)).toBe('reversed');
      expect(await brokenIn(world)).toEqual([]);
    });
  });

  it('a line of another account is closed with a reason, and moves nothing', async () => {
    const order = await aSentOrder(people, await inForce(), 1);
    expect(await read(glued(statementFile([]), statementFile([paidBy(order)], undefined, OTHER_RIB)))).toEqual(['other_account']);
    const one = await newest();
    expect(must(await people.accountant.get(`/api/disbursements/cases/${one.id}`)).candidates).toEqual([]);
    await people.accountant.stepUp();
    expectRefusal(
      await people.accountant.post(`/api/disbursements/cases/${one.id}/match`, { paymentOrderId: order.id, ...REASON }),
      409,
      'CASE_OF_OTHER_ACCOUNT',
    );
    // It names an order of ours: nobody closes it alone.
    expect((await byTwo(people.accountant, `/api/disbursements/cases/${one.id}/close`, REASON, second)).status).toBe(204);
    expect(await stateOf(order.id)).toBe('sent');
    expect(await outcomesOf([paidBy(order)])).toEqual(['executed']);
  });

  describe('told apart', () => {
    it('one reference twice within one statement is a case; the same statement again is not', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const line = { ...paidBy(order), bankReference: 'DUP-1' };
      expect(await outcomesOf([line, line])).toEqual(['executed', 'repeated']);
      expect(await casesOf(order)).toMatchObject([{ outcome: 'repeated' }]);
      expect(await outcomesOf([line, line])).toEqual(['already', 'already']);
      // While it is not settled the money may have left twice.
      expect(await outcomesOf([backFrom(order)])).toEqual(['corrected']);
      expect(await stateOf(order.id)).toBe('executed');
      expect(await casesOf(order)).toEqual([]);
    });

    it('a repeated line that two persons close was one movement: its credit is the return', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const line = { ...paidBy(order), bankReference: 'DUP-2' };
      await outcomesOf([line, line]);
      const [repeated] = await casesOf(order);
      expect((await closeAlone(repeated!.id)).proposalId).not.toBeNull();
      const { proposalId } = must(await people.accountant.get(`/api/disbursements/cases/${repeated!.id}`));
      await second.stepUp();
      expect((await second.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);
      expect(await outcomesOf([backFrom(order)])).toEqual(['given_back']);
    });

    it('a line without the bank’s reference, again in another statement, is a case; in the same statement it is not', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const line = { ...paidBy(order), bankReference: null };
      expect(await outcomesOf([line], 'REL-SAME-1')).toEqual(['executed']);
      expect(await outcomesOf([line, { ...line, amountCentimes: 1 }], 'REL-SAME-1')).toEqual(['already', 'wrong_amount']);
      expect(await outcomesOf([line], 'REL-SAME-2')).toEqual(['repeated']);
      expect(await outcomesOf([line, { ...line, amountCentimes: 2 }], 'REL-SAME-2')).toEqual(['already', 'wrong_amount']);
      expect(await outcomesOf([line], 'REL-SAME-3')).toEqual(['repeated']);
    });

    it.each([null, OTHER_RIB])('a line of account %s does not stand for ours', async (rib) => {
      const order = await aSentOrder(people, await inForce(), 1);
      const line = { ...paidBy(order), bankReference: `SHADOW-${rib}` };
      const foreign = statementFile([line], undefined, rib);
      expect(await read(glued(foreign, statementFile([line])))).toEqual([rib ? 'other_account' : 'no_account', 'executed']);
      expect(await stateOf(order.id)).toBe('executed');
    });
  });

  describe('nobody alone closes what names or could be ours', () => {
    const aLine = (more: Partial<BankMovement>): BankMovement => ({
      endToEndId: null,
      amountCentimes: 7_777,
      bookedOn: '2026-12-16',
      outcome: 'paid',
      ...more,
    });

    it.each([
      ['in the text', (order: TestOrder) => aLine({ remittance: `PAIEMENT ${order.number}` })],
      [
        'in the text, in other signs',
        (order: TestOrder) => aLine({ remittance: `paiement ${order.number.toLowerCase().replace(/-/g, ' ')} t1` }),
      ],
      ['in lower case', (order: TestOrder) => aLine({ endToEndId: order.number.toLowerCase() })],
      ['as the amount of an order at the bank', (order: TestOrder) => aLine({ amountCentimes: order.amountCentimes })],
    ])('%s', async (_, lineOf) => {
      const order = await aSentOrder(people, await inForce(), 1);
      await outcomesOf([lineOf(order)]);
      const one = await newest();
      expect((await closeAlone(one.id)).proposalId).not.toBeNull();
      expect([await caseState(one.id), await stateOf(order.id)]).toEqual(['open', 'sent']);
    });

    it('a batch of ours in the text, and a credit of the amount of a recovery', async () => {
      const order = await anAuthorisedOrder(people, await inForce(), 1);
      const batch = await aBatch([order]);
      await outcomesOf([aLine({ remittance: `LOT ${batch}` })]);
      expect((await closeAlone((await newest()).id)).proposalId).not.toBeNull();
      await outcomesOf([aLine({ outcome: 'returned', amountCentimes: order.amountCentimes })]);
      expect((await closeAlone((await newest()).id)).proposalId).not.toBeNull();
    });

    it('what is none of ours is closed by one', async () => {
      await outcomesOf([aLine({ remittance: 'FRAIS DE TENUE 12-2026' })]);
      expect((await closeAlone((await newest()).id)).proposalId).toBeNull();
    });
  });

  it(
    'whatever the bank books of an order, its tranche is payable only when all of it is back',
    async () => {
      const ACTS = ['debit', 'credit', 'fileDebit', 'fileCredit', 'bareDebit', 'bareCredit'] as const;
      const play = async (acts: readonly (typeof ACTS)[number][]) => {
        const conventionId = await inForce();
        const order = await anAuthorisedOrder(people, conventionId, 1);
        const batchReference = await aBatch([order]);
        let net = 0;
        for (const act of acts) {
          const debit = act.endsWith('ebit');
          const line = debit ? paidBy(order) : backFrom(order);
          if (act.startsWith('file')) await outcomesOf([bare(line, { batchReference })]);
          else if (act.startsWith('bare')) {
            await outcomesOf([bare(line)]);
            const one = await newest();
            await people.accountant.stepUp();
            const body = { paymentOrderId: order.id, ...REASON };
            const asked = await people.accountant.post(`/api/disbursements/cases/${one.id}/match`, body);
            // Refused: nobody said that it is of this order.
            if (asked.status >= 300) continue;
            await second.stepUp();
            expect((await second.post(`/api/proposals/${asked.body.proposalId}/confirmation`)).status).toBe(204);
          } else await outcomesOf([line]);
          net += debit ? 1 : -1;
          const { status } = await trancheOf(conventionId);
          if (net > 0) expect({ acts, status }).not.toMatchObject({ status: 'payable' });
          if (net > 1) expect((await casesOf(order)).some((one) => one.outcome === 'second_debit')).toBe(true);
        }
        expect({ acts, broken: await brokenIn(world) }).toEqual({ acts, broken: [] });
      };
      await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { minLength: 2, maxLength: atSize(6, 14) }), play), {
        ...(IS_LONG ? {} : { seed: 53 }),
        numRuns: atSize(12, 100),
        endOnFailure: true,
      });
    },
    atSize(240_000, 1_800_000),
  );
});
