import type { ConventionView } from '#conventions';
import type { OrderView } from '#disbursements';
import { decideAndVote, minutesReady, preparePayment, signMinutes, verifyPayment } from '#seeds';
import type { Browser } from 'playwright-core';
import { aSubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall, aReadyCall, wallIn } from '../support/calls.js';
import { aCallWithEligibleFiles, aCommittee, anOpenSession, score, sessionUrl, type FileInWorld } from '../support/committees.js';
import { act, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { readStudy, studyOf } from '../support/instruction.js';
import { PASSWORD, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';
import type { FileRow } from '#committees';
import { launchBrowser } from './support/browser.mjs';
import { confirmWithCode, signInAs, visit, type Visitor } from './support/visitor.js';

const ASKED = 80_000_00;

describe('officers before the pages of their work', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await createWorld();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe('the instructor', () => {
    let instructor: User;
    let visitor: Visitor;
    let first: string;
    let second: string;

    beforeAll(async () => {
      instructor = await nationalInstructor(world);
      const call = await aPublishedCall(world);
      const studies: string[] = [];
      for (const name of ['Al Amal', 'Tifawin']) {
        const { id } = await aSubmittedApplication(await aVerifiedAssociation(world, name), call.id, { title: `Projet ${name}` });
        studies.push(await studyOf(world, id));
      }
      [first, second] = studies as [string, string];
      visitor = await visit(browser, world);
      await signInAs(visitor, world, instructor, PASSWORD);
    }, 60_000);
    afterAll(() => visitor?.context.close());

    it('Idriss checks every point, says what is not conform, and declares a file admissible', async () => {
      const { page } = visitor;
      await visitor.isSound('instructor-home');
      await page.getByRole('link', { name: /Dossiers à instruire/ }).click();
      await page.getByRole('heading', { name: 'Dossiers à l’instruction' }).waitFor();
      await visitor.isSound('studies');
      await page.getByRole('link', { name: 'Projet Al Amal' }).click();
      await page.getByRole('heading', { name: 'Projet Al Amal' }).waitFor();
      await visitor.isSound('study');
      expect(await page.getByRole('button', { name: 'Déclarer recevable', exact: true }).count()).toBe(0);

      const { checklist } = await readStudy(instructor, first);
      const points = page
        .locator('section.section')
        .filter({ has: page.getByRole('heading', { name: 'Recevabilité' }) })
        .locator('form.point');
      const count = checklist.filter(({ kind }) => kind === 'admissibility').length;
      await points.first().waitFor();
      expect(await points.count()).toBe(count);
      await points.first().getByRole('radio', { name: 'Non conforme' }).check();
      await points.first().getByRole('button', { name: 'Enregistrer ce point' }).click();
      await points.first().getByText('À remplir.').waitFor();
      await visitor.isSound('point-refused');
      for (let index = 0; index < count; index += 1) await points.nth(index).getByRole('radio', { name: 'Conforme', exact: true }).check();

      await page.getByRole('button', { name: 'Déclarer recevable', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await visitor.isSound('admission');
      await page.getByRole('dialog').getByRole('button', { name: 'Déclarer recevable' }).click();
      await page.getByText('Éligibilité à l’étude').first().waitFor();
      await visitor.isSound('admissible');
      expect((await readStudy(instructor, first)).state).toBe('admissible');
    }, 60_000);

    it('of the other file he asks a completion on one document and one question, with a deadline', async () => {
      const { page } = visitor;
      await visitor.open(`/app/instruction/${second}`);
      await page.getByRole('button', { name: 'Demander un complément' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
      await dialog.locator('.error-summary').waitFor();
      await visitor.isSound('completion-refused');
      await dialog.getByRole('checkbox', { name: 'Note de projet' }).check();
      await dialog.getByRole('checkbox', { name: 'Besoin' }).check();
      await dialog.getByLabel('Ce qui est demandé').fill('Chiffrez le besoin et signez la note.');
      await dialog.getByLabel('Réponse attendue avant').fill(wallIn(10));
      await visitor.isSound('completion');
      await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
      await page.getByRole('heading', { name: 'Demandes de complément' }).waitFor();
      await visitor.isSound('completion-asked');
      const { state, completions } = await readStudy(instructor, second);
      expect(state).toBe('completing');
      expect(completions.map(({ documents, fields }) => [documents, fields])).toEqual([[['project_note'], ['need']]]);
    }, 60_000);
  });

  it('from the task list, the programme officer reads a prepared call in both languages and publishes it', async () => {
    const officer = await programmeOfficer(world);
    const title = { fr: 'Appel des villages', ar: 'طلب مشاريع القرى', en: 'Villages call' };
    const call = await aReadyCall(world, { content: { title }, calendar: { opens: wallIn(2, '09:00') } });
    const visitor = await visit(browser, world);
    const { page } = visitor;
    await signInAs(visitor, world, officer, PASSWORD);
    await visitor.isSound('officer-home');
    await page.getByRole('link', { name: /Terminer et publier l’appel.*Appel des villages/ }).click();
    await page.getByRole('heading', { name: 'L’appel est complet' }).waitFor();
    await visitor.isSound('call-ready');
    await page.getByRole('link', { name: 'Aperçu' }).click();
    await page.getByText('طلب مشاريع القرى').first().waitFor();
    await visitor.isSound('call-preview');
    await page.goBack();
    await page.getByRole('button', { name: 'Publier l’appel' }).click();
    await page.getByRole('dialog').waitFor();
    await visitor.isSound('call-publishing');
    await page.getByRole('dialog').getByRole('button', { name: 'Publier l’appel' }).click();
    await page.getByText('Publié', { exact: true }).first().waitFor();
    await visitor.isSound('call-published');
    expect(must<{ state: string }>(await officer.get(`/api/calls/${call.id}`)).state).toBe('published');
    await visitor.open('/app');
    expect(await page.getByText('Appel des villages').count()).toBe(0);
    await visitor.context.close();
  }, 60_000);

  describe('those who bind the administration', () => {
    let people: MoneyPeople;
    let convention: string;

    beforeAll(async () => {
      const { applicationId, association } = await anAwardedFile();
      people = await moneyPeople(world, association.id);
      convention = await aSentConvention(world, people, applicationId);
      await act(people.president, `/api/conventions/${convention}/sign`);
    }, 60_000);

    it('the signatory countersigns, in Arabic, with the code asked again', async () => {
      const visitor = await visit(browser, world, { language: 'ar' });
      const { page } = visitor;
      await signInAs(visitor, world, people.signatory, PASSWORD);
      await visitor.open('/app');
      await visitor.isSound('signatory-home-ar');
      await page.getByRole('link', { name: /توقيع باسم الإدارة/ }).click();
      await page.getByRole('button', { name: 'توقيع باسم الإدارة' }).waitFor();
      await visitor.isSound('convention-ar');
      await page.getByRole('button', { name: 'توقيع باسم الإدارة' }).click();
      await page.getByRole('dialog').waitFor();
      await visitor.isSound('countersign-ar');
      await page.getByRole('dialog').getByRole('button', { name: 'توقيع باسم الإدارة' }).click();
      await confirmWithCode(visitor, world, people.signatory);
      await page.getByText('الوثيقة سارية المفعول: تُؤدى الأشطر وتُقدم التقارير.').waitFor();
      await page.getByRole('button', { name: 'التحقق من الوثيقة وتوقيعاتها' }).click();
      await page.getByText('الوثيقة سليمة').waitFor();
      await visitor.isSound('in-force-ar');
      const { state, signatures } = must<ConventionView>(await people.officer.get(`/api/conventions/${convention}`));
      expect([state, signatures.length]).toEqual(['in_force', 2]);
      await visitor.context.close();
    }, 60_000);

    it('the authorising officer authorises a verified order, in Arabic; without the code nothing is authorised', async () => {
      const order = await preparePayment(people.officer, convention, 1);
      await verifyPayment(people.accountant, order);
      const stateOf = async () => must<OrderView>(await people.officer.get(`/api/disbursements/orders/${order}`)).state;
      const visitor = await visit(browser, world, { language: 'ar' });
      const { page } = visitor;
      await signInAs(visitor, world, people.authorising, PASSWORD);
      await visitor.open('/app');
      await visitor.isSound('authorising-home-ar');
      await page.getByRole('link', { name: /أوامر في انتظار الإذن بالصرف/ }).click();
      await page.getByRole('heading', { name: 'الأوامر بالأداء' }).waitFor();
      await visitor.isSound('orders-ar');
      await page.locator('table a').first().click();
      const authorise = page.getByRole('button', { name: 'الإذن بالصرف' });
      await authorise.waitFor();
      await visitor.isSound('order-ar');
      await authorise.click();
      await page.getByRole('dialog').waitFor();
      await visitor.isSound('authorise-ar');
      await page.getByRole('dialog').getByRole('button', { name: 'الإذن بالصرف' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'إلغاء', exact: true }).click();
      await page.getByText('لم يُنجز الإجراء: لم يُؤكد الرمز.').waitFor();
      await visitor.isSound('not-authorised-ar');
      expect(await stateOf()).toBe('verified');

      await authorise.click();
      await page.getByRole('dialog').getByRole('button', { name: 'الإذن بالصرف' }).click();
      await confirmWithCode(visitor, world, people.authorising);
      await page.getByText('يدرجه المحاسب في الملف البنكي الموالي.').waitFor();
      await visitor.isSound('authorised-ar');
      expect(await stateOf()).toBe('authorised');
      await visitor.context.close();
    }, 60_000);
  });

  /** A file selected by a committee whose minutes all have signed. */
  async function anAwardedFile(): Promise<FileInWorld> {
    const { call, files } = await aCallWithEligibleFiles(world, [{ name: 'Azul', askedCentimes: ASKED, language: 'ar' }]);
    const committee = await aCommittee(world);
    const session = await anOpenSession(committee, call.id);
    const chair = committee.chair.user;
    const [file] = must<FileRow[]>(await chair.get(sessionUrl(session, '/files')));
    for (const member of committee.voting) await score(member, file!.fileId, 4, 4, 3);
    must(await chair.post(sessionUrl(session, '/deliberate')));
    const decision = { fileId: file!.fileId, outcome: 'selected' as const, amountCentimes: ASKED };
    await decideAndVote(
      chair,
      session,
      decision,
      committee.voting.map(({ id }) => id),
    );
    must(await chair.post(sessionUrl(session, '/close')));
    await minutesReady(chair, session);
    await signMinutes(
      committee.voting.map(({ user }) => user),
      session,
    );
    return files[0]!;
  }
});
