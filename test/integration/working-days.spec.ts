import { Delays, type ParametersView } from '#institution';
import { dayAfter, dayOfInstant, daysBetween, type Label } from '#kernel';
import { aMember, aPdf, aVerifiedAssociation } from '../support/associations.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const label = (fr: string): Label => ({ fr, ar: 'عيد', en: fr });

describe('days that are worked', () => {
  let world: OwnWorld;
  let karim: User;
  let imane: User;
  let ministry: string;
  const today = dayOfInstant(new Date());

  beforeAll(async () => {
    world = await createWorld();
    karim = await User.with(world, 'Karim Programme', [{ role: 'programme.officer' }]);
    imane = await User.with(world, 'Imane Instructrice', [{ role: 'instructor' }]);
    ministry = (await world.sql<{ id: string }>(`SELECT id FROM institution`))[0]!.id;
    await karim.stepUp();
  }, 60_000);
  afterAll(() => world?.close());

  const named = async (name: string) => {
    const { parameters } = must<ParametersView>(await karim.get(`/api/institutions/${ministry}/parameters`));
    return parameters.find((parameter) => parameter.name === name)!;
  };
  const revise = (who: User, parameter: string, value: object, validFrom = today) =>
    who.post(`/api/institutions/${ministry}/revisions`, { parameter, value, validFrom, reason: 'Décret du jour' });
  const proclaim = async (days: string[], validFrom = today) => {
    const { value } = await named('institution.working-days');
    const proclaimed = days.map((day) => ({ day, label: label('Aïd el-Fitr') }));
    return revise(karim, 'institution.working-days', { ...value, proclaimed }, validFrom);
  };
  const lastDay = (from: string, days: number) => world.tx.run((em) => world.api.get(Delays).lastDay(em, ministry, from, days));

  it('begin with the weekend and the holidays of every year', async () => {
    const { value } = await named('institution.working-days');
    expect(value).toMatchObject({ weekend: [6, 7], proclaimed: [] });
    expect(value.yearly).toContainEqual(expect.objectContaining({ month: 7, day: 30 }));
    // The Throne Day of 2027 is a Friday.
    expect(await lastDay('2027-07-20', 10)).toBe('2027-08-02');
  });

  it('are proclaimed by officers of the institution, for days that exist, each once', async () => {
    expectRefusal(await revise(imane, 'institution.working-days', (await named('institution.working-days')).value), 403, 'FORBIDDEN');
    const wrong = await proclaim(['2027-02-30']);
    expect(wrong.body.errors).toMatchObject([{ path: 'value.proclaimed.0.day', code: 'date' }]);
    const twice = await proclaim(['2027-03-10', '2027-03-10']);
    expect(twice.body.errors).toMatchObject([{ path: 'value.proclaimed.1', code: 'listed_twice' }]);
    const { value } = await named('institution.working-days');
    const never = await revise(karim, 'institution.working-days', { ...value, weekend: [1, 2, 3, 4, 5, 6, 7] });
    expect(never.body.errors).toMatchObject([{ path: 'value.weekend', code: 'choice' }]);
    must(await proclaim(['2027-03-10', '2027-03-11']));
    expect(await lastDay('2027-03-01', 9)).toBe('2027-03-12');
    must(await proclaim([]));
    expect(await lastDay('2027-03-01', 9)).toBe('2027-03-10');
  });

  it('move the end of a delay that begins afterwards; one that was told keeps its instant', async () => {
    const claimed = async (name: string) => {
      const { id } = await aVerifiedAssociation(world, name);
      const samia = await aMember(world, id, `Samia ${name}`, 'editor');
      must(await samia.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const elected = { name: samia.name, email: samia.email, language: 'fr', electedOn: today, predecessorRole: 'none' };
      return must<{ id: string }>(await samia.post(`/api/associations/${id}/presidency-claims`, elected)).id;
    };
    const endOf = async (claim: string) => {
      const [row] = await world.sql<{ objection_until: Date; alarm: Date }>(
        `SELECT c.objection_until, (SELECT max(d.falls_at) FROM deadline d WHERE d.subject_id = c.id) AS alarm FROM presidency_claim c WHERE c.id = $1`,
        [claim],
      );
      return row!;
    };
    const first = await claimed('Première');
    const told = await endOf(first);
    const last = dayOfInstant(told.objection_until);
    must(await proclaim([last]));
    expect(await endOf(first)).toEqual(told);
    const second = dayOfInstant((await endOf(await claimed('Seconde'))).objection_until);
    expect(daysBetween(last, second)).toBeGreaterThan(0);

    // How long it lasts is the institution's decision too, for claims that come.
    must(await revise(karim, 'associations.delays', { objectionDays: 30 }));
    const third = dayOfInstant((await endOf(await claimed('Troisième'))).objection_until);
    expect(daysBetween(today, third)).toBeGreaterThanOrEqual(30);
    expect(await endOf(first)).toEqual(told);
  });

  it('of a day to come are proclaimed before it and taken back', async () => {
    const later = dayAfter(today, 20);
    const { revisionId } = must<{ revisionId: string }>(await proclaim(['2027-05-17'], later));
    expect((await named('institution.working-days')).value.proclaimed).not.toContainEqual(expect.objectContaining({ day: '2027-05-17' }));
    must(await karim.post(`/api/institutions/revisions/${revisionId}/withdrawal`, { reason: 'Autre jour proclamé' }));
  });
});
