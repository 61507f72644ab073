import { Deadlines } from '#notifications';
import { act, aConventionInForce, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import type { Ground } from '../support/ground.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { eventually, type World } from '../support/world.js';

const TERMS = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

describe('conventions', () => {
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

  describe('drawing up', () => {
    it('a file without a final award, above the award, or with dates reversed is refused', async () => {
      const { officer } = people;
      const undecided = ground.anAward({ amountCentimes: 100, undecided: true });
      expectRefusal(await officer.post('/api/conventions', { applicationId: undecided, ...TERMS }), 409, 'NO_FINAL_AWARD');
      const applicationId = ground.anAward({ amountCentimes: 6_000_000 });
      expectRefusal(
        await officer.post('/api/conventions', { applicationId, ...TERMS, amountCentimes: 6_000_001 }),
        422,
        'AMOUNT_ABOVE_AWARD',
      );
      expectRefusal(
        await officer.post('/api/conventions', { applicationId, startsOn: '2026-02-01', endsOn: '2026-02-01' }),
        422,
        'DATES_REVERSED',
      );
      const tranches = [{ shareBasisPoints: 9_000, conditions: [] }];
      expectRefusal(await officer.post('/api/conventions', { applicationId, ...TERMS, tranches }), 422, 'TRANCHES_INCOMPLETE');
      expectRefusal(await officer.post('/api/conventions', { applicationId, ...TERMS, extra: 1 }), 422, 'INVALID_REQUEST');
      expect(await world.sql('SELECT id FROM convention')).toEqual([]);
    });

    it('neither the accountant, nor an officer of another region, nor a member of the association as officer may', async () => {
      const applicationId = ground.anAward({ amountCentimes: 6_000_000, associationId });
      expectRefusal(await people.accountant.post('/api/conventions', { applicationId, ...TERMS }), 403, 'FORBIDDEN');
      const other = await User.with(world, 'Officer Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
      expectRefusal(await other.post('/api/conventions', { applicationId, ...TERMS }), 404, 'NOT_FOUND');
      const member = await User.with(world, 'Officer Membre', [
        { role: 'programme.officer' },
        { role: 'association.reader', scope: { associationId } },
      ]);
      expectRefusal(await member.post('/api/conventions', { applicationId, ...TERMS }), 403, 'OWN_ASSOCIATION');
    });

    it('ten officers at once draw up one convention, with two tranches and a budget that add up', async () => {
      const applicationId = ground.anAward({ amountCentimes: 9_000_001, askedCentimes: 12_000_000 });
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => people.officer.post('/api/conventions', { applicationId, ...TERMS })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
      const { id } = answers.find((answer) => answer.status === 201)!.body as { id: string };
      const view = (await people.officer.get(`/api/conventions/${id}`)).body;
      expect(view).toMatchObject({
        instrument: 'convention',
        state: 'drafted',
        amountCentimes: 9_000_001,
        number: expect.stringMatching(/^C-\d{4}-\d{4}$/),
      });
      expect(view.tranches.map((tranche: { amountCentimes: number }) => tranche.amountCentimes)).toEqual([5_400_001, 3_600_000]);
      const sum = (lines: { amountCentimes: number }[]) => lines.reduce((total, line) => total + line.amountCentimes, 0);
      expect([sum(view.budget.requested), sum(view.budget.negotiated)]).toEqual([12_000_000, 9_000_001]);
    });
  });

  describe('signing', () => {
    it('the president cuts the budget again, then both sides sign the same bytes; nobody signs out of turn', async () => {
      const applicationId = ground.anAward({ amountCentimes: 6_000_000, associationId });
      const id = await aSentConvention(world, people, applicationId);
      const listed = async (reader: User) =>
        (await reader.get('/api/conventions?pageSize=100')).body.items.find((item: { id: string }) => item.id === id);
      expect(await listed(people.president)).toMatchObject({ state: 'sent', toSign: true });
      expect(await listed(people.officer)).toMatchObject({ state: 'sent', toSign: false });
      const { president, signatory, officer } = people;
      const stranger = await User.with(world, 'Présidente voisine', [
        { role: 'association.president', scope: { associationId: ground.anAssociation() } },
      ]);

      expectRefusal(
        await president.put(`/api/conventions/${id}/budget`, { lines: [{ account: '61', label: 'Location', amountCentimes: 1 }] }),
        422,
        'BUDGET_NOT_EQUAL',
      );
      const location = { account: '61', label: 'Location', amountCentimes: 1_000_000 };
      const refusedFor = async (lines: object[]) => {
        const answer = await president.put(`/api/conventions/${id}/budget`, { lines });
        expectRefusal(answer, 422, 'INVALID_REQUEST');
        return (answer.body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`);
      };
      for (const account of ['zz', '74', '86']) expect(await refusedFor([{ ...location, account }])).toEqual(['lines.0.account choice']);
      expect(await refusedFor([location, { ...location, amountCentimes: 5_000_000 }])).toEqual(['lines.1.label listed_twice']);
      expect(
        await refusedFor([
          { ...location, amountCentimes: 6_000_000 },
          { ...location, label: 'Rien', amountCentimes: 0 },
        ]),
      ).toEqual(['lines.1.amountCentimes too_small']);
      const lines = [
        { account: '61', label: 'Location', amountCentimes: 1_000_000 },
        { account: '64', label: 'Personnel', amountCentimes: 5_000_000 },
      ];
      expect((await president.put(`/api/conventions/${id}/budget`, { lines })).status).toBe(204);

      await signatory.stepUp();
      expectRefusal(await signatory.post(`/api/conventions/${id}/countersign`), 409, 'WRONG_STATE');
      expectRefusal(await signatory.post(`/api/conventions/${id}/decide`), 409, 'NOT_FOR_THIS_INSTRUMENT');
      expectRefusal(await president.post(`/api/conventions/${id}/sign`), 403, 'STEP_UP_REQUIRED');
      await stranger.stepUp();
      expectRefusal(await stranger.post(`/api/conventions/${id}/sign`), 404, 'NOT_FOUND');
      expectRefusal(await officer.post(`/api/conventions/${id}/sign`), 403, 'FORBIDDEN');

      await president.stepUp();
      const twice = await Promise.all([1, 2].map(() => president.post(`/api/conventions/${id}/sign`, {}, 'the-same-click-twice')));
      expect(twice.map((answer) => answer.status)).toEqual([200, 200]);
      expect(twice[0]!.body).toEqual(twice[1]!.body);
      expectRefusal(await president.put(`/api/conventions/${id}/budget`, { lines }), 409, 'BUDGET_FROZEN');
      const afterFirst = (await president.get(`/api/conventions/${id}/document`)).raw;

      await act(signatory, `/api/conventions/${id}/countersign`);
      const view = (await president.get(`/api/conventions/${id}`)).body;
      expect(view).toMatchObject({ state: 'in_force', document: { revision: 3 } });
      expect(view.signatures.map((signature: { party: string; level: string }) => [signature.party, signature.level])).toEqual([
        ['association', 'simple'],
        ['administration', 'simple'],
      ]);
      expect(view.budget.approved).toEqual(lines);
      const signed = (await president.get(`/api/conventions/${id}/document`)).raw;
      expect(signed.subarray(0, afterFirst.length).equals(afterFirst)).toBe(true);
      expectRefusal(await stranger.get(`/api/conventions/${id}/document`), 404, 'NOT_FOUND');

      const mail = await world.mailbox.newestTo(president.email, /تم توقيع/);
      expect(mail.text).toContain(view.number);
      await world.mailbox.newestTo(signatory.email, /à votre tour de signer/);
    });

    it('anyone can check the signed file: genuine, altered by one byte, or unknown', async () => {
      const id = await aConventionInForce(world, people, ground.anAward({ amountCentimes: 7_000_000, associationId }));
      const signed = (await people.president.get(`/api/conventions/${id}/document`)).raw;
      const check = (bytes: Buffer) =>
        visitor(world, 'ar').upload('/api/public/verify-document', { name: 'x.pdf', type: 'application/pdf', bytes });
      const genuine = (await check(signed)).body;
      expect(genuine).toMatchObject({ verdict: 'valid', document: { superseded: false }, signatures: [{ valid: true }, { valid: true }] });
      const altered = Buffer.from(signed);
      altered[2_000]! ^= 1;
      expect((await check(altered)).body).toMatchObject({ verdict: 'altered', document: { number: genuine.document.number } });
      expect((await check(Buffer.from('%PDF-1.7\nnot ours'))).body).toMatchObject({ verdict: 'unknown', document: null, signatures: [] });
      expect((await people.president.get(`/api/conventions/${id}/verification`)).body).toMatchObject({
        intact: true,
        signatures: [
          { valid: true, signerName: 'Fatima Présidente' },
          { valid: true, signerName: 'Salma Signataire' },
        ],
      });
    });

    it('up to 50 000 DH the signatory alone decides', async () => {
      const id = await aSentConvention(world, people, ground.anAward({ amountCentimes: 5_000_000, associationId }));
      await people.president.stepUp();
      expectRefusal(await people.president.post(`/api/conventions/${id}/sign`), 409, 'NOT_FOR_THIS_INSTRUMENT');
      await act(people.signatory, `/api/conventions/${id}/decide`);
      expect((await people.officer.get(`/api/conventions/${id}`)).body).toMatchObject({
        number: expect.stringMatching(/^DO-/),
        state: 'in_force',
        signatures: [{ party: 'administration' }],
      });
    });

    it('an effective date that lies ahead waits, and the alarm brings it into force', async () => {
      const terms = { startsOn: '2099-01-01', endsOn: '2099-12-31' };
      const id = await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }), terms);
      expect((await people.officer.get(`/api/conventions/${id}`)).body.state).toBe('countersigned');
      await world.sql(`UPDATE convention SET starts_on = '2026-01-01' WHERE id = $1`, [id]);
      await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE subject_id = $1`, [id]);
      await world.api.get(Deadlines).sweep();
      await eventually(
        async () => (await people.officer.get(`/api/conventions/${id}`)).body.state === 'in_force',
        'the effective date',
        25_000,
      );
    }, 40_000);

    it('what was cancelled is drawn up again; what is signed is terminated with a reason, by the signatory', async () => {
      const applicationId = ground.anAward({ amountCentimes: 6_000_000, associationId });
      const drafted = { applicationId, startsOn: '2026-01-01', endsOn: '2026-12-31' };
      const never = (await people.officer.post('/api/conventions', drafted)).body.id;
      expectRefusal(await people.president.post(`/api/conventions/${never}/cancel`, { reason: 'x', reasons: ['other'] }), 403, 'FORBIDDEN');
      expect(
        (await people.officer.post(`/api/conventions/${never}/cancel`, { reason: 'Mauvais modèle', reasons: ['act.error'] })).status,
      ).toBe(204);
      const first = await aSentConvention(world, people, applicationId);
      expect(
        (await people.officer.post(`/api/conventions/${first}/cancel`, { reason: 'Erreur de date', reasons: ['act.error'] })).status,
      ).toBe(204);
      expectRefusal(await people.officer.post(`/api/conventions/${first}/send`), 409, 'WRONG_STATE');
      const second = await aConventionInForce(world, people, applicationId);
      expectRefusal(
        await people.officer.post(`/api/conventions/${second}/cancel`, { reason: 'x', reasons: ['other'] }),
        409,
        'WRONG_STATE',
      );
      await people.signatory.stepUp();
      expectRefusal(await people.signatory.post(`/api/conventions/${second}/terminate`, {}), 422, 'INVALID_REQUEST');
      expect(
        (await people.signatory.post(`/api/conventions/${second}/terminate`, { reason: 'Abandon', reasons: ['association.withdrew'] }))
          .status,
      ).toBe(204);
    });
  });

  it('each reads what lies in their scope', async () => {
    const regional = await User.with(world, 'Auditeur Oriental', [{ role: 'auditor', scope: { regionCode: 'MA-02' } }]);
    expect((await regional.get('/api/conventions')).body).toMatchObject({ items: [], total: 0 });
    const own = (await people.president.get('/api/conventions?pageSize=100')).body.items as { association: { id: string } }[];
    expect(own.length).toBeGreaterThan(2);
    expect(own.every((item) => item.association.id === associationId)).toBe(true);
    expectRefusal(await visitor(world).get('/api/conventions'), 401, 'UNAUTHENTICATED');
    await ground.tell(world);
    expect((await people.officer.get('/api/conventions/awards?pageSize=100')).body.items.length).toBeGreaterThan(3);
  });

  it('an award waits for its act, with the plan proposed for it, until the act is drawn up', async () => {
    const applicationId = ground.anAward({ amountCentimes: 6_000_000, associationId, untold: true });
    await ground.tell(world);
    const waiting = async (): Promise<string[]> =>
      (await people.officer.get('/api/conventions/awards?waiting=1&pageSize=100')).body.items.map(
        (award: { applicationId: string }) => award.applicationId,
      );
    const draft = () => people.officer.post('/api/conventions', { applicationId, startsOn: '2026-01-01', endsOn: '2026-12-31' });
    // The association reads its act as soon as there is one: it would learn the award from it.
    expect(await waiting()).not.toContain(applicationId);
    expectRefusal(await draft(), 409, 'AWARD_NOT_TOLD');
    const award = await people.officer.get(`/api/conventions/awards/${applicationId}`);
    expect(award.body).toMatchObject({ instrument: 'convention', amountCentimes: 6_000_000, convention: null, notified: false });
    ground.notified.add(award.body.decisionId);
    await ground.tell(world);
    expect(await waiting()).toContain(applicationId);
    expect((await people.officer.get(`/api/conventions/awards/${applicationId}`)).body.notified).toBe(true);
    expect(award.body.tranches.map((tranche: { shareBasisPoints: number }) => tranche.shareBasisPoints)).toEqual([6_000, 4_000]);
    expectRefusal(await people.president.get(`/api/conventions/awards/${applicationId}`), 403, 'FORBIDDEN');

    const { id } = (await draft()).body;
    expect(await waiting()).not.toContain(applicationId);
    expect((await people.officer.get(`/api/conventions/awards/${applicationId}`)).body.convention).toMatchObject({ id, state: 'drafted' });
  });

  it('an officer who belongs to an association finds its award in no page and no total', async () => {
    const insider = await User.with(world, 'Rachida Double', [
      { role: 'programme.officer' },
      { role: 'association.editor', scope: { associationId } },
    ]);
    for (let count = 0; count < 3; count++) ground.anAward({ amountCentimes: 6_000_000 });
    await ground.tell(world);
    const all = (await people.officer.get('/api/conventions/awards?pageSize=100')).body;
    const others = all.items.filter((award: { association: { id: string } }) => award.association.id !== associationId).length;
    expect(others).toBeLessThan(all.total);
    const seen = (await insider.get('/api/conventions/awards?pageSize=100')).body;
    expect([seen.total, seen.items.length]).toEqual([others, others]);
  });

  it('the database keeps the signatures and documents as they are, and every invariant holds', async () => {
    await expect(world.sql(`UPDATE convention_document SET sha256 = 'x'`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`DELETE FROM convention_signature`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`UPDATE convention SET amount_centimes = award_centimes + 1`)).rejects.toThrow(/convention_amount_ck/);
    expect(await brokenIn(world)).toEqual([]);
  });
});
