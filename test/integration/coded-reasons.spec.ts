import type { ConventionView } from '#conventions';
import type { ReportView } from '#monitoring';
import { aConventionInForce, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { aPaidTranche } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import { createMoneyWorld } from '../support/money-world.js';
import { aSubmittedReport } from '../support/monitoring.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { OwnWorld } from '../support/world.js';

const RENAMED = { fr: 'Autre nom', ar: 'اسم آخر', en: 'Another name' };
type Counted = { code: string; count: number }[];
type Offered = { code: string; kinds: string[] }[];

describe('whoever is told no after the award is told why, coded', () => {
  let world: OwnWorld;
  let ground: Ground;
  let people: MoneyPeople;
  let lists: InstitutionLists;
  let associationId: string;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
    lists = await InstitutionLists.of(world);
    stranger = await User.with(world, 'Voisine', [{ role: 'association.president', scope: { associationId: ground.anAssociation() } }]);
  }, 180_000);
  afterAll(() => world?.close());

  const award = () => ground.anAward({ amountCentimes: 6_000_000, associationId });
  const counted = async (at: string, reader: User) =>
    must<Counted>(await reader.get(`/api/${at}/reasons`)).map(({ code, count }) => [code, count]);
  const offered = async (at: string, act: string) =>
    must<Offered>(await people.officer.get(`/api/${at}/reasons`))
      .filter(({ kinds }) => kinds.includes(act))
      .map(({ code }) => code);
  let stranger: User;

  describe('a report', () => {
    const REASONS = 'monitoring.reasons';
    const verified = { total: 110, women: 55, minors: 100 };
    const aReport = async () => {
      const convention = await aConventionInForce(world, people, award());
      await aPaidTranche(world, people, convention, 1);
      return { convention, id: await aSubmittedReport(world, people, convention, 1) };
    };
    const read = async (id: string, reader = people.president) => must<ReportView>(await reader.get(`/api/monitoring/reports/${id}`));
    const sendBack = (id: string, reasons: string[]) =>
      people.officer.post(`/api/monitoring/reports/${id}/return`, { reason: 'Deux factures manquent.', reasons });
    const accept = (id: string, more: object) => people.officer.post(`/api/monitoring/reports/${id}/accept`, { verified, ...more });
    const found = async (reason: string) =>
      must(await people.officer.get(`/api/monitoring/reports?reason=${reason}`)).items.map(({ id }: { id: string }) => id);

    it('goes back for one at least, of those of a return; who wrote it reads them, and they go with its next version', async () => {
      const { id, convention } = await aReport();
      expect(await offered(`monitoring/reports/${id}`, 'return')).toContain('report.incomplete');
      expect(await offered(`monitoring/reports/${id}`, 'return')).not.toContain('expense.unpaid');
      expect(refusedAt(await sendBack(id, []))).toEqual(['reasons too_few']);
      expect(refusedAt(await sendBack(id, ['vouchers.missing', 'expense.unpaid', 'no.such']))).toEqual([
        'reasons.1 choice',
        'reasons.2 choice',
      ]);
      expect(await read(id)).toMatchObject({ state: 'submitted', reason: null, reasons: [] });
      must(await sendBack(id, ['vouchers.missing', 'figures.inconsistent']));
      expect(await read(id)).toMatchObject({
        state: 'returned',
        reason: 'Deux factures manquent.',
        reasons: [{ code: 'figures.inconsistent' }, { code: 'vouchers.missing' }],
      });
      const mail = await world.mailbox.newestTo(people.president.email, /تقرير للتصحيح/);
      expect(mail.text).toMatch(/الأرقام لا تطابق الوثائق[^]*وثائق مثبتة ناقصة[^]*Deux factures manquent/);
      expect(await counted('monitoring', people.officer)).toEqual(
        expect.arrayContaining([
          ['figures.inconsistent', 1],
          ['vouchers.missing', 1],
        ]),
      );
      expect(await found('vouchers.missing')).toEqual([id]);
      await aSubmittedReport(world, people, convention, 1);
      expect(await read(id)).toMatchObject({ reason: null, reasons: [] });
      expect(await found('vouchers.missing')).toEqual([]);
    });

    it('is accepted whole without any; what is set aside says which expenses and why', async () => {
      const { id } = await aReport();
      const setAside = { ineligibleCentimes: 10_000 };
      expect(refusedAt(await accept(id, setAside))).toEqual(['reasons required', 'reason required']);
      expect(refusedAt(await accept(id, { ...setAside, reason: 'La location.', reasons: ['report.incomplete'] }))).toEqual([
        'reasons.0 choice',
      ]);
      must(await accept(id, { ...setAside, reason: 'La location.', reasons: ['expense.outside_period'] }));
      expect(await read(id)).toMatchObject({ state: 'accepted', reason: 'La location.', reasons: [{ code: 'expense.outside_period' }] });
      const mail = await world.mailbox.newestTo(people.president.email, /استبعاد نفقات/);
      expect(mail.text).toMatch(/100 درهم[^]*خارج مدة الاتفاقية[^]*La location/);
      expect(await found('expense.outside_period')).toEqual([id]);
      const whole = await aReport();
      must(await accept(whole.id, { reason: 'Sans objet', reasons: ['expense.unpaid'] }));
      expect(await read(whole.id)).toMatchObject({ state: 'accepted', reason: null, reasons: [] });
    });

    it('an ended reason is refused for what is new and keeps its name where it was said; strangers learn nothing', async () => {
      const { id } = await aReport();
      must(await sendBack(id, ['beneficiaries.unclear']));
      await lists.end(REASONS, 'beneficiaries.unclear', RENAMED);
      expect((await read(id)).reasons[0]!.label.fr).toMatch(/^Les personnes touchées/);
      expect(await counted('monitoring', people.officer)).toContainEqual(['beneficiaries.unclear', 1]);
      const other = await aReport();
      expect(refusedAt(await sendBack(other.id, ['beneficiaries.unclear']))).toEqual(['reasons.0 choice']);
      expect(await counted('monitoring', stranger)).toEqual([]);
      expectRefusal(await stranger.get(`/api/monitoring/reports/${id}/reasons`), 404, 'NOT_FOUND');
      const words = await lists.words(REASONS);
      const withoutReturn = words.map((one) => (!one.marks || one.marks.includes('return') ? { ...one, retired: true } : one));
      expect(refusedAt(await lists.decide(REASONS, withoutReturn))).toEqual(['value.words too_few']);
    });
  });

  describe('an act', () => {
    const REASONS = 'conventions.reasons';
    const read = async (id: string, reader = people.president) => must<ConventionView>(await reader.get(`/api/conventions/${id}`));
    const end = (id: string, deed: 'cancel' | 'terminate', reasons: string[]) =>
      (deed === 'cancel' ? people.officer : people.signatory).post(`/api/conventions/${id}/${deed}`, {
        reason: 'Voir la lettre.',
        reasons,
      });
    const found = async (reason: string) =>
      must(await people.officer.get(`/api/conventions?reason=${reason}`)).items.map(({ id }: { id: string }) => id);

    it('is cancelled and terminated each for reasons of its own; the association reads them in its language', async () => {
      const drafted = await aSentConvention(world, people, award());
      expect(await offered(`conventions/${drafted}`, 'cancel')).toContain('act.error');
      expect(await offered(`conventions/${drafted}`, 'cancel')).not.toContain('funds.misused');
      expect(refusedAt(await end(drafted, 'cancel', []))).toEqual(['reasons too_few']);
      expect(refusedAt(await end(drafted, 'cancel', ['funds.misused']))).toEqual(['reasons.0 choice']);
      must(await end(drafted, 'cancel', ['act.error']));
      expect(await read(drafted)).toMatchObject({ state: 'cancelled', endReason: 'Voir la lettre.', endReasons: [{ code: 'act.error' }] });

      const running = await aConventionInForce(world, people, award());
      await people.signatory.stepUp();
      expect(refusedAt(await end(running, 'terminate', ['act.error']))).toEqual(['reasons.0 choice']);
      expect(await read(running)).toMatchObject({ state: 'in_force', endReason: null, endReasons: [] });
      must(await end(running, 'terminate', ['obligations.unmet', 'association.withdrew']));
      expect((await read(running)).endReasons.map(({ code }) => code)).toEqual(['association.withdrew', 'obligations.unmet']);
      const mail = await world.mailbox.newestTo(people.president.email, /فسخ/);
      expect(mail.text).toMatch(/تتخلى الجمعية[^]*بالتزامات الاتفاقية[^]*Voir la lettre/);
      const [row] = await world.sql<{ detail: object }>(`SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'terminate'`, [
        running,
      ]);
      expect(row!.detail).toMatchObject({ reasons: ['association.withdrew', 'obligations.unmet'] });
      expect(await counted('conventions', people.officer)).toEqual(
        expect.arrayContaining([
          ['act.error', 1],
          ['obligations.unmet', 1],
        ]),
      );
      expect(await found('obligations.unmet')).toEqual([running]);
      expect(await counted('conventions', stranger)).toEqual([]);
      expectRefusal(await stranger.get(`/api/conventions/${running}/reasons`), 404, 'NOT_FOUND');
    });

    it('that ended before has its text alone; a word that is added serves from then on', async () => {
      const before = await aSentConvention(world, people, award());
      await world.sql(`UPDATE convention SET state = 'cancelled', end_reason = 'Avant la liste' WHERE id = $1`, [before]);
      expect(await read(before)).toMatchObject({ endReason: 'Avant la liste', endReasons: [] });
      await lists.add(REASONS, word('region.split', 'La région est partagée.', { marks: ['cancel'] }));
      const id = await aSentConvention(world, people, award());
      must(await end(id, 'cancel', ['region.split']));
      await lists.end(REASONS, 'region.split', RENAMED);
      expect((await read(id)).endReasons).toMatchObject([{ label: { fr: 'La région est partagée.' } }]);
    });
  });
});
