import type { InstitutionView } from '#institution';
import { dayAfter, dayOfInstant } from '#kernel';
import { preparePayment, verifyPayment } from '#seeds';
import { aConventionInForce, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { byTwo } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { World } from '../support/world.js';

const both = (text: string) => ({ fr: text, ar: text });

describe('levels of authorisation', () => {
  let world: World;
  let ground: Ground;
  let people: MoneyPeople;
  let nadia: User;
  let ministry: string;
  let associationId: string;
  const today = dayOfInstant(new Date());

  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    nadia = await User.with(world, 'Nadia Administratrice', [{ role: 'administrator' }]);
    ministry = (await world.sql<{ id: string }>(`SELECT id FROM institution`))[0]!.id;
  }, 60_000);
  afterAll(() => world?.close());

  const decideLevels = (value: object) =>
    byTwo(
      nadia,
      `/api/institutions/${ministry}/revisions`,
      { parameter: 'institution.authorisation', value, validFrom: today, reason: 'Arrêté de délégation' },
      people.signatory,
    );
  const above = (paymentCeilingCentimes: number, actCeilingCentimes: number) =>
    decideLevels({ secondLevel: true, paymentCeilingCentimes, actCeilingCentimes });
  const mandate = async (user: User, startsOn = '2026-01-01') => {
    await nadia.stepUp();
    const body = { personId: user.id, name: user.name, quality: both('Secrétaire général'), act: 'Décret', startsOn, endsOn: null };
    return must<{ id: string }>(await nadia.post(`/api/institutions/${ministry}/signatories`, body)).id;
  };
  const end = (id: string) => nadia.post(`/api/institutions/signatories/${id}/end`, { reason: 'Départ à la retraite' });
  const authorise = async (id: string) => {
    await people.authorising.stepUp();
    return people.authorising.post(`/api/disbursements/orders/${id}/authorise`);
  };

  it('a payment above the amount waits for a signatory whose mandate runs; the order stays as it is', async () => {
    const conventionId = await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }));
    const order = await preparePayment(people.officer, conventionId, 1);
    await verifyPayment(people.accountant, order);
    must(await above(1_000_00, 100_000_000_00));
    const refused = await authorise(order);
    expectRefusal(refused, 403, 'HIGHER_LEVEL_NEEDED');
    expect(refused.body.title).toContain('1\u202f000');
    expect(await world.sql(`SELECT state FROM payment_order WHERE id = $1`, [order])).toEqual([{ state: 'verified' }]);

    // A mandate to come binds nobody today, nor one that has ended.
    const coming = await mandate(people.authorising, dayAfter(today, 5));
    expectRefusal(await authorise(order), 403, 'HIGHER_LEVEL_NEEDED');
    await nadia.stepUp();
    must(await end(coming));
    await mandate(people.authorising);
    must(await authorise(order));
  });

  it('an act above the amount waits likewise, and one up to it does not', async () => {
    const conventionId = await aSentConvention(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }));
    await people.president.stepUp();
    must(await people.president.post(`/api/conventions/${conventionId}/sign`));
    must(await above(100_000_000_00, 1_000_00));
    const countersign = async () => {
      await people.signatory.stepUp();
      return people.signatory.post(`/api/conventions/${conventionId}/countersign`);
    };
    expectRefusal(await countersign(), 403, 'HIGHER_LEVEL_NEEDED');
    must(await above(100_000_000_00, 100_000_000_00));
    must(await countersign());
  });

  it('a mandate ends by an act of its own, once, and binds no more from the next day on', async () => {
    const id = await mandate(people.signatory);
    const of = async () =>
      must<InstitutionView>(await nadia.get(`/api/institutions/${ministry}`)).signatories.find((signatory) => signatory.id === id)!;
    expect((await of()).can).toEqual(['end']);
    expectRefusal(await people.officer.post(`/api/institutions/signatories/${id}/end`, { reason: 'Départ' }), 403, 'FORBIDDEN');
    await nadia.stepUp();
    must(await end(id));
    expect(await of()).toMatchObject({ endsOn: today, can: [] });
    expectRefusal(await end(id), 409, 'MANDATE_ENDED');
    const trail = await world.sql(`SELECT reason FROM audit_entry WHERE subject = 'institution' AND event = 'end_signatory'`);
    expect(trail).toContainEqual({ reason: 'Départ à la retraite' });
  });
});
