import fc from 'fast-check';
import type { BulkAnswer } from '#platform';
import { newId } from '#platform';
import { aSubmittedApplication } from '../support/applications.js';
import { aRib, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { aConventionInForce, act, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { executionDay } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { studyOf } from '../support/instruction.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { quiet, sumsOf } from '../support/sweep/quiet.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const gist = ({ rows }: BulkAnswer) => rows.map(({ id, refusal }) => [id, refusal?.code ?? 'done']);

describe('acts on many rows: files given to an instructor', () => {
  let world: OwnWorld;
  let officer: User;
  let second: User;
  let elsewhere: User;
  let karima: User;
  let idriss: User;
  const studies: string[] = [];
  let stranger: string;
  const AT = '/api/instruction/assignments';
  const ask = (user: User, ids: readonly string[], instructorId: string, key?: string) =>
    user.post<BulkAnswer>(AT, { ids, instructorId }, key);
  const preview = (user: User, ids: readonly string[], instructorId: string) =>
    user.post<BulkAnswer>(`${AT}/preview`, { ids, instructorId });
  const holders = async () => {
    const rows = await world.sql<{ id: string; holder: string | null }>(
      `SELECT id, instructor_id AS holder FROM instruction_file WHERE id = ANY($1) ORDER BY id`,
      [studies],
    );
    return [...new Set(rows.map(({ holder }) => holder))];
  };
  const acts = async (event: string) => {
    const [row] = await world.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entry WHERE subject = 'instruction' AND event = $1 AND subject_id = ANY($2)`,
      [event, studies],
    );
    return row!.count;
  };

  beforeAll(async () => {
    world = await createWorld();
    officer = await User.with(world, 'Othmane Régional', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    second = await User.with(world, 'Samira Chargée', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    elsewhere = await User.with(world, 'Ilyas Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
    const call = await aPublishedCall(world, { content: { regionCodes: ['MA-09'] } });
    for (const name of ['Un', 'Deux', 'Trois', 'Quatre'])
      studies.push(await studyOf(world, (await aSubmittedApplication(await aVerifiedAssociation(world, name), call.id)).id));
    const oriental = await aPublishedCall(world, { content: { regionCodes: ['MA-02'] } });
    const file = await aSubmittedApplication(await aVerifiedAssociation(world, 'Oriental'), oriental.id, { regionCode: 'MA-02' });
    stranger = await studyOf(world, file.id);
    karima = await User.with(world, 'Kenza Étudie', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    idriss = await User.with(world, 'Nabil Étudie', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    await quiet(world);
  }, 120_000);
  afterAll(() => world?.close());

  it('the officer sees who studies in the region, and nobody of another one', async () => {
    const names = async (user: User) => must<{ name: string }[]>(await user.get('/api/instruction/instructors')).map(({ name }) => name);
    expect(await names(officer)).toEqual(expect.arrayContaining([karima.name, idriss.name]));
    expect(await names(elsewhere)).not.toContain(karima.name);
    expectRefusal(await karima.get('/api/instruction/instructors'), 403, 'FORBIDDEN');
  });

  it('the preview says what would be done and what not and why, and changes nothing', async () => {
    const before = await sumsOf(world);
    const unknown = newId();
    const answer = must(await preview(officer, [...studies, unknown], karima.id));
    expect(gist(answer)).toEqual([...studies.map((id) => [id, 'done']), [unknown, 'NOT_FOUND']]);
    expect(answer.accepted).toEqual({
      count: 4,
      amountCentimes: answer.rows.reduce((sum, { amountCentimes }) => sum + (amountCentimes ?? 0), 0),
    });
    expect(answer.refused).toEqual({ count: 1, amountCentimes: 0 });
    expect(answer.rows[0]).toMatchObject({ number: expect.any(String) as string, name: { fr: 'Un' } });
    const nobody = must(await preview(officer, studies, elsewhere.id));
    expect(new Set(gist(nobody).map(([, code]) => code))).toEqual(new Set(['NO_INSTRUCTOR']));
    expect(nobody.rows[0]!.refusal!.text).toEqual({
      fr: expect.stringMatching(/région/) as string,
      ar: expect.stringMatching(/الجهة/) as string,
      en: expect.stringMatching(/region/) as string,
    });
    expect(await sumsOf(world)).toEqual(before);
  });

  it('what is another region’s is answered like what does not exist, alone or among one’s own', async () => {
    for (const asked of [ask, preview]) {
      expectRefusal(await asked(officer, [stranger], karima.id), 404, 'NOT_FOUND');
      const withForeign = must(await asked(officer, [studies[0]!, stranger], newId()));
      const nothing = newId();
      const withNothing = must(await asked(officer, [studies[0]!, nothing], newId()));
      expect(JSON.parse(JSON.stringify(withForeign).replaceAll(stranger, nothing))).toEqual(withNothing);
    }
    expectRefusal(await preview(karima, studies, karima.id), 403, 'FORBIDDEN');
  });

  it('asks for its key, and takes two hundred rows and no more', async () => {
    const ids = Array.from({ length: 201 }, () => newId());
    expectRefusal(await ask(officer, ids, karima.id), 422, 'INVALID_REQUEST');
    expectRefusal(await ask(officer, [], karima.id), 422, 'INVALID_REQUEST');
    expectRefusal(await ask(officer, studies, karima.id, ''), 422, 'IDEMPOTENCY_KEY_REQUIRED');
  });

  it('two officers at once: each file is given once, the other is told that it is', async () => {
    const [one, other] = await Promise.all([ask(officer, studies, karima.id), ask(second, [...studies].reverse(), karima.id)]);
    const codes = [...gist(must(one)), ...gist(must(other))];
    for (const id of studies) {
      expect(
        codes
          .filter(([row]) => row === id)
          .map(([, code]) => code)
          .sort(),
      ).toEqual(['ALREADY_ASSIGNED', 'done']);
    }
    expect(await holders()).toEqual([karima.id]);
    expect((await acts('assign')) + (await acts('reassign'))).toBe(4 + (await givenOnArrival()));
  });
  const givenOnArrival = async () => {
    const [row] = await world.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entry WHERE subject = 'instruction' AND event = 'assign' AND person_id IS NULL AND subject_id = ANY($1)`,
      [studies],
    );
    return row!.count;
  };

  it('one click twice is one act, whatever became of it meanwhile; the key serves for nothing else', async () => {
    const before = await acts('reassign');
    const [one, other] = await Promise.all([1, 2].map(() => ask(officer, studies, idriss.id, 'the-same-click')));
    expect(must(one!)).toEqual(must(other!));
    expect(gist(must(one!))).toEqual(studies.map((id) => [id, 'done']));
    must(await ask(second, studies, karima.id));
    expect(must(await ask(officer, studies, idriss.id, 'the-same-click'))).toEqual(must(one!));
    expect(await holders()).toEqual([karima.id]);
    expect(await acts('reassign')).toBe(before + 8);
    expectRefusal(await ask(officer, studies.slice(1), idriss.id, 'the-same-click'), 409, 'IDEMPOTENCY_KEY_REUSED');
    expectRefusal(await ask(officer, studies, karima.id, 'the-same-click'), 409, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('a file that changed meanwhile is refused with its reason, the others are done', async () => {
    await world.sql(`UPDATE instruction_file SET state = 'inadmissible' WHERE id = $1`, [studies[1]]);
    const answer = must(await ask(officer, studies, idriss.id));
    expect(gist(answer).map(([, code]) => code)).toEqual(['done', 'WRONG_STATE', 'done', 'done']);
    expect(answer.rows[1]!.refusal!.text.fr).toContain('Irrecevable');
    await world.sql(`UPDATE instruction_file SET state = 'assigned' WHERE id = $1`, [studies[1]]);
  });

  it('however the rows are chosen and repeated, what the preview says is what is done, row by row, once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...[0, 1, 2, 3], 'stranger', 'nothing'), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (chosen, toKarima) => {
          const nothing = newId();
          const ids = chosen.map((one) => (one === 'stranger' ? stranger : one === 'nothing' ? nothing : studies[Number(one)]!));
          const to = toKarima ? karima : idriss;
          const [said, before] = [await preview(officer, ids, to.id), (await acts('reassign')) + (await acts('assign'))];
          const done = await ask(officer, ids, to.id);
          expect({ status: done.status, body: done.body }).toEqual({ status: said.status, body: said.body });
          if (done.status !== 200) return;
          expect((await acts('reassign')) + (await acts('assign'))).toBe(before + done.body.accepted.count);
          expect(done.body.rows.map(({ id }) => id)).toEqual([...new Set(ids)]);
          const again = must(await preview(officer, ids, to.id));
          expect(again.accepted.count).toBe(0);
        },
      ),
      { numRuns: 15 },
    ));
});

describe('acts on many rows: money', () => {
  let world: OwnWorld;
  let ground: Ground;
  let people: MoneyPeople;
  let both: User;
  const conventions: string[] = [];
  const post = async (user: User, at: string, ids: readonly string[], more: object = {}) =>
    user.post<BulkAnswer>(`/api/disbursements/${at}`, { ids, ...more });
  const next = async (): Promise<string[]> => {
    const { items } = must<{ items: { conventionId: string; tranche: { id: string } }[] }>(
      await people.officer.get('/api/disbursements/tranches?pageSize=20'),
    );
    return items.filter(({ conventionId }) => conventions.includes(conventionId)).map(({ tranche }) => tranche.id);
  };
  const orders = async (state: string) =>
    must<{ items: { id: string; amountCentimes: number }[] }>(
      await people.officer.get(`/api/disbursements/orders?state=${state}&pageSize=100`),
    ).items;
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    const associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    both = await User.with(world, 'Hiba Deux Casquettes', [{ role: 'programme.officer' }, { role: 'accountant' }]);
    for (let one = 0; one < 4; one++)
      conventions.push(await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId })));
  }, 120_000);
  afterAll(() => world?.close());

  it('acts are sent for signature once printed, each for itself', async () => {
    const drafted = await people.officer.post('/api/conventions', {
      applicationId: ground.anAward({
        amountCentimes: 6_000_000,
        associationId: (await people.officer.get(`/api/conventions/${conventions[0]}`)).body.association.id,
      }),
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    });
    const { id } = must<{ id: string }>(drafted);
    await eventually(async () => (await people.officer.get(`/api/conventions/${id}`)).body.document, 'the document', 30_000);
    const at = '/api/conventions/sendings';
    const ids = [conventions[0]!, id];
    const expected = [
      [conventions[0], 'WRONG_STATE'],
      [id, 'done'],
    ];
    expect(gist(must(await people.officer.post(`${at}/preview`, { ids })))).toEqual(expected);
    expectRefusal(await people.accountant.post(`${at}/preview`, { ids }), 403, 'FORBIDDEN');
    expect(gist(must(await people.officer.post(at, { ids })))).toEqual(expected);
    expect((await people.officer.get(`/api/conventions/${id}`)).body.state).toBe('sent');
  });

  it('two officers prepare the same tranches at once: one order each', async () => {
    const ids = await next();
    expect(ids).toHaveLength(4);
    const said = must(await post(people.officer, 'preparations/preview', ids));
    expect(said.accepted).toEqual({ count: 4, amountCentimes: said.rows.reduce((sum, row) => sum + row.amountCentimes!, 0) });
    await both.switchTo('programme.officer');
    const key = 'prepared-together';
    const answers = await Promise.all([
      people.officer.post<BulkAnswer>('/api/disbursements/preparations', { ids }, key),
      both.post<BulkAnswer>('/api/disbursements/preparations', { ids: [...ids].reverse() }),
    ]);
    const codes = answers.flatMap((answer) => gist(must(answer)));
    for (const id of ids)
      expect(
        codes
          .filter(([row]) => row === id)
          .map(([, code]) => code)
          .sort(),
      ).toEqual(['ORDER_EXISTS', 'done']);
    expect(await orders('prepared')).toHaveLength(4);
    expect(gist(must(await post(people.officer, 'preparations/preview', ids)))).toEqual(ids.map((id) => [id, 'ORDER_EXISTS']));
    // The tranches are no more on the list: the same click is answered as it was.
    const again = must(await people.officer.post<BulkAnswer>('/api/disbursements/preparations', { ids }, key));
    expect(again).toEqual(answers[0].body);
    expect(await orders('prepared')).toHaveLength(4);
  });

  it('whoever prepared an order does not verify that one; the others are', async () => {
    await world.sql(`UPDATE payment_order SET prepared_by = $1`, [people.officer.id]);
    const ids = idsOf(await orders('prepared'));
    await world.sql(`UPDATE payment_order SET prepared_by = $1 WHERE id = $2`, [both.id, ids[0]]);
    await both.switchTo('accountant');
    const expected = ids.map((id, index) => [id, index === 0 ? 'FORBIDDEN' : 'done']);
    expect(gist(must(await post(both, 'verifications/preview', ids)))).toEqual(expected);
    expect(await orders('verified')).toEqual([]);
    expect(gist(must(await post(both, 'verifications', ids)))).toEqual(expected);
    expect(idsOf(await orders('prepared'))).toEqual([ids[0]]);
    expect(gist(must(await post(people.accountant, 'verifications', ids))).map(([, code]) => code)).toEqual([
      'done',
      'WRONG_STATE',
      'WRONG_STATE',
      'WRONG_STATE',
    ]);
  });

  it('an order to an account that changed is void and said so: looking changes nothing, doing does', async () => {
    const [order] = await orders('verified');
    await world.sql(`UPDATE payment_order SET state = 'prepared', verified_by = NULL, rib = $2 WHERE id = $1`, [order!.id, aRib()]);
    expect(gist(must(await post(people.accountant, 'verifications/preview', [order!.id])))).toEqual([[order!.id, 'RIB_CHANGED']]);
    expect(idsOf(await orders('prepared'))).toEqual([order!.id]);
    expect(gist(must(await post(people.accountant, 'verifications', [order!.id])))).toEqual([[order!.id, 'RIB_CHANGED']]);
    expect(idsOf(await orders('cancelled'))).toEqual([order!.id]);
  });

  it('a file for the bank is of all its orders or is not: the preview says which could not go', async () => {
    const verified = idsOf(await orders('verified'));
    for (const id of verified.slice(1)) await act(people.authorising, `/api/disbursements/orders/${id}/authorise`);
    expect(gist(must(await post(people.accountant, 'batches/preview', verified)))).toEqual(
      verified.map((id, index) => [id, index === 0 ? 'ORDERS_NOT_AUTHORISED' : 'done']),
    );
    expectRefusal(await post(people.accountant, 'batches', verified, { executionDate: executionDay() }), 409, 'ORDERS_NOT_AUTHORISED');
    expect(await orders('sent')).toEqual([]);
    const batch = await post(people.accountant, 'batches', verified.slice(1), { executionDate: executionDay() });
    expect(batch.status).toBe(201);
    expect(idsOf(await orders('sent')).sort()).toEqual(verified.slice(1).sort());
  });

  it('every invariant holds', async () => {
    expect(await brokenIn(world)).toEqual([]);
  });
});
