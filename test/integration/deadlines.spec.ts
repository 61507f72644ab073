import { Deadlines } from '#notifications';
import { aConventionInForce, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { aPaidTranche } from '../support/disbursements.js';
import { addresses, calendarOf, DueDatesInStory } from '../support/due-dates.js';
import type { Ground } from '../support/ground.js';
import { reportOf } from '../support/monitoring.js';
import { createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { OwnWorld } from '../support/world.js';

const DAY_MS = 86_400_000;

describe('due dates', () => {
  let world: OwnWorld;
  let ground: Ground;
  let people: MoneyPeople;
  let associationId: string;
  let dates: DueDatesInStory;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    dates = new DueDatesInStory(world);
  }, 60_000);
  afterAll(() => world?.close());

  const anAward = () => ground.anAward({ amountCentimes: 60_000_00, associationId });
  const toSign = () => aSentConvention(world, people, anAward());
  const signatureDue = (id: string, days: number) =>
    world.sql(`UPDATE convention SET signature_due_at = clock_timestamp() + $2 * interval '1 day' WHERE id = $1`, [id, days]);
  const resume = () => world.worker.get(Deadlines).resume();

  describe('of a database from before they had alarms', () => {
    it('get the steps that are still to come, and nobody is written to about those that are past', async () => {
      const since = new Date();
      const [near, late] = [await toSign(), await toSign()];
      // In five days: the reminder of a week before is past. Long over: so is the day after it.
      await signatureDue(near, 5);
      await signatureDue(late, -40);
      await world.sql(`DELETE FROM deadline WHERE subject_id = ANY($1::uuid[])`, [[near, late]]);
      await resume();
      const alarm = await dates.alarm('conventions.signature', near);
      expect(alarm!.dueAt.getTime()).toBe(alarm!.fallsAt.getTime() - 2 * DAY_MS);
      expect((await dates.alarm('conventions.signature', late))?.waiting).toBeFalsy();
      await dates.sweepTwice();
      expect(await dates.told('deadlines.due', since)).toEqual([]);
      expect(await dates.told('deadlines.missed', since)).toEqual([]);
      expect(await resume()).toBe(0);
    }, 60_000);

    it('an alarm set before there were steps is taken up, and one whose date moved without telling follows it', async () => {
      const id = await toSign();
      await world.sql(`UPDATE deadline SET falls_at = NULL, due_at = due_at + interval '1 hour' WHERE subject_id = $1`, [id]);
      await signatureDue(id, 4);
      expect(await resume()).toBe(1);
      await signatureDue(id, 6);
      expect(await resume()).toBe(1);
      const alarm = await dates.alarm('conventions.signature', id);
      expect(Math.round((alarm!.fallsAt.getTime() - Date.now()) / DAY_MS)).toBe(6);
    }, 60_000);
  });

  it('a report is late at its instant, and a month of silence of the worker brings one word to the officers, not four', async () => {
    const convention = await aConventionInForce(world, people, anAward());
    await aPaidTranche(world, people, convention, 1);
    const id = await reportOf(people, convention, 1);
    const since = new Date();
    await world.sql(`UPDATE report SET due_at = clock_timestamp() - interval '8 days' WHERE id = $1`, [id]);
    await world.sql(
      `UPDATE deadline SET due_at = clock_timestamp() - interval '22 days' WHERE kind = 'monitoring.report-due' AND subject_id = $1`,
      [id],
    );
    await dates.sweepTwice();
    expect(await dates.told('deadlines.due', since)).toEqual([]);
    expect(await dates.told('deadlines.missed', since)).toEqual(addresses([people.officer]));
    await world.mailbox.newestTo(people.president.email, /تقرير متأخر/);
    expect((await people.president.get(`/api/monitoring/reports/${id}`)).body).toMatchObject({ state: 'late' });
  }, 60_000);

  it('nobody holds the role that answers for it: the administrators are told, without a way in', async () => {
    const elsewhere = ground.anAssociation({ regionCode: 'MA-02' });
    const president = await User.with(world, 'Présidente de Oujda', [
      { role: 'association.president', scope: { associationId: elsewhere } },
    ]);
    const administrator = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    const id = await aSentConvention(
      world,
      people,
      ground.anAward({ amountCentimes: 60_000_00, associationId: elsewhere, regionCode: 'MA-02' }),
    );
    const since = new Date();
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE role = 'programme.officer'`);
    await dates.comeTo({ kind: 'conventions.signature' } as never, { id }, DAY_MS);
    await world.sql(`UPDATE role_grant SET revoked_at = NULL WHERE role = 'programme.officer'`);
    expect(await dates.told('deadlines.missed', since)).toEqual([administrator.email]);
    const [{ action_path: path }] = (await world.sql(`SELECT action_path FROM message WHERE kind = 'deadlines.missed' AND person_id = $1`, [
      administrator.id,
    ])) as [{ action_path: string | null }];
    expect(path).toBeNull();
    expect(await calendarOf(president)).toContain(`conventions.signature-${id}@`);
  }, 60_000);

  it('one alarm that fails keeps no other from ringing', async () => {
    const id = await toSign();
    await world.sql(
      `INSERT INTO deadline (id, kind, subject_id, due_at) VALUES (gen_random_uuid(), 'nobody.knows', gen_random_uuid(), now() - interval '30 days')`,
    );
    const since = new Date();
    await signatureDue(id, 7 - 0.001);
    await world.sql(`UPDATE deadline SET due_at = clock_timestamp() - interval '1 hour' WHERE subject_id = $1`, [id]);
    await expect(world.worker.get(Deadlines).sweep()).rejects.toThrow(/alarms failed/);
    expect(await dates.told('deadlines.due', since)).toEqual([people.president.email]);
    await world.sql(`DELETE FROM deadline WHERE kind = 'nobody.knows'`);
  }, 60_000);

  describe('in a calendar of one’s own', () => {
    const read = (address: string) => visitor(world).get(new URL(address).pathname);
    const make = async (user: User) => must(await user.post<{ address: string }>('/api/me/calendar')).address;

    it('whoever has the address reads it, without signing in, and nobody keeps a copy', async () => {
      const id = await toSign();
      expect((await people.president.get('/api/me/calendar')).body.since === undefined).toBe(false);
      const address = await make(people.president);
      const answer = await read(address);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' });
      expect(answer.headers['x-robots-tag']).toContain('noindex');
      const lines = answer.raw.toString('utf8').replaceAll('\r\n ', '');
      expect(lines).toContain(`UID:conventions.signature-${id}@jisr.test`);
      expect(lines).toMatch(/SUMMARY:توقيع منتظر — /);
      expect(lines).toContain(`URL;VALUE=URI:http://jisr.test/app/conventions/${id}`);
      const kept = await world.sql<{ secret_hash: string }>(`SELECT secret_hash FROM calendar_address WHERE person_id = $1`, [
        people.president.id,
      ]);
      expect(address).not.toContain(kept[0]!.secret_hash);
    }, 60_000);

    it('a new address ends the one before, the end of it ends it, and any other is no calendar', async () => {
      const first = await make(people.president);
      const second = await make(people.president);
      expectRefusal(await read(first), 404, 'NOT_FOUND');
      expect((await read(second)).status).toBe(200);
      must(await people.president.delete('/api/me/calendar'));
      expectRefusal(await read(second), 404, 'NOT_FOUND');
      expect((await people.president.get('/api/me/calendar')).body).toEqual({ since: null });
      expectRefusal(await read('http://jisr.test/api/me/calendar/unknown.ics'), 404, 'NOT_FOUND');
      expectRefusal(await visitor(world).post('/api/me/calendar'), 401, 'UNAUTHENTICATED');
      const acts = await world.sql<{ event: string }>(
        `SELECT event FROM audit_entry WHERE subject = 'person' AND subject_id = $1 AND event LIKE '%calendar%' ORDER BY id DESC LIMIT 2`,
        [people.president.id],
      );
      expect(acts.map(({ event }) => event)).toEqual(['end_calendar_address', 'make_calendar_address']);
    });

    it('says what the person may see now: less when a role is gone, nothing of a person who is suspended', async () => {
      const id = await toSign();
      const leaving = await User.with(world, 'Partante', [
        { role: 'association.president', scope: { associationId: ground.anAssociation() } },
      ]);
      const address = await make(people.president);
      const theirs = await make(leaving);
      expect((await read(address)).raw.toString()).toContain(id.slice(0, 8));
      expect((await read(theirs)).raw.toString()).not.toContain(id.slice(0, 8));
      const suspend = (state: string) =>
        world.sql(`UPDATE person SET state = $2, suspended_because = CASE $2 WHEN 'suspended' THEN 'Essai' END WHERE id = $1`, [
          people.president.id,
          state,
        ]);
      await suspend('suspended');
      expectRefusal(await read(address), 404, 'NOT_FOUND');
      await suspend('active');
      await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = $1`, [people.president.id]);
      const bare = await read(address);
      expect([bare.status, bare.raw.toString().includes('BEGIN:VEVENT')]).toEqual([200, false]);
      await world.sql(`UPDATE role_grant SET revoked_at = NULL WHERE person_id = $1`, [people.president.id]);
    }, 60_000);
  });
});
