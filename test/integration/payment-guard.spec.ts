import type { Hindrance } from '#associations';
import { act, aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { executionDay, paidBy, statementFile } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, type Answer } from '../support/people.js';
import type { World } from '../support/world.js';

/** The acts that lead an order to the bank, in their order. */
const STEPS = ['prepare', 'verify', 'authorise', 'send'] as const;
type Step = (typeof STEPS)[number];

const hindrance = (code: string): Hindrance => ({ code, text: { fr: `${code} (fr).`, ar: `${code} (ar).`, en: `${code} (en).` } });

interface Change {
  code: string;
  happens: (conventionId: string) => Promise<void>;
  /** How the obstacle goes away again; absent when it never does. */
  ends?: (conventionId: string) => Promise<void>;
}

describe('the same guard before each step of a payment', () => {
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
  afterEach(() => ground.hindrances.delete(associationId));

  const standsInTheWay = (code: string): Change => ({
    code,
    happens: async () => void ground.hindrances.set(associationId, [hindrance(code)]),
    ends: async () => void ground.hindrances.delete(associationId),
  });
  const giveHolder = (holder: string) => ground.accounts.set(associationId, { ...ground.accounts.get(associationId)!, holder });
  const CHANGES: Record<string, Change> = {
    'the convention is terminated': {
      code: 'CONVENTION_NOT_IN_FORCE',
      happens: (id) =>
        act(people.signatory, `/api/conventions/${id}/terminate`, { reason: 'Activités abandonnées', reasons: ['project.stopped'] }),
    },
    'a red flag is raised': standsInTheWay('red_flag'),
    'the association is suspended': standsInTheWay('suspended'),
    'a document expires': standsInTheWay('document_expired'),
    'there is no verified account any more': standsInTheWay('no_account'),
    'the holder of the account is written in letters that the bank does not read': {
      code: 'HOLDER_NOT_LATIN',
      happens: async () => void giveHolder('جمعية الجسر'),
      ends: async () => void giveHolder('ASSOCIATION AL JISR'),
    },
    'the day before which nothing is paid is put back': {
      code: 'TOO_EARLY',
      happens: async (id) =>
        void (await world.sql(
          `UPDATE tranche SET conditions = conditions || '["not_before"]', not_before = '2099-01-01' WHERE convention_id = $1`,
          [id],
        )),
      ends: async (id) => void (await world.sql(`UPDATE tranche SET not_before = '2020-01-01' WHERE convention_id = $1`, [id])),
    },
  };

  const anOrderWaitingFor = async (step: Step) => {
    const award = ground.anAward({ amountCentimes: 6_000_000, associationId });
    const tranches = [{ shareBasisPoints: 10_000, conditions: ['documents_valid'] }];
    const conventionId = await aConventionInForce(world, people, award, { tranches });
    const trancheId: string = (await people.officer.get(`/api/disbursements/conventions/${conventionId}`)).body.tranches[0].id;
    const order = { id: '', number: '', amountCentimes: 6_000_000, conventionId, trancheId };
    for (const before of STEPS.slice(0, STEPS.indexOf(step))) {
      const answer = await take(before, order);
      if (answer.status >= 300) throw new Error(`${before}: ${JSON.stringify(answer.body)}`);
      if (before === 'prepare') Object.assign(order, answer.body);
    }
    return order;
  };

  const take = async (step: Step, order: { id: string; trancheId: string }): Promise<Answer> => {
    if (step === 'prepare') return people.officer.post('/api/disbursements/orders', { trancheId: order.trancheId });
    if (step === 'verify') return people.accountant.post(`/api/disbursements/orders/${order.id}/verify`);
    if (step === 'send') return people.accountant.post('/api/disbursements/batches', { ids: [order.id], executionDate: executionDay() });
    await people.authorising.stepUp();
    return people.authorising.post(`/api/disbursements/orders/${order.id}/authorise`);
  };

  const paymentsOf = async (id: string, reader = people.officer) => (await reader.get(`/api/disbursements/conventions/${id}`)).body;
  const stateOf = async (orderId: string): Promise<string> => (await people.officer.get(`/api/disbursements/orders/${orderId}`)).body.state;

  describe.each(Object.entries(CHANGES))('%s', (_, { code, happens, ends }) => {
    it.each(STEPS)('before “%s”: the step is refused in the words that both sides read', async (step) => {
      const order = await anOrderWaitingFor(step);
      await happens(order.conventionId);
      const refused = await take(step, order);
      expectRefusal(refused, 409, step === 'prepare' ? 'TRANCHE_BLOCKED' : 'PAYMENT_BLOCKED');
      const read = await paymentsOf(order.conventionId, people.president);
      const [tranche] = read.tranches;
      expect(tranche.blockers).toMatchObject([{ code }]);
      expect(refused.body.title).toContain(tranche.blockers[0].text.fr);
      expect((await paymentsOf(order.conventionId)).tranches).toEqual(read.tranches);

      if (ends) {
        await ends(order.conventionId);
        expect((await take(step, order)).status).toBeLessThan(300);
      } else if (step !== 'prepare') {
        const reason = { reason: 'La convention est résiliée' };
        expect((await people.officer.post(`/api/disbursements/orders/${order.id}/cancel`, reason)).status).toBe(200);
        expect(await stateOf(order.id)).toBe('cancelled');
      }
    });
  });

  it.each(['verify', 'authorise', 'send'] as const)('the account changes before “%s”: the order is void, and says so', async (step) => {
    const order = await anOrderWaitingFor(step);
    ground.giveAccount(associationId, 7_000 + STEPS.indexOf(step));
    expectRefusal(await take(step, order), 409, 'RIB_CHANGED');
    expect(await stateOf(order.id)).toBe('cancelled');
  });

  it.each(['verify', 'authorise', 'send'] as const)(
    'an order that copied such a holder is stopped before “%s”, and prepared anew',
    async (step) => {
      const order = await anOrderWaitingFor(step);
      await world.sql(`UPDATE payment_order SET holder = 'የድልድይ ማህበር' WHERE id = $1`, [order.id]);
      const refused = await take(step, order);
      expectRefusal(refused, 409, 'PAYMENT_BLOCKED');
      expect(refused.body.title).toContain('የድልድይ ማህበር');
      expect((await people.officer.get(`/api/disbursements/orders/${order.id}`)).body.blockers).toMatchObject([
        { code: 'ORDER_HOLDER_NOT_LATIN' },
      ]);
      const reason = { reason: 'Titulaire illisible pour la banque' };
      expect((await people.officer.post(`/api/disbursements/orders/${order.id}/cancel`, reason)).status).toBe(200);
      expect((await take('prepare', order)).status).toBe(201);
    },
  );

  it('one order that is blocked keeps its whole batch from the bank, and is named', async () => {
    const sound = await anOrderWaitingFor('send');
    const blocked = await anOrderWaitingFor('send');
    await act(people.signatory, `/api/conventions/${blocked.conventionId}/terminate`, {
      reason: 'Activités abandonnées',
      reasons: ['project.stopped'],
    });
    const orderIds = [sound.id, blocked.id];
    const refused = await people.accountant.post('/api/disbursements/batches', { ids: orderIds, executionDate: executionDay() });
    expectRefusal(refused, 409, 'PAYMENT_BLOCKED');
    expect(refused.body.title).toContain(blocked.number);
    expect(refused.body.title).not.toContain(sound.number);
    expect([await stateOf(sound.id), await stateOf(blocked.id)]).toEqual(['authorised', 'authorised']);
  });

  it('what the bank had already executed stays recorded, whatever happened to the convention since', async () => {
    const order = await anOrderWaitingFor('send');
    expect((await take('send', order)).status).toBe(201);
    await act(people.signatory, `/api/conventions/${order.conventionId}/terminate`, {
      reason: 'Activités abandonnées',
      reasons: ['project.stopped'],
    });
    const imported = await people.accountant.upload('/api/disbursements/statements', statementFile([paidBy(order)]));
    expect(imported.body.lines[0].outcome).toBe('executed');
    expect(await stateOf(order.id)).toBe('executed');
  });

  it.each([
    ['in 1999', '1999-01-01'],
    ['in 2099', '2099-01-01'],
  ])('an execution day %s is refused', async (_, executionDate) => {
    const order = await anOrderWaitingFor('send');
    const refused = await people.accountant.post('/api/disbursements/batches', { ids: [order.id], executionDate });
    expectRefusal(refused, 422, 'EXECUTION_DAY_OUT_OF_BOUNDS');
    expect(await stateOf(order.id)).toBe('authorised');
  });

  it('every invariant holds', async () => {
    expect(await brokenIn(world)).toEqual([]);
  });
});
