import type { LedgerLine } from '#disbursements';
import { withRibKey } from '#kernel';
import { createDataSource } from '#platform';
import type { QueryRunner } from 'typeorm';
import { grantProduct, schemaOf } from '../../apps/cli/migrate.js';
import { Ledger } from '../../libs/disbursements/app/ledger.js';
import { BankNet1790251000000 } from '../../libs/disbursements/data/migrations/1790251000000-bank-net.js';
import { RecoveryDue1790314000000 } from '../../libs/disbursements/data/migrations/1790314000000-recovery-due.js';
import { claimWhatWasReversed } from '../../libs/disbursements/data/migrations/1790240000000-bank-cases.js';
import { OneCounter1790299000000 } from '../../libs/platform/database/migrations/1790299000000-one-counter.js';
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
import type { OwnWorld } from '../support/world.js';

describe('what the bank says, and what two persons do about it', () => {
  let world: OwnWorld;
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

  /** What an upgrade does, as the owner of the tables. */
  const asTheOwner = async (steps: (runner: QueryRunner) => Promise<void>): Promise<void> => {
    const owner = await createDataSource(world.ownerUrl, schemaOf(world.contexts)).initialize();
    await owner.transaction((em) => steps(em.queryRunner!));
    await grantProduct(owner, world.config.DATABASE_URL);
    await owner.destroy();
  };

  const inForce = () => aConventionInForce(world, people, ground.anAward({ amountCentimes: 12_000_000, associationId }));
  const paymentsOf = async (id: string) => must(await people.officer.get(`/api/disbursements/conventions/${id}`));
  const orderOf = async (id: string) => must(await people.officer.get(`/api/disbursements/orders/${id}`));
  const bring = (movements: readonly BankMovement[], rib?: string | null) =>
    people.accountant.upload('/api/disbursements/statements', statementFile(movements, undefined, rib));
  const outcomesOf = async (movements: readonly BankMovement[]): Promise<string[]> =>
    must(await bring(movements)).lines.map((line: { outcome: string }) => line.outcome);
  const openCases = async (reader: User = people.accountant) =>
    must(await reader.get('/api/disbursements/cases?state=open&pageSize=100')).items as {
      id: string;
      outcome: string;
      endToEndId: string | null;
    }[];
  const newestCase = async () => (await openCases())[0]!;
  const balance = async (conventionId: string, account: string) =>
    must<LedgerLine[]>(await people.accountant.get(`/api/disbursements/conventions/${conventionId}/ledger`))
      .filter((line) => line.account === account)
      .reduce((sum, line) => sum + line.debitCentimes - line.creditCentimes, 0);
  const bankSaysPaid = async (conventionId: string): Promise<number> => {
    const [row] = await world.sql<{ net: string }>(
      `SELECT coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_centimes ELSE -e.amount_centimes END), 0) AS net
       FROM statement_entry e JOIN payment_order o ON o.id = e.payment_order_id WHERE o.convention_id = $1 AND e.outcome <> 'already'`,
      [conventionId],
    );
    return Number(row!.net);
  };

  describe('a reversal', () => {
    it('one person alone reverses nothing, and nobody pays the tranche again before the bank shows the money', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      const url = `/api/disbursements/orders/${order.id}/reverse`;
      const reason = { reason: 'Versé deux fois par erreur' };
      expectRefusal(await people.accountant.post(url, reason), 403, 'FORBIDDEN');
      await people.authorising.stepUp();
      const { proposalId } = must(await people.authorising.post(url, reason));
      expect((await orderOf(order.id)).state).toBe('executed');
      expect((await orderOf(order.id)).proposalId).toBe(proposalId);
      expectRefusal(await people.authorising.post(url, reason), 409, 'PROPOSAL_WAITING');
      expectRefusal(await people.authorising.post(`/api/proposals/${proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      await second.stepUp();
      expect((await second.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);

      expect((await orderOf(order.id)).state).toBe('recalled');
      const { tranches, recoveries, money } = await paymentsOf(conventionId);
      expect(tranches[0]).toMatchObject({ status: 'blocked', blockers: [{ code: 'RECEIVABLE_OPEN' }] });
      expect(recoveries).toMatchObject([{ state: 'issued', amountCentimes: order.amountCentimes, receivableOf: order.id }]);
      expect(money.orderedCentimes).toBe(order.amountCentimes);
      expect([await balance(conventionId, 'payment'), await balance(conventionId, 'recovery')]).toEqual([0, order.amountCentimes]);
      expectRefusal(await people.officer.post('/api/disbursements/orders', { trancheId: tranches[0].id }), 409, 'TRANCHE_BLOCKED');
      await world.mailbox.newestTo(people.president.email, /استرجاع/);

      expect(await outcomesOf([backFrom(order)])).toEqual(['given_back']);
      const after = await paymentsOf(conventionId);
      expect(after.tranches[0].status).toBe('payable');
      expect(after.recoveries).toMatchObject([{ state: 'settled' }]);
      expect([await balance(conventionId, 'recovery'), await balance(conventionId, 'commitment')]).toEqual([0, 12_000_000]);
      await aPaidTranche(world, people, conventionId, 1);
      expect(await bankSaysPaid(conventionId)).toBe(order.amountCentimes);
      expect(await brokenIn(world)).toEqual([]);
    });

    it('a second person refuses it, and nothing has happened; the bank’s credit meanwhile makes it pointless', async () => {
      const order = await aPaidTranche(world, people, await inForce(), 1);
      const url = `/api/disbursements/orders/${order.id}/reverse`;
      await people.authorising.stepUp();
      const { proposalId } = must(await people.authorising.post(url, { reason: 'Versé deux fois par erreur' }));
      await second.stepUp();
      expect((await second.post(`/api/proposals/${proposalId}/refusal`, { reason: 'Le versement était dû' })).status).toBe(204);
      expect((await orderOf(order.id)).state).toBe('executed');

      const again = must(await people.authorising.post(url, { reason: 'Versé deux fois par erreur' }));
      await outcomesOf([backFrom(order)]);
      expectRefusal(await second.post(`/api/proposals/${again.proposalId}/confirmation`), 409, 'WRONG_STATE');
      expect((await orderOf(order.id)).state).toBe('reversed');
    });

    it('its receivable is given up by two persons only, and the tranche is then never paid a second time', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      await byTwo(people.authorising, `/api/disbursements/orders/${order.id}/reverse`, { reason: 'Bénéficiaire erroné' }, second);
      const [recovery] = (await paymentsOf(conventionId)).recoveries;
      const settle = { settledOn: '2026-11-20', reference: 'QUITTANCE 12' };
      await people.accountant.stepUp();
      expectRefusal(
        await people.accountant.post(`/api/disbursements/recoveries/${recovery.id}/settle`, settle),
        409,
        'RECEIVABLE_NEEDS_CREDIT',
      );
      const given = await byTwo(
        people.authorising,
        `/api/disbursements/recoveries/${recovery.id}/cancel`,
        { reason: 'Association dissoute' },
        second,
      );
      expect(given.status).toBe(204);
      const { tranches } = await paymentsOf(conventionId);
      expect(tranches[0]).toMatchObject({ status: 'blocked', blockers: [{ code: 'RECEIVABLE_GIVEN_UP' }] });
      expectRefusal(await people.officer.post('/api/disbursements/orders', { trancheId: tranches[0].id }), 409, 'TRANCHE_BLOCKED');
      expect(await brokenIn(world)).toEqual([]);
    });
  });

  describe('the same money twice', () => {
    it('a second debit of an executed order is a case, and the bank’s correction ends it without touching the payment', async () => {
      const conventionId = await inForce();
      const order = await aPaidTranche(world, people, conventionId, 1);
      expect(await outcomesOf([{ ...paidBy(order), bankReference: 'OTHER-1' }])).toEqual(['second_debit']);
      const found = (await openCases()).find((one) => one.endToEndId === order.number)!;
      expect(found.outcome).toBe('second_debit');
      expect(must(await people.accountant.get('/api/home')).items).toContainEqual(
        expect.objectContaining({ key: 'statement-cases', label: expect.objectContaining({ fr: 'Mouvements de la banque à examiner' }) }),
      );
      expect(await outcomesOf([{ ...backFrom(order), bankReference: 'OTHER-2' }])).toEqual(['corrected']);
      expect(must(await people.accountant.get(`/api/disbursements/cases/${found.id}`)).state).toBe('corrected');
      expect((await orderOf(order.id)).state).toBe('executed');
      expect(await bankSaysPaid(conventionId)).toBe(order.amountCentimes);
    });

    it('two debits in one file: the first executes, the second is a case, whether the bank gives references or not', async () => {
      const one = await aSentOrder(people, await inForce(), 1);
      const two = await aSentOrder(people, await inForce(), 1);
      const bare = { ...paidBy(two), bankReference: null };
      expect(await outcomesOf([paidBy(one), paidBy(one), bare, bare])).toEqual(['executed', 'second_debit', 'executed', 'second_debit']);
      // The same day again, in another statement: perhaps the same, perhaps not.
      expect(await outcomesOf([bare, bare])).toEqual(['repeated', 'repeated']);
    });

    it('a case about our money is closed by two persons; a movement that is none of ours by one, with a reason', async () => {
      const order = await aPaidTranche(world, people, await inForce(), 1);
      await outcomesOf([{ ...paidBy(order), bankReference: 'AGAIN-1' }]);
      const [twice] = (await openCases()).filter((one) => one.endToEndId === order.number);
      const reason = { reason: 'La banque rembourse par chèque, lettre du 2 décembre' };
      await people.accountant.stepUp();
      const { proposalId } = must(await people.accountant.post(`/api/disbursements/cases/${twice!.id}/close`, reason));
      expectRefusal(await people.accountant.post(`/api/proposals/${proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      await people.authorising.stepUp();
      expect((await people.authorising.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);
      expect(must(await people.accountant.get(`/api/disbursements/cases/${twice!.id}`))).toMatchObject({
        state: 'closed',
        reason: reason.reason,
      });
      // The bank shows it in the end: the correction, whatever was written of the case.
      expect(await outcomesOf([backFrom(order)])).toEqual(['corrected']);

      await outcomesOf([
        { endToEndId: null, amountCentimes: 5_000, bookedOn: '2026-12-16', outcome: 'paid', remittance: 'FRAIS DE TENUE' },
      ]);
      const fees = await newestCase();
      expectRefusal(await people.accountant.post(`/api/disbursements/cases/${fees.id}/close`, {}), 422, 'INVALID_REQUEST');
      expectRefusal(await people.authorising.post(`/api/disbursements/cases/${fees.id}/close`, { reason: 'Frais' }), 403, 'FORBIDDEN');
      expect(
        must(await people.accountant.post(`/api/disbursements/cases/${fees.id}/close`, { reason: 'Frais de tenue' })).proposalId,
      ).toBeNull();
      expectRefusal(await people.accountant.post(`/api/disbursements/cases/${fees.id}/close`, { reason: 'Frais' }), 409, 'WRONG_STATE');
    });
  });

  describe('a movement without our number', () => {
    const bare = (order: TestOrder, more: Partial<BankMovement> = {}): BankMovement => ({
      ...paidBy(order),
      endToEndId: null,
      ...more,
    });

    it('is a case that names the orders of its amount; two persons match it, and the order is executed', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const other = await anAuthorisedOrder(people, await inForce(), 1);
      expect(await outcomesOf([bare(order, { remittance: order.number })])).toEqual(['no_reference']);
      expect((await orderOf(order.id)).state).toBe('sent');
      const { id } = await newestCase();
      const view = must(await people.accountant.get(`/api/disbursements/cases/${id}`));
      expect(view).toMatchObject({ remittance: order.number, state: 'open' });
      expect(view.candidates.map((one: { number: string }) => one.number)).toContain(order.number);
      const reason = 'La référence figure dans le libellé';
      await people.accountant.stepUp();
      const match = (paymentOrderId: string) => people.accountant.post(`/api/disbursements/cases/${id}/match`, { paymentOrderId, reason });
      expectRefusal(await match(other.id), 409, 'CASE_DOES_NOT_MATCH');
      expectRefusal(await people.accountant.post(`/api/disbursements/cases/${id}/match`, { reason }), 404, 'NOT_FOUND');
      const { proposalId } = must(await match(order.id));
      await people.authorising.stepUp();
      expect((await people.authorising.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);
      expect(await orderOf(order.id)).toMatchObject({ state: 'executed', executedOn: '2026-12-16' });
      expect(await outcomesOf([paidBy(order)])).toEqual(['second_debit']);
      expect(await brokenIn(world)).toEqual([]);
    });

    it('that names our file and pays all of it settles every order of the file; another total is a case', async () => {
      const [one, two, three] = [
        await anAuthorisedOrder(people, await inForce(), 1),
        await anAuthorisedOrder(people, await inForce(), 1),
        await anAuthorisedOrder(people, await inForce(), 1),
      ];
      const send = async (orders: TestOrder[]): Promise<string> =>
        must(
          await people.accountant.post('/api/disbursements/batches', {
            ids: orders.map(({ id }) => id),
            executionDate: executionDay(),
          }),
        ).number;
      const both = await send([one, two]);
      const alone = await send([three]);
      const total = one.amountCentimes + two.amountCentimes;
      expect(await outcomesOf([bare(one, { batchReference: both, amountCentimes: total - 1 })])).toEqual(['wrong_total']);
      const line = bare(one, { batchReference: both, amountCentimes: total, bankReference: 'BATCH-1' });
      expect(await outcomesOf([line, bare(three, { batchReference: alone })])).toEqual(['executed', 'executed', 'executed']);
      expect([(await orderOf(one.id)).state, (await orderOf(two.id)).state, (await orderOf(three.id)).state]).toEqual([
        'executed',
        'executed',
        'executed',
      ]);
      expect(await outcomesOf([line])).toEqual(['already']);
      expect(await outcomesOf([{ ...line, bankReference: 'BATCH-2' }])).toEqual(['second_debit', 'second_debit']);
      expect(await brokenIn(world)).toEqual([]);
    });

    it('a credit settles the recovery that two persons match it with', async () => {
      const conventionId = await inForce();
      await aPaidTranche(world, people, conventionId, 1);
      const amountCentimes = 1_234_500;
      await world.tx.run(async (em) => {
        const { Disbursements } = await import('#disbursements');
        const { SYSTEM } = await import('#platform');
        await world.api.get(Disbursements).orderRecovery(em, SYSTEM, { conventionId, amountCentimes, reason: 'Non dépensé' });
      });
      const [recovery] = (await paymentsOf(conventionId)).recoveries;
      expect(await outcomesOf([{ endToEndId: null, amountCentimes, bookedOn: '2026-12-18', outcome: 'returned' }])).toEqual([
        'no_reference',
      ]);
      const { id } = await newestCase();
      const view = must(await people.accountant.get(`/api/disbursements/cases/${id}`));
      expect(view.candidates).toMatchObject([{ kind: 'recovery_order', id: recovery.id }]);
      const body = { recoveryOrderId: recovery.id, reason: 'Virement de l’association' };
      expect((await byTwo(people.accountant, `/api/disbursements/cases/${id}/match`, body, second)).status).toBe(204);
      expect((await paymentsOf(conventionId)).recoveries).toMatchObject([{ state: 'settled', settledOn: '2026-12-18' }]);
      expect([await balance(conventionId, 'recovery'), await balance(conventionId, 'recovered')]).toEqual([0, amountCentimes]);
    });
  });

  it('a recovery is settled by two persons, and not on a day to come', async () => {
    const conventionId = await inForce();
    await aPaidTranche(world, people, conventionId, 1);
    await world.tx.run(async (em) => {
      const { Disbursements } = await import('#disbursements');
      const { SYSTEM } = await import('#platform');
      await world.api.get(Disbursements).orderRecovery(em, SYSTEM, { conventionId, amountCentimes: 4_320_000, reason: 'Non dépensé' });
    });
    const [recovery] = (await paymentsOf(conventionId)).recoveries;
    const url = `/api/disbursements/recoveries/${recovery.id}/settle`;
    expectRefusal(
      await (
        await User.with(world, 'Comptable sans code', [{ role: 'accountant' }])
      ).post(url, { settledOn: '2026-11-20', reference: 'x' }),
      403,
      'STEP_UP_REQUIRED',
    );
    await people.accountant.stepUp();
    expectRefusal(await people.accountant.post(url, { settledOn: '2099-01-01', reference: 'x' }), 422, 'SETTLED_IN_FUTURE');
    expect((await byTwo(people.accountant, url, { settledOn: '2026-11-20', reference: 'TGR 118' }, people.authorising)).status).toBe(204);
    expect((await paymentsOf(conventionId)).recoveries).toMatchObject([
      { state: 'settled', settledOn: '2026-11-20', reference: 'TGR 118' },
    ]);
  });

  it('a statement without an account, or of another one, is refused and executes nothing; in a mixed file it is a case', async () => {
    const order = await aSentOrder(people, await inForce(), 1);
    expectRefusal(await bring([paidBy(order)], null), 422, 'STATEMENT_WITHOUT_ACCOUNT');
    const other = withRibKey('0115190000990000000000');
    expectRefusal(await bring([paidBy(order)], other), 422, 'STATEMENT_OTHER_ACCOUNT');
    expect((await orderOf(order.id)).state).toBe('sent');
    const [ours, theirs] = [statementFile([]), statementFile([paidBy(order)], undefined, other)].map((file) => file.bytes.toString('utf8'));
    const foreign = /<Stmt>.*<\/Stmt>/s.exec(theirs!)![0];
    const mixed = { ...statementFile([]), bytes: Buffer.from(ours!.replace('</BkToCstmrStmt>', `${foreign}</BkToCstmrStmt>`)) };
    const read = must(await people.accountant.upload('/api/disbursements/statements', mixed));
    expect(read).toMatchObject({ lines: [{ outcome: 'other_account', mismatch: true }], openCases: 1 });
    expect((await orderOf(order.id)).state).toBe('sent');
  });

  it('a regional accountant finds the cases of the region and those they brought, and ends no other', async () => {
    const order = await aPaidTranche(world, people, await inForce(), 1);
    await outcomesOf([{ ...paidBy(order), bankReference: 'REGIONAL-1' }]);
    const [twice] = (await openCases()).filter((one) => one.endToEndId === order.number);
    const regional = await User.with(world, 'Comptable Oujda', [{ role: 'accountant', scope: { regionCode: 'MA-02' } }]);
    expect(await openCases(regional)).toEqual([]);
    expectRefusal(await regional.get(`/api/disbursements/cases/${twice!.id}`), 404, 'NOT_FOUND');
    expectRefusal(await regional.post(`/api/disbursements/cases/${twice!.id}/close`, { reason: 'Frais' }), 404, 'NOT_FOUND');
    expectRefusal(await people.president.get('/api/disbursements/cases'), 403, 'FORBIDDEN');
  });

  describe('a payment that one person had reversed before two were needed', () => {
    /** As that release left it: reversed, undone in the ledger, nothing owed, no credit of the bank. */
    const reversedAlone = async (conventionId: string): Promise<TestOrder> => {
      const order = await aPaidTranche(world, people, conventionId, 1);
      await world.sql(`UPDATE payment_order SET state = 'reversed', reason = 'Erreur' WHERE id = $1`, [order.id]);
      await world.tx.run((em) => world.api.get(Ledger).reverse(em, order.id));
      return order;
    };

    /** That release let the tranche be paid again; this one does not before the bank shows the money. */
    const paidOverIt = async (lost: TestOrder, conventionId: string): Promise<TestOrder> => {
      await expect(aPaidTranche(world, people, conventionId, 1)).rejects.toThrow('BANK_HOLDS_MONEY');
      await world.sql('UPDATE payment_order SET imported = true WHERE id = $1', [lost.id]);
      const repaid = await aPaidTranche(world, people, conventionId, 1);
      await world.sql('UPDATE payment_order SET imported = false WHERE id = $1', [lost.id]);
      return repaid;
    };

    it('is owed once more: one tranche waits for its money, one that was paid again keeps both payments', async () => {
      const [waits, again] = [await inForce(), await inForce()];
      const first = await reversedAlone(waits);
      const lost = await reversedAlone(again);
      const repaid = await paidOverIt(lost, again);
      expect((await brokenIn(world)).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['booked debits − booked credits ≤ convention, as the bank’s own entries say']),
      );
      await asTheOwner(async (runner) => {
        // Numbers were counted by each room then.
        const counter = new OneCounter1790299000000();
        // … and nothing had a term.
        const term = new RecoveryDue1790314000000();
        await term.down(runner);
        await counter.down(runner);
        await claimWhatWasReversed(runner);
        await counter.up(runner);
        await term.up(runner);
      });

      expect([(await orderOf(first.id)).state, (await orderOf(lost.id)).state]).toEqual(['recalled', 'reversed']);
      expect((await paymentsOf(waits)).recoveries).toMatchObject([{ state: 'issued', receivableOf: first.id }]);
      expect([await balance(waits, 'recovery'), await balance(waits, 'payment')]).toEqual([first.amountCentimes, 0]);
      expect([await balance(again, 'recovery'), await balance(again, 'payment')]).toEqual([lost.amountCentimes, repaid.amountCentimes]);
      // What left beyond the convention stays visible until the bank brings it back; nothing else is wrong.
      const left = 'booked debits − booked credits ≤ convention, as the bank’s own entries say';
      expect((await brokenIn(world)).map(({ name }) => name)).toEqual([left]);

      expect(await outcomesOf([backFrom(first), backFrom(lost)])).toEqual(['given_back', 'given_back']);
      expect((await paymentsOf(waits)).tranches[0].status).toBe('payable');
      expect([await balance(again, 'recovery'), await balance(again, 'budget')]).toEqual([0, -12_000_000]);
      expect(await brokenIn(world)).toEqual([]);
    });
  });

  it('a second debit of a whole file that was one line becomes the share of each order, with its case', async () => {
    const orders = [await anAuthorisedOrder(people, await inForce(), 1), await anAuthorisedOrder(people, await inForce(), 1)];
    const body = { ids: orders.map(({ id }) => id), executionDate: executionDay() };
    const batchReference: string = must(await people.accountant.post('/api/disbursements/batches', body)).number;
    const amountCentimes = orders[0]!.amountCentimes + orders[1]!.amountCentimes;
    const line = { ...paidBy(orders[0]!), endToEndId: null, batchReference, amountCentimes, bankReference: 'WHOLE-1' };
    await outcomesOf([line]);
    // As the release before wrote it: one entry of no order.
    await outcomesOf([{ ...line, bankReference: 'WHOLE-2' }]);
    const twice = `outcome = 'second_debit' AND bank_reference = 'WHOLE-2'`;
    await asTheOwner(async (runner) => {
      await new BankNet1790251000000().down(runner);
      await runner.query('ALTER TABLE statement_entry DISABLE TRIGGER statement_entry_append_only');
      await runner.query(`DELETE FROM statement_case WHERE entry_id IN (SELECT id FROM statement_entry WHERE ${twice} AND part = 2)`);
      await runner.query(`DELETE FROM statement_entry WHERE ${twice} AND part = 2`);
      await runner.query(`UPDATE statement_entry SET payment_order_id = NULL, end_to_end_id = NULL, amount_centimes = $1 WHERE ${twice}`, [
        amountCentimes,
      ]);
      await runner.query('ALTER TABLE statement_entry ENABLE TRIGGER statement_entry_append_only');
    });
    await asTheOwner((runner) => new BankNet1790251000000().up(runner));

    expect(await outcomesOf([{ ...line, bankReference: 'WHOLE-2' }])).toEqual(['already']);
    expect(await outcomesOf(orders.map((order) => backFrom(order)))).toEqual(['corrected', 'corrected']);
    expect(await brokenIn(world)).toEqual([]);
  });

  it('every invariant holds', async () => {
    expect(await brokenIn(world)).toEqual([]);
  });
});
