import { validateXML } from 'xmllint-wasm';
import { Disbursements } from '#disbursements';
import { withRibKey } from '#kernel';
import { newId, SYSTEM } from '#platform';
import { act, aConventionInForce, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { anAuthorisedOrder, aPaidTranche, aSentOrder, backFrom, executionDay, paidBy, statementFile } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';
import { scenario } from '../support/scenarios.js';

const PAIN_XSD = scenario('iso20022/pain.001.001.09.xsd');

describe('disbursements', () => {
  let world: World;
  let ground: Ground;
  let associationId: string;
  let people: MoneyPeople;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
  }, 60_000);
  afterAll(() => world?.close());

  const inForce = (amountCentimes = 6_000_000) => aConventionInForce(world, people, ground.anAward({ amountCentimes, associationId }));
  const paymentsOf = async (conventionId: string, reader: User = people.officer) =>
    (await reader.get(`/api/disbursements/conventions/${conventionId}`)).body;
  const trancheOf = async (conventionId: string, rank: number): Promise<string> => (await paymentsOf(conventionId)).tranches[rank - 1].id;
  const stateOf = async (orderId: string): Promise<string> => (await people.officer.get(`/api/disbursements/orders/${orderId}`)).body.state;

  it('an order is paid from the account from which it was authorised to be paid, or not at all', async () => {
    const id = await inForce();
    const order = await anAuthorisedOrder(people, id, 1);
    const seen = async () => (await people.officer.get(`/api/disbursements/orders/${order.id}`)).body;
    const [{ title }] = (await world.sql<{ title: string }>(`SELECT title FROM paying_account WHERE is_default`)) as [{ title: string }];
    expect(await seen()).toMatchObject({ state: 'authorised', paidFrom: title });
    const another = newId();
    await world.sql(`UPDATE paying_account SET is_default = false WHERE is_default`);
    await world.sql(
      `INSERT INTO paying_account (id, institution_id, title, holder, rib, is_default, state)
       SELECT $1, institution_id, 'Autre compte', holder, $2, true, 'in_use' FROM paying_account LIMIT 1`,
      [another, withRibKey('3108100000000000000077')],
    );
    await people.accountant.stepUp();
    const send = () => people.accountant.post('/api/disbursements/batches', { ids: [order.id], executionDate: executionDay() });
    expectRefusal(await send(), 409, 'PAYER_CHANGED');
    expect(await seen()).toMatchObject({ state: 'cancelled', reason: 'PAYER_CHANGED' });
    const next = await aSentOrder(people, id, 1);
    expect((await people.officer.get(`/api/disbursements/orders/${next.id}`)).body.paidFrom).toBe('Autre compte');
    await world.sql(`UPDATE paying_account SET is_default = false`);
    await world.sql(`UPDATE paying_account SET is_default = true WHERE title = $1`, [title]);
  });

  describe('a tranche', () => {
    it('is payable or says why not, in the same words for the association and the administration', async () => {
      const id = await inForce();
      const officer = await paymentsOf(id);
      expect(officer.tranches.map((tranche: { status: string }) => tranche.status)).toEqual(['payable', 'blocked']);
      expect(officer.tranches[1].blockers.map((blocker: { code: string }) => blocker.code)).toEqual([
        'PREVIOUS_NOT_PAID',
        'REPORT_MISSING',
        'SPENT_TOO_LITTLE',
      ]);
      expect((await paymentsOf(id, people.president)).tranches).toEqual(officer.tranches);
      const refusal = await people.officer.post('/api/disbursements/orders', { trancheId: officer.tranches[1].id });
      expectRefusal(refusal, 409, 'TRANCHE_BLOCKED');
      expect(refusal.body.title).toContain('La tranche 1 n’est pas encore payée.');
    });

    it('stands in the list of tranches to order, the next of each convention, until it has its order', async () => {
      const id = await inForce();
      const next = async (reader: User = people.officer) =>
        (await reader.get('/api/disbursements/tranches?pageSize=20')).body.items.find(
          (item: { conventionId: string }) => item.conventionId === id,
        );
      expect((await next()).tranche).toMatchObject({ rank: 1, status: 'payable', blockers: [] });
      await anAuthorisedOrder(people, id, 1);
      expect((await next()).tranche).toMatchObject({ rank: 2, status: 'blocked', blockers: (await paymentsOf(id)).tranches[1].blockers });
      expectRefusal(await people.president.get('/api/disbursements/tranches'), 403, 'FORBIDDEN');
    });

    it('of a convention that is not in force, or of an association under a red flag, is not payable', async () => {
      const sent = await aSentConvention(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }));
      expectRefusal(
        await people.officer.post('/api/disbursements/orders', { trancheId: await trancheOf(sent, 1) }),
        409,
        'TRANCHE_BLOCKED',
      );
      const id = await inForce();
      ground.hindrances.set(associationId, [{ code: 'red_flag', text: { fr: 'Signalement rouge.', ar: 'إشارة حمراء.', en: 'Red flag.' } }]);
      expect((await paymentsOf(id)).tranches[0]).toMatchObject({ status: 'blocked', blockers: [{ code: 'red_flag' }] });
      ground.hindrances.delete(associationId);
      expect((await paymentsOf(id)).tranches[0].status).toBe('payable');
    });

    it('fifty officers at once prepare one order; one click twice is one order', async () => {
      const trancheId = await trancheOf(await inForce(), 1);
      const answers = await Promise.all(Array.from({ length: 50 }, () => people.officer.post('/api/disbursements/orders', { trancheId })));
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      for (const answer of answers.filter((one) => one.status !== 201)) expectRefusal(answer, 409, 'ORDER_EXISTS');

      const other = await trancheOf(await inForce(), 1);
      const twice = await Promise.all(
        [1, 2].map(() => people.officer.post('/api/disbursements/orders', { trancheId: other }, 'the-same-click')),
      );
      expect(twice.map((answer) => answer.status)).toEqual([201, 201]);
      expect(twice[0]!.body).toEqual(twice[1]!.body);
      expectRefusal(await people.officer.post('/api/disbursements/orders', { trancheId }, 'the-same-click'), 409, 'IDEMPOTENCY_KEY_REUSED');
    });

    it('two tranches prepared at once never go above the convention', async () => {
      const tranches = [
        { shareBasisPoints: 5_000, conditions: [] },
        { shareBasisPoints: 5_000, conditions: [] },
      ];
      const id = await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }), { tranches });
      await aPaidTranche(world, people, id, 1);
      // Somebody with the database in hand makes the rest too large: the lock and the sum still hold.
      await world.sql(`UPDATE tranche SET amount_centimes = 3000001 WHERE convention_id = $1 AND rank = 2`, [id]);
      expectRefusal(
        await people.officer.post('/api/disbursements/orders', { trancheId: await trancheOf(id, 2) }),
        409,
        'CONVENTION_EXCEEDED',
      );
      await world.sql(`UPDATE tranche SET amount_centimes = 3000000 WHERE convention_id = $1 AND rank = 2`, [id]);
      const past = { conventionId: id, amountCentimes: 3_000_000, paidOn: '2026-05-01' };
      const races = await Promise.allSettled([
        people.officer.post('/api/disbursements/orders', { trancheId: await trancheOf(id, 2) }).then((answer) => {
          if (answer.status !== 201) throw new Error(String(answer.body.code));
        }),
        world.tx.run((em) => world.api.get(Disbursements).importPast(em, SYSTEM, past)),
      ]);
      expect(races.map((race) => race.status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  describe('an order', () => {
    it('alone in a reader’s region is named on their home page and led to; two are counted', async () => {
      const north = ground.anAssociation({ name: 'Azaghar', regionCode: 'MA-01' });
      const accountant = await User.with(world, 'Comptable du Nord', [{ role: 'accountant', scope: { regionCode: 'MA-01' } }]);
      const prepared = async () => {
        const award = ground.anAward({ amountCentimes: 4_000_000, associationId: north, regionCode: 'MA-01' });
        const trancheId = await trancheOf(await aConventionInForce(world, people, award), 1);
        return must(await people.officer.post<{ id: string; number: string }>('/api/disbursements/orders', { trancheId }));
      };
      const todo = async () => must(await accountant.get('/api/home')).items.find(({ key }: { key: string }) => key === 'orders-prepared');
      const { id } = await prepared();
      expect(await todo()).toMatchObject({
        label: { fr: 'Ordre de paiement à vérifier' },
        about: { fr: expect.stringMatching(/OP-.*Azaghar.*DH/) },
        href: `/app/disbursements/orders/${id}`,
        count: 1,
      });
      await prepared();
      expect(await todo()).toMatchObject({
        label: { fr: 'Ordres de paiement à vérifier' },
        href: '/app/disbursements/orders?state=prepared',
        count: 2,
      });
    });

    it('needs three different people, the last with the code asked again', async () => {
      const trancheId = await trancheOf(await inForce(), 1);
      const triple = await User.with(world, 'Trois Casquettes', [
        { role: 'programme.officer' },
        { role: 'accountant' },
        { role: 'authorising.officer' },
      ]);
      const toVerify = async (accountant: User) =>
        must(await accountant.get('/api/home')).items.find(({ key }: { key: string }) => key === 'orders-prepared')?.count ?? 0;
      const before = await toVerify(people.accountant);
      const { id } = (await triple.post('/api/disbursements/orders', { trancheId })).body as { id: string };
      expect(await toVerify(people.accountant)).toBe(before + 1);
      await triple.switchTo('accountant');
      expect(await toVerify(triple)).toBe(before);
      expectRefusal(await triple.post(`/api/disbursements/orders/${id}/verify`), 403, 'FORBIDDEN');
      expectRefusal(await people.authorising.post(`/api/disbursements/orders/${id}/verify`), 403, 'FORBIDDEN');
      const fresh = await User.with(world, 'Ordonnatrice sans code', [{ role: 'authorising.officer' }]);
      expectRefusal(await fresh.post(`/api/disbursements/orders/${id}/authorise`), 403, 'STEP_UP_REQUIRED');
      await people.authorising.stepUp();
      expectRefusal(await people.authorising.post(`/api/disbursements/orders/${id}/authorise`), 409, 'WRONG_STATE');
      expect((await people.accountant.post(`/api/disbursements/orders/${id}/verify`)).status).toBe(200);
      await triple.switchTo('authorising.officer');
      await triple.stepUp();
      expectRefusal(await triple.post(`/api/disbursements/orders/${id}/authorise`), 403, 'FORBIDDEN');
      await act(people.authorising, `/api/disbursements/orders/${id}/authorise`);
      expect(await stateOf(id)).toBe('authorised');
      await expect(world.sql(`UPDATE payment_order SET authorised_by = prepared_by WHERE id = $1`, [id])).rejects.toThrow(
        /payment_order_people_ck/,
      );
      await world.mailbox.newestTo(people.authorising.email, /à ordonnancer/);
      expectRefusal(await people.president.get(`/api/disbursements/orders/${id}`), 403, 'FORBIDDEN');
    });

    it('to an account that changed meanwhile is void, at authorisation and at sending', async () => {
      const first = await trancheOf(await inForce(), 1);
      const { id } = (await people.officer.post('/api/disbursements/orders', { trancheId: first })).body as { id: string };
      await people.accountant.post(`/api/disbursements/orders/${id}/verify`);
      const authorised = await anAuthorisedOrder(people, await inForce(), 1);
      ground.giveAccount(associationId, 4242);
      await people.authorising.stepUp();
      expectRefusal(await people.authorising.post(`/api/disbursements/orders/${id}/authorise`), 409, 'RIB_CHANGED');
      expect(await stateOf(id)).toBe('cancelled');
      const batch = await people.accountant.post('/api/disbursements/batches', {
        ids: [authorised.id],
        executionDate: executionDay(),
      });
      expectRefusal(batch, 409, 'RIB_CHANGED');
      expect(await stateOf(authorised.id)).toBe('cancelled');
      expect((await people.officer.post('/api/disbursements/orders', { trancheId: first })).status).toBe(201);
    });

    it('goes to the bank in a valid pain.001 file with its issue slip, once', async () => {
      const one = await anAuthorisedOrder(people, await inForce(), 1);
      const two = await anAuthorisedOrder(people, await inForce(), 1);
      const command = { ids: [one.id, two.id], executionDate: executionDay() };
      expectRefusal(await people.officer.post('/api/disbursements/batches', command), 403, 'FORBIDDEN');
      const races = await Promise.all([1, 2, 3].map(() => people.accountant.post('/api/disbursements/batches', command)));
      expect(races.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
      const { id, totalCentimes } = races.find((answer) => answer.status === 201)!.body as { id: string; totalCentimes: number };
      expect(totalCentimes).toBe(one.amountCentimes + two.amountCentimes);
      const file = await people.accountant.get(`/api/disbursements/batches/${id}/file`);
      const xml = file.raw.toString('utf8');
      expect(xml).toContain(`<EndToEndId>${one.number}</EndToEndId>`);
      const verdict = await validateXML({ xml: [{ fileName: 'p.xml', contents: xml }], schema: [PAIN_XSD] });
      expect(verdict.errors).toEqual([]);
      const slip = await eventually(async () => {
        const answer = await people.accountant.get(`/api/disbursements/batches/${id}/slip`);
        return answer.status === 200 && answer;
      }, 'the issue slip');
      expect(slip.raw.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  describe('the bank’s statement', () => {
    it('the same file five times at once executes once', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const file = statementFile([paidBy(order)]);
      const answers = await Promise.all(Array.from({ length: 5 }, () => people.accountant.upload('/api/disbursements/statements', file)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
      expect(
        await world.sql(`SELECT 1 FROM statement_entry WHERE payment_order_id = $1 AND outcome = 'executed'`, [order.id]),
      ).toHaveLength(1);
      expect(await stateOf(order.id)).toBe('executed');
      await world.mailbox.newestTo(people.president.email, /تم تحويل/);
    });

    it('the same entry in other files executes once; its double within one statement is a case, once', async () => {
      const order = await aSentOrder(people, await inForce(), 1);
      const entry = { ...paidBy(order), bankReference: `BANK-${order.number}` };
      const files = Array.from({ length: 5 }, () => statementFile([entry, entry]));
      const answers = await Promise.all(files.map((file) => people.accountant.upload('/api/disbursements/statements', file)));
      const outcomes = answers.flatMap((answer) => answer.body.lines.map((line: { outcome: string }) => line.outcome));
      expect(outcomes.sort()).toEqual([...Array<string>(8).fill('already'), 'executed', 'repeated']);
    });

    it('an unknown reference, another amount, another account or an order that was not sent execute nothing', async () => {
      const sent = await aSentOrder(people, await inForce(), 1);
      const authorised = await anAuthorisedOrder(people, await inForce(), 1);
      const movements = [
        { ...paidBy(sent), endToEndId: 'OP-1999-000001' },
        { ...paidBy(sent), amountCentimes: sent.amountCentimes + 1 },
        paidBy(authorised),
      ];
      const answer = await people.accountant.upload('/api/disbursements/statements', statementFile(movements));
      expect(answer.body.lines.map((line: { outcome: string }) => line.outcome)).toEqual(['unknown', 'wrong_amount', 'wrong_state']);
      expect(answer.body).toMatchObject({ entries: 3, mismatches: 3 });
      const foreign = statementFile([paidBy(sent)], 'REL-OTHER', withRibKey('0115190000990000000000'));
      expectRefusal(await people.accountant.upload('/api/disbursements/statements', foreign), 422, 'STATEMENT_OTHER_ACCOUNT');
      expect([await stateOf(sent.id), await stateOf(authorised.id)]).toEqual(['sent', 'authorised']);
      expectRefusal(await people.officer.upload('/api/disbursements/statements', statementFile(movements)), 403, 'FORBIDDEN');
      const notXml = { name: 'x.xml', type: 'application/xml', bytes: Buffer.from('OP;1') };
      expectRefusal(await people.accountant.upload('/api/disbursements/statements', notXml), 422, 'STATEMENT_NOT_CAMT053');
    });

    it('a regional reader finds what is of the region, counts included; the rest of a statement does not exist', async () => {
      const sent = await aSentOrder(people, await inForce(), 1);
      const abroad = ground.anAssociation({ regionCode: 'MA-02' });
      const others = await moneyPeople(world, abroad);
      const award = ground.anAward({ amountCentimes: 6_000_000, associationId: abroad, regionCode: 'MA-02' });
      const theirs = await aSentOrder(others, await aConventionInForce(world, others, award), 1);
      const movements = [paidBy(sent), { ...paidBy(theirs), amountCentimes: 1 }, { ...paidBy(sent), endToEndId: 'OP-1999-000002' }];
      const { id } = (await people.accountant.upload('/api/disbursements/statements', statementFile(movements))).body;
      const alone = (await people.accountant.upload('/api/disbursements/statements', statementFile([paidBy(sent)]))).body;
      expect((await people.accountant.get(`/api/disbursements/statements/${id}`)).body).toMatchObject({ entries: 3, mismatches: 2 });

      const regional = await User.with(world, 'Comptable Oujda', [{ role: 'accountant', scope: { regionCode: 'MA-02' } }]);
      const list = (await regional.get('/api/disbursements/statements?pageSize=100')).body;
      expect(list).toMatchObject({ total: 1, items: [{ id, entries: 1, mismatches: 1 }] });
      const { lines, ...head } = (await regional.get(`/api/disbursements/statements/${id}`)).body;
      expect(head).toMatchObject({ entries: 1, mismatches: 1 });
      expect(lines.map((line: { endToEndId: string }) => line.endToEndId)).toEqual([theirs.number]);
      expectRefusal(await regional.get(`/api/disbursements/statements/${alone.id}`), 404, 'NOT_FOUND');
    });

    it('a regional accountant brings statements about the region alone, nobody those that pay their own association', async () => {
      const sent = await aSentOrder(people, await inForce(), 1);
      const regional = await User.with(world, 'Comptable Berkane', [{ role: 'accountant', scope: { regionCode: 'MA-02' } }]);
      const insider = await User.with(world, 'Comptable Double', [
        { role: 'accountant' },
        { role: 'association.editor', scope: { associationId } },
      ]);
      const file = statementFile([paidBy(sent)]);
      const bring = (person: User, movements = [paidBy(sent)]) =>
        person.upload('/api/disbursements/statements', movements[0]!.endToEndId === sent.number ? file : statementFile(movements));
      const unknown = await bring(regional, [{ ...paidBy(sent), endToEndId: 'OP-1999-000003' }]);
      expectRefusal(unknown, 403, 'STATEMENT_BEYOND_REGION');
      const foreign = await bring(regional);
      expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body]);
      expectRefusal(await bring(insider), 403, 'OWN_ASSOCIATION');
      expect(await stateOf(sent.id)).toBe('sent');
      expect((await bring(people.accountant)).status).toBe(201);
      expect(await stateOf(sent.id)).toBe('executed');
    });

    it('a transfer that comes back is rejected or given back, and the tranche may be ordered again', async () => {
      const id = await inForce();
      const order = await aSentOrder(people, id, 1);
      const back = { ...paidBy(order), outcome: 'returned' as const, returnCode: 'AC04' };
      await people.accountant.upload('/api/disbursements/statements', statementFile([paidBy(order), back]));
      expect(await stateOf(order.id)).toBe('reversed');
      expect((await paymentsOf(id)).money).toMatchObject({ orderedCentimes: 0, paidCentimes: 0 });
      const again = await aSentOrder(people, id, 1);
      await people.accountant.upload('/api/disbursements/statements', statementFile([{ ...back, endToEndId: again.number }]));
      expect(await stateOf(again.id)).toBe('rejected');
      expect((await paymentsOf(id)).tranches[0].status).toBe('payable');
    });
  });

  it('an executed payment that the bank brings back leaves nothing in the ledger but the promise', async () => {
    const id = await inForce();
    const order = await aPaidTranche(world, people, id, 1);
    await people.accountant.upload('/api/disbursements/statements', statementFile([backFrom(order)]));
    const ledger = (await people.accountant.get(`/api/disbursements/conventions/${id}/ledger`)).body as {
      account: string;
      debitCentimes: number;
      creditCentimes: number;
    }[];
    const balance = (account: string) =>
      ledger.filter((line) => line.account === account).reduce((sum, line) => sum + line.debitCentimes - line.creditCentimes, 0);
    expect([balance('commitment'), balance('order'), balance('payment'), balance('budget')]).toEqual([6_000_000, 0, 0, -6_000_000]);
  });

  it('the ledger takes no unbalanced line and no correction', async () => {
    await expect(
      world.sql(
        `INSERT INTO ledger_entry (transaction_id, movement, account, debit_centimes, credit_centimes, convention_id)
         SELECT gen_random_uuid(), 'pay', 'payment', 1, 0, id FROM convention LIMIT 1`,
      ),
    ).rejects.toThrow(/does not balance/);
    await expect(world.sql(`UPDATE ledger_entry SET debit_centimes = 1`)).rejects.toThrow(/append-only/);
  });

  it('each sees the orders of their scope, and every invariant holds', async () => {
    const regional = await User.with(world, 'Comptable de Fès', [{ role: 'accountant', scope: { regionCode: 'MA-03' } }]);
    expect((await regional.get('/api/disbursements/orders')).body.total).toBe(0);
    expect((await people.accountant.get('/api/disbursements/orders?state=executed')).body.total).toBeGreaterThan(1);
    expect((await people.accountant.get('/api/home')).body.items.length).toBeGreaterThan(0);
    expect(await brokenIn(world)).toEqual([]);
  });
});
