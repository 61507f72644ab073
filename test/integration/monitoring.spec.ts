import { Deadlines } from '#notifications';
import { SMALL_PDF } from '../support/associations.js';
import { aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { aPaidTranche, byTwo } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { anAcceptedReport, aSubmittedReport, reportOf } from '../support/monitoring.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User } from '../support/people.js';
import { eventually, type World } from '../support/world.js';

describe('monitoring and closing', () => {
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
  const followUp = async (conventionId: string) => (await people.officer.get(`/api/monitoring/conventions/${conventionId}`)).body;

  describe('a report', () => {
    it('is expected as soon as a tranche is paid, with forecasts that make the tranche', async () => {
      const convention = await inForce();
      const order = await aPaidTranche(world, people, convention, 1);
      const id = await reportOf(people, convention, 1);
      const report = (await people.president.get(`/api/monitoring/reports/${id}`)).body;
      expect(report).toMatchObject({
        state: 'due',
        final: false,
        can: ['submit', 'write'],
        trancheCentimes: order.amountCentimes,
        due: { wall: '2027-03-16T23:59' },
      });
      expect(report.totals.forecastCentimes).toBe(order.amountCentimes);
      expect(report.lines.map((line: { account: string }) => line.account)).toEqual(['61', '64']);
      const mail = await world.mailbox.newestTo(people.president.email, /تقرير منتظر/);
      expect(mail.text).toContain('16 مارس 2027');
      expect((await people.president.get('/api/home')).body.items).toEqual(
        expect.arrayContaining([expect.objectContaining({ key: `report-${id}`, tone: 'soon' })]),
      );
    });

    it('is written by the association alone, in its version, and is submitted whole or not at all', async () => {
      const convention = await inForce();
      await aPaidTranche(world, people, convention, 1);
      const id = await reportOf(people, convention, 1);
      const { president, officer } = people;
      const url = `/api/monitoring/reports/${id}`;
      expectRefusal(await officer.put(url, { version: 1, summary: 'x' }), 403, 'FORBIDDEN');
      const neighbour = await User.with(world, 'Voisine', [
        { role: 'association.president', scope: { associationId: ground.anAssociation() } },
      ]);
      expectRefusal(await neighbour.get(url), 404, 'NOT_FOUND');
      expectRefusal(await neighbour.put(url, { version: 1 }), 404, 'NOT_FOUND');

      const incomplete = await president.post(`${url}/submit`);
      expectRefusal(incomplete, 422, 'REPORT_INCOMPLETE');
      expect(incomplete.body.errors.map((error: { path: string }) => error.path)).toEqual([
        'summary',
        'beneficiaries',
        'activities.0.done',
        'indicators.0.actual',
        'lines.0.actualCentimes',
        'lines.1.actualCentimes',
      ]);
      expect((await president.put(url, { version: 1, summary: 'Premier jet' })).body).toMatchObject({ version: 2 });
      const conflict = await president.put(url, { version: 1, summary: 'Deuxième onglet' });
      expectRefusal(conflict, 409, 'VERSION_CONFLICT');
      // What stands there, in the shape in which it is written, by whom and when: both can be brought together.
      expect(conflict.body.params).toMatchObject({
        current: 2,
        content: {
          summary: 'Premier jet',
          difficulties: '',
          activities: [{ position: 0, done: null, comment: '' }],
          indicators: [{ position: 0, actual: null }],
          beneficiaries: { total: null, women: null, minors: null },
          lines: [{ actualCentimes: null }, { actualCentimes: null }],
        },
        savedBy: { id: president.id, name: expect.any(String) },
        savedAt: { wall: expect.any(String) },
      });
      // What is written so far is kept as it is, one count before the others; what is emptied is empty.
      const partly = {
        version: 2,
        summary: '',
        beneficiaries: { total: null, women: 4, minors: null },
        indicators: [{ position: 0, actual: 7 }],
      };
      expect((await president.put(url, partly)).body).toMatchObject({ version: 3 });
      const read = (await president.get(url)).body;
      expect(read).toMatchObject({
        summary: null,
        declared: null,
        declaring: { total: null, women: 4, minors: null },
        indicators: [{ actual: 7 }],
      });
      expectRefusal(await president.post(`${url}/submit`), 422, 'REPORT_INCOMPLETE');
      const emptied = { version: 3, summary: 'Premier jet', indicators: [{ position: 0, actual: null }] };
      expect((await president.put(url, emptied)).body).toMatchObject({ version: 4 });
      expect((await president.get(url)).body).toMatchObject({ summary: 'Premier jet', indicators: [{ actual: null }] });
      const wrong = { version: 4, beneficiaries: { total: 10, women: 11, minors: 0 } };
      expectRefusal(await president.put(url, wrong), 422, 'BENEFICIARIES_INCONSISTENT');
      const foreign = { version: 4, lines: [{ id: convention, actualCentimes: 1 }] };
      expectRefusal(await president.put(url, foreign), 422, 'UNKNOWN_LINE');

      const voucher = await president.upload(`${url}/vouchers`, { name: 'facture.pdf', type: 'application/pdf', bytes: SMALL_PDF });
      expect(voucher.status).toBe(201);
      expect((await officer.get(`${url}/vouchers/${voucher.body.id}`)).raw.equals(SMALL_PDF)).toBe(true);
      expectRefusal(await neighbour.get(`${url}/vouchers/${voucher.body.id}`), 404, 'NOT_FOUND');
      await aSubmittedReport(world, people, convention, 1);
      expectRefusal(await president.put(url, { version: 6, summary: 'Après coup' }), 409, 'WRONG_STATE');
      expectRefusal(await president.delete(`${url}/vouchers/${voucher.body.id}`), 409, 'WRONG_STATE');
    });

    it('is sent back with a reason, corrected, accepted; then the second tranche is payable', async () => {
      const convention = await inForce();
      await aPaidTranche(world, people, convention, 1);
      const id = await aSubmittedReport(world, people, convention, 1);
      const verified = { total: 110, women: 55, minors: 100 };
      expectRefusal(await people.president.post(`/api/monitoring/reports/${id}/accept`, { verified }), 403, 'FORBIDDEN');
      expectRefusal(await people.officer.post(`/api/monitoring/reports/${id}/return`, {}), 422, 'INVALID_REQUEST');
      expect(
        (
          await people.officer.post(`/api/monitoring/reports/${id}/return`, {
            reason: 'Factures manquantes',
            reasons: ['vouchers.missing'],
          })
        ).body.state,
      ).toBe('returned');
      expectRefusal(await people.officer.post(`/api/monitoring/reports/${id}/accept`, { verified }), 409, 'WRONG_STATE');
      await world.mailbox.newestTo(people.president.email, /تقرير للتصحيح/);
      await aSubmittedReport(world, people, convention, 1);
      const tooMuch = { verified, ineligibleCentimes: 3_600_001 };
      expectRefusal(await people.officer.post(`/api/monitoring/reports/${id}/accept`, tooMuch), 422, 'INELIGIBLE_ABOVE_SPENT');
      expect((await people.officer.post(`/api/monitoring/reports/${id}/accept`, { verified })).body.state).toBe('accepted');
      const payments = (await people.president.get(`/api/disbursements/conventions/${convention}`)).body;
      expect(payments.tranches[1]).toMatchObject({ status: 'payable', blockers: [] });
    });

    it('is late once its day has passed', async () => {
      const convention = await inForce();
      await aPaidTranche(world, people, convention, 1);
      const id = await reportOf(people, convention, 1);
      await world.sql(`UPDATE report SET due_at = clock_timestamp() WHERE id = $1`, [id]);
      await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE subject_id = $1`, [id]);
      await world.api.get(Deadlines).sweep();
      await eventually(async () => (await people.president.get(`/api/monitoring/reports/${id}`)).body.state === 'late', 'a late report');
      await world.mailbox.newestTo(people.president.email, /تقرير متأخر/);
      // Late, and welcome all the same.
      await aSubmittedReport(world, people, convention, 1);
      expect((await people.officer.get(`/api/monitoring/reports/${id}`)).body.state).toBe('submitted');
    });
  });

  describe('closing', () => {
    it('waits for tranches and reports, then completes a project that owes nothing', async () => {
      const convention = await inForce();
      expectRefusal(await people.officer.post(`/api/monitoring/conventions/${convention}/closing`), 409, 'NOT_READY_TO_CLOSE');
      await aPaidTranche(world, people, convention, 1);
      await anAcceptedReport(world, people, convention, 1);
      await aPaidTranche(world, people, convention, 2);
      expect((await followUp(convention)).closing.obstacles.map((one: { fr: string }) => one.fr)).toEqual(['Rapports à remettre : 1.']);
      expect((await followUp(convention)).can).toEqual(['visit', 'incident']);
      await anAcceptedReport(world, people, convention, 2);
      expect((await followUp(convention)).can).toEqual(['visit', 'incident', 'compute']);
      expect((await people.president.get(`/api/monitoring/conventions/${convention}`)).body.can).toEqual(['incident']);
      expectRefusal(await people.officer.post(`/api/monitoring/conventions/${convention}/close`), 409, 'WRONG_STATE');
      expectRefusal(await people.president.post(`/api/monitoring/conventions/${convention}/closing`), 403, 'FORBIDDEN');
      expect((await people.officer.post(`/api/monitoring/conventions/${convention}/closing`)).status).toBe(204);
      expect((await followUp(convention)).closing.figures).toEqual({
        paidCentimes: 6_000_000,
        spentCentimes: 6_000_000,
        ineligibleCentimes: 0,
        unspentCentimes: 0,
        toRecoverCentimes: 0,
      });
      expect((await people.officer.post(`/api/monitoring/conventions/${convention}/closing`)).status).toBe(204);
      const closed = await people.officer.post(`/api/monitoring/conventions/${convention}/close`);
      expect(closed.body).toEqual({ state: 'closed', recoveryOrderId: null });
      expect((await people.officer.get(`/api/conventions/${convention}`)).body.state).toBe('completed');
      await world.mailbox.newestTo(people.president.email, /تم إغلاق المشروع/);
    });

    it('demands what was not spent, and closes when it has come back', async () => {
      const tranches = [{ shareBasisPoints: 10_000, conditions: ['documents_valid'] }];
      const convention = await aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }), {
        tranches,
      });
      await aPaidTranche(world, people, convention, 1);
      await anAcceptedReport(world, people, convention, 1, { overspentCentimes: -500_000 });
      await people.officer.post(`/api/monitoring/conventions/${convention}/closing`);
      const answers = await Promise.all([1, 2, 3].map(() => people.officer.post(`/api/monitoring/conventions/${convention}/close`)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
      const { state, recoveryOrderId } = answers.find((answer) => answer.status === 200)!.body;
      expect(state).toBe('recovering');
      expect((await people.president.get('/api/disbursements/recoveries')).body.items).toMatchObject([
        { id: recoveryOrderId, amountCentimes: 500_000, state: 'issued', number: expect.stringMatching(/^OR-\d{4}-\d{4}$/) },
      ]);
      await world.mailbox.newestTo(people.president.email, /طلب استرجاع/);
      const receipt = { settledOn: '2026-11-20', reference: 'TR-77' };
      expectRefusal(await people.president.post(`/api/disbursements/recoveries/${recoveryOrderId}/settle`, receipt), 403, 'FORBIDDEN');
      const settled = await byTwo(
        people.accountant,
        `/api/disbursements/recoveries/${recoveryOrderId}/settle`,
        receipt,
        people.authorising,
      );
      expect(settled.status).toBe(204);
      await eventually(async () => (await followUp(convention)).closing.state === 'closed', 'the closing after the recovery');
      expect((await people.officer.get(`/api/conventions/${convention}`)).body.state).toBe('completed');
    });
  });

  it('visits and incidents are written by those who may, and everything holds', async () => {
    const convention = await inForce();
    const visit = { visitedOn: '2027-01-10', findings: 'Cours tenus, 40 enfants présents.' };
    expectRefusal(await people.president.post(`/api/monitoring/conventions/${convention}/visits`, visit), 403, 'FORBIDDEN');
    expect((await people.officer.post(`/api/monitoring/conventions/${convention}/visits`, visit)).status).toBe(201);
    const incident = { occurredOn: '2027-01-12', description: 'Local inondé.' };
    expect((await people.president.post(`/api/monitoring/conventions/${convention}/incidents`, incident)).status).toBe(201);
    expect(await followUp(convention)).toMatchObject({
      visits: [{ visitor: 'Omar Chargé' }],
      incidents: [{ author: 'Fatima Présidente' }],
    });
    expect(await brokenIn(world)).toEqual([]);
  });
});
