import { dayAfter, dayOfInstant, withRibKey } from '#kernel';
import { preparePayment } from '#seeds';
import { aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import type { Ground } from '../support/ground.js';
import { createMoneyWorld } from '../support/money-world.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { OwnWorld } from '../support/world.js';

const inDays = (count: number) => dayAfter(dayOfInstant(new Date()), count);

describe('an officer who will be away names who acts for them', () => {
  let world: OwnWorld;
  let ground: Ground;
  let people: MoneyPeople;
  let associationId: string;
  let omar: User;
  let samira: User;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  type Person = Pick<User, 'get'>;
  const grantOf = async (person: Person, role: string) =>
    (must(await person.get('/api/session')).grants as { id: string; role: string; lentBy: string | null }[]).find(
      (grant) => grant.role === role && grant.lentBy === null,
    )!.id;
  const lentTo = async (person: User) =>
    (must(await person.get('/api/session')).grants as { id: string; role: string; lentBy: string | null }[]).filter(
      ({ lentBy }) => lentBy !== null,
    );
  async function lends(lender: User, role: string, delegate: User, days: { from?: string; until?: string } = {}) {
    await lender.stepUp();
    return lender.post<{ ids: string[] }>('/api/me/delegations', {
      ...{ grantIds: [await grantOf(lender, role)], email: delegate.email, until: inDays(10) },
      ...days,
    });
  }
  /** Acts from now on by what is lent. */
  async function actsBy(delegate: User): Promise<void> {
    const [lent] = await lentTo(delegate);
    must(await delegate.put('/api/session/grant', { grantId: lent!.id }));
  }
  const anOrder = async (by = people.officer) =>
    preparePayment(by, await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId })), 1);
  const verify = (by: User, id: string) => by.post(`/api/disbursements/orders/${id}/verify`);
  const accountant = (name: string) => User.with(world, name, [{ role: 'accountant' }]);
  const instructor = (name: string) => User.with(world, name, [{ role: 'instructor' }]);

  it('the delegate has the role and its work for these days, both are told, and each act says in whose place it was done', async () => {
    const karim = await accountant('Karim Absent');
    const nadia = await instructor('Nadia Suppléante');
    expectRefusal(
      await karim.post('/api/me/delegations', { grantIds: [await grantOf(karim, 'accountant')], email: nadia.email, until: inDays(3) }),
      403,
      'STEP_UP_REQUIRED',
    );
    const { ids } = must(await lends(karim, 'accountant', nadia));
    expect((await world.mailbox.newestTo(nadia.email, /Vous agissez pour Karim Absent/)).text).toContain('Comptable');
    expect((await world.mailbox.newestTo(karim.email, /Nadia Suppléante agit pour vous/)).text).toContain('jusqu’au');
    expect(await lentTo(nadia)).toMatchObject([{ id: ids[0], role: 'accountant', lentBy: 'Karim Absent' }]);
    expect(must(await nadia.get('/api/me/grants'))).toMatchObject([
      { role: 'instructor', lentBy: null },
      { role: 'accountant', until: inDays(10), lentBy: 'Karim Absent' },
    ]);
    expect(must(await karim.get('/api/me/delegations')).current).toMatchObject([
      { given: true, delegate: 'Nadia Suppléante', until: inDays(10) },
    ]);
    expect(must(await nadia.get('/api/me/delegations'))).toMatchObject({ current: [{ given: false, lender: 'Karim Absent' }] });

    const order = await anOrder();
    expectRefusal(await verify(nadia, order), 403, 'FORBIDDEN');
    await actsBy(nadia);
    const keys = must(await nadia.get('/api/home')).items.map(({ key }: { key: string }) => key);
    expect(keys).toContain('orders-prepared');
    expect((await verify(nadia, order)).status).toBe(200);
    const [entry] = await world.sql<{ person_id: string; detail: { byDelegationOf: string } }>(
      `SELECT person_id, detail FROM audit_entry WHERE subject = 'payment_order' AND subject_id = $1 AND event = 'verify'`,
      [order],
    );
    expect(entry).toMatchObject({ person_id: nadia.id, detail: { byDelegationOf: karim.id } });
  });

  describe('two persons stay two', () => {
    it('who acts for the preparer does not verify, in whichever role; nor does the preparer what was verified for them', async () => {
      const preparer = await User.with(world, 'Yto Chargée', [{ role: 'programme.officer' }]);
      const double = await User.with(world, 'Malika Double', [{ role: 'accountant' }, { role: 'authorising.officer' }]);
      const order = await anOrder(preparer);
      must(await lends(preparer, 'programme.officer', double));
      await double.switchTo('accountant');
      expectRefusal(await verify(double, order), 403, 'FORBIDDEN');

      const verified = await anOrder();
      const karim = await accountant('Karim Encore');
      const prepared = await User.with(world, 'Hind Chargée', [{ role: 'programme.officer' }]);
      const own = await anOrder(prepared);
      must(await lends(karim, 'accountant', prepared));
      await actsBy(prepared);
      expectRefusal(await verify(prepared, own), 403, 'FORBIDDEN');
      expect((await verify(prepared, verified)).status).toBe(200);
    });

    it('what was prepared in somebody’s place is not verified by them, not even once they are back', async () => {
      const back = await User.with(world, 'Rentrée Chargée', [{ role: 'programme.officer' }, { role: 'accountant' }]);
      const double = await instructor('Double Suppléant');
      const { ids } = must(await lends(back, 'programme.officer', double));
      await actsBy(double);
      const order = await anOrder(double);
      await back.switchTo('accountant');
      expectRefusal(await verify(back, order), 403, 'FORBIDDEN');
      expect((await back.delete(`/api/me/delegations/${ids[0]}`)).status).toBe(204);
      expectRefusal(await verify(back, order), 403, 'FORBIDDEN');
      expect((await verify(people.accountant, order)).status).toBe(200);
    });
  });

  describe('ends', () => {
    const lent = async (name: string) => {
      const lender = await accountant(`${name} Absente`);
      const delegate = await instructor(`${name} Suppléant`);
      const { ids } = must(await lends(lender, 'accountant', delegate));
      await actsBy(delegate);
      expect(must(await delegate.get('/api/session')).policies).toContain('payment_order.verify');
      return { lender, delegate, id: ids[0]! };
    };
    const isOver = async (delegate: User) => {
      expect(must(await delegate.get('/api/session')).policies).not.toContain('payment_order.verify');
      expect(await lentTo(delegate)).toEqual([]);
    };

    it('at once when it is taken back, or laid down; both are told; nobody else ends it', async () => {
      const { lender, delegate, id } = await lent('Reprise');
      const stranger = await accountant('Étrangère');
      expectRefusal(await stranger.delete(`/api/me/delegations/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await lender.delete(`/api/me/delegations/${await grantOf(lender, 'accountant')}`), 404, 'NOT_FOUND');
      expect((await lender.delete(`/api/me/delegations/${id}`)).status).toBe(204);
      await isOver(delegate);
      await world.mailbox.newestTo(delegate.email, /Vous n’agissez plus pour/);
      await world.mailbox.newestTo(lender.email, /n’agit plus pour vous/);

      const other = await lent('Rendue');
      expect((await other.delegate.delete(`/api/me/delegations/${other.id}`)).status).toBe(204);
      await isOver(other.delegate);
      await world.mailbox.newestTo(other.lender.email, /n’agit plus pour vous/);
    });

    it('with its last day, and begins with its first', async () => {
      const { delegate, id } = await lent('Datée');
      await world.sql(`UPDATE role_grant SET valid_until = clock_timestamp() WHERE id = $1`, [id]);
      await isOver(delegate);
      const later = await accountant('Plus Tard');
      const ida = await instructor('Ida Bientôt');
      must(await lends(later, 'accountant', ida, { from: inDays(2), until: inDays(4) }));
      expect(await lentTo(ida)).toEqual([]);
      expect(must(await ida.get('/api/me/delegations')).current).toMatchObject([{ from: inDays(2), until: inDays(4) }]);
      await world.mailbox.newestTo(ida.email, /Vous agissez pour Plus Tard/);
      const calendar = await world.sql(`SELECT FROM deadline d JOIN role_grant g ON g.id = d.subject_id WHERE g.person_id = $1`, [ida.id]);
      expect(calendar.length).toBeGreaterThan(0);
    });

    it('when whoever lent it loses the role, and does not come back with it', async () => {
      const { lender, delegate } = await lent('Perdue');
      await omar.stepUp();
      expect((await omar.delete(`/api/people/grants/${await grantOf(lender, 'accountant')}`)).status).toBe(204);
      await isOver(delegate);
      await world.mailbox.newestTo(delegate.email, /Vous n’agissez plus pour Perdue Absente/);
    });

    it('when their own role ends by its last day', async () => {
      const { lender, delegate } = await lent('Finie');
      await world.sql(`UPDATE role_grant SET valid_until = clock_timestamp() WHERE person_id = $1`, [lender.id]);
      await isOver(delegate);
    });

    it('when they are suspended, and stays over when they come back', async () => {
      const { lender, delegate } = await lent('Suspendue');
      await omar.stepUp();
      expect((await omar.post(`/api/people/${lender.id}/suspension`, { reason: 'Compte détourné' })).status).toBe(204);
      await isOver(delegate);
      await omar.stepUp();
      expect((await omar.post(`/api/people/${lender.id}/restoration`, { reason: 'Compte rendu' })).status).toBe(204);
      await isOver(delegate);
    });
  });

  describe('is refused', () => {
    it('to whoever is no officer, is the same person, or has no account in use; nobody learns more', async () => {
      const lender = await accountant('Refusée Comptable');
      const member = await User.with(world, 'Membre Ordinaire', [{ role: 'association.editor', scope: { associationId } }]);
      const gone = await instructor('Partie Instructrice');
      await world.sql(`UPDATE person SET state = 'closed' WHERE id = $1`, [gone.id]);
      for (const delegate of [lender, member, gone, { email: 'personne@jisr.example' } as User])
        expectRefusal(await lends(lender, 'accountant', delegate), 409, 'DELEGATE_UNFIT');
    });

    it('for days that are past, the wrong way round, or too many; twice for the same role; further on; for another’s role', async () => {
      const lender = await accountant('Datée Comptable');
      const delegate = await instructor('Prudente Instructrice');
      expectRefusal(await lends(lender, 'accountant', delegate, { until: inDays(-1) }), 422, 'GRANT_PERIOD_WRONG');
      expectRefusal(await lends(lender, 'accountant', delegate, { from: inDays(5), until: inDays(4) }), 422, 'GRANT_PERIOD_WRONG');
      expectRefusal(await lends(lender, 'accountant', delegate, { from: inDays(-1) }), 422, 'GRANT_BEGINS_IN_PAST');
      expectRefusal(await lends(lender, 'accountant', delegate, { until: inDays(91) }), 422, 'ABSENCE_TOO_LONG');
      must(await lends(lender, 'accountant', delegate, { until: inDays(90) }));
      expectRefusal(await lends(lender, 'accountant', delegate), 409, 'ROLE_ALREADY_HELD');

      const third = await instructor('Troisième Instructrice');
      const [lent] = await lentTo(delegate);
      await delegate.stepUp();
      const on = (grantId: string) => delegate.post('/api/me/delegations', { grantIds: [grantId], email: third.email, until: inDays(3) });
      expectRefusal(await on(lent!.id), 409, 'NOT_LENDABLE');
      expectRefusal(await on(await grantOf(lender, 'accountant')), 404, 'NOT_FOUND');
    });

    it('to an officer of another institution alone: for one institution as for all; two administrators may name them', async () => {
      const [{ institutionId }] = (await world.sql(`SELECT id AS "institutionId" FROM institution LIMIT 1`)) as [{ institutionId: string }];
      const scope = { institutionId };
      const bound = await User.with(world, 'Liée Instructrice', [{ role: 'instructor', scope }]);
      const other = await User.with(world, 'Liée Collègue', [{ role: 'auditor', scope }]);
      const national = await instructor('Générale Instructrice');
      expectRefusal(await lends(national, 'instructor', bound), 409, 'DELEGATE_ELSEWHERE');
      // An officer of elsewhere, and nobody: who acts for one institution hears the same.
      expectRefusal(await lends(bound, 'instructor', national), 409, 'DELEGATE_UNFIT');
      expectRefusal(await lends(bound, 'instructor', { email: 'personne@jisr.example' } as User), 409, 'DELEGATE_UNFIT');
      await omar.stepUp();
      const absence = { grantIds: [await grantOf(national, 'instructor')], email: bound.email, until: inDays(3) };
      expectRefusal(await omar.post(`/api/people/${national.id}/delegations`, absence), 409, 'DELEGATE_ELSEWHERE');
      const asked = { ...absence, reason: 'Seule agente disponible' };
      const { id } = must(await omar.post(`/api/people/${national.id}/delegation-proposals`, asked));
      await samira.stepUp();
      must(await samira.post(`/api/proposals/${id}/confirmation`));
      expect(await lentTo(bound)).toHaveLength(1);
      must(await lends(bound, 'instructor', other));
    });

    it('for the role of an administrator, which two give', async () => {
      const delegate = await instructor('Ambitieuse Instructrice');
      expectRefusal(await lends(omar, 'administrator', delegate), 409, 'NOT_LENDABLE');
      expect(must(await omar.get('/api/me/delegations')).lendable).toEqual([]);
    });
  });

  describe('when they are gone already', () => {
    it('an administrator names the delegate; for money or signature two do, neither of them nor the delegate being one', async () => {
      const gone = await User.with(world, 'Partie Sans Prévenir', [{ role: 'instructor' }, { role: 'signatory' }]);
      const delegate = await accountant('Nommée Comptable');
      const absence = async (role: string, email = delegate.email) => ({ grantIds: [await grantOf(gone, role)], email, until: inDays(20) });
      const at = `/api/people/${gone.id}/delegations`;
      await omar.stepUp();
      expectRefusal(await omar.post(at, await absence('signatory')), 409, 'GRANT_NEEDS_TWO');
      expectRefusal(await omar.post(at, await absence('instructor', omar.email)), 409, 'DELEGATE_UNFIT');
      must(await omar.post(at, await absence('instructor')));
      await world.mailbox.newestTo(gone.email, /Nommée Comptable agit pour vous/);

      const proposed = must(
        await omar.post(`/api/people/${gone.id}/delegation-proposals`, { ...(await absence('signatory')), reason: 'Hospitalisée' }),
      );
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/proposals/${proposed.id}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      await samira.stepUp();
      expect((await samira.post(`/api/proposals/${proposed.id}/confirmation`)).status).toBe(204);
      expect((await lentTo(delegate)).map(({ role }) => role).sort()).toEqual(['instructor', 'signatory']);
    });
  });

  it('an association of whoever is away is nobody’s to judge for them either', async () => {
    const own = ground.anAssociation();
    const lender = await User.with(world, 'Deux Casquettes', [
      { role: 'accountant' },
      { role: 'association.treasurer', scope: { associationId: own } },
    ]);
    const delegate = await instructor('Innocente Suppléante');
    await lender.switchTo('accountant');
    must(await lends(lender, 'accountant', delegate));
    const theirs = await moneyPeople(world, own);
    const order = await preparePayment(
      theirs.officer,
      await aConventionInForce(world, theirs, ground.anAward({ amountCentimes: 6_000_000, associationId: own })),
      1,
    );
    await actsBy(delegate);
    expectRefusal(await verify(delegate, order), 403, 'OWN_ASSOCIATION');
  });

  it('whoever confirms reads in whose place it was proposed', async () => {
    const karim = await accountant('Kamal Absent');
    const nadia = await instructor('Najat Suppléante');
    must(await lends(karim, 'accountant', nadia));
    await actsBy(nadia);
    await nadia.stepUp();
    const account = {
      title: 'Compte',
      holder: 'MINISTERE',
      rib: withRibKey('3108100000000000000071'),
      isDefault: false,
      reason: 'Ouverture',
    };
    const proposed = must<{ proposalId: string }>(
      await nadia.post(`/api/institutions/${await principalOf(world)}/paying-accounts`, account),
    );
    expect(must(await omar.get(`/api/proposals/${proposed.proposalId}`))).toMatchObject({
      proposedBy: 'Najat Suppléante',
      inPlaceOf: 'Kamal Absent',
    });
    await karim.stepUp();
    expectRefusal(await karim.post(`/api/proposals/${proposed.proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
  });

  it('lent twice at once it is lent once', async () => {
    const lender = await accountant('Pressée Comptable');
    const delegate = await instructor('Attendue Instructrice');
    await lender.stepUp();
    const body = { grantIds: [await grantOf(lender, 'accountant')], email: delegate.email, until: inDays(10) };
    const answers = await Promise.all([1, 2, 3, 4].map(() => lender.post('/api/me/delegations', body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await lentTo(delegate)).toHaveLength(1);
  });
});
