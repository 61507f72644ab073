import type { ConventionView } from '#conventions';
import type { OrderView } from '#disbursements';
import { dayOfInstant } from '#kernel';
import { bankStatement, readConvention, readOrder, sendPayments, signConvention } from '#seeds';
import type { Browser, Page } from 'playwright-core';
import { aSubmittedApplication, type SubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aReadyCall, closeNow, wallIn, type CallInWorld } from '../support/calls.js';
import { aCommittee } from '../support/committees.js';
import { moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { entrust, readStudy, studyOf } from '../support/instruction.js';
import { aSubmittedReport, reportOf } from '../support/monitoring.js';
import { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { selectTheFile } from './support/award.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, confirmWithCode, READERS, type Visitor } from './support/visitor.js';
import { wordsOf } from './support/words.js';

const ASKED = 80_000_00;

/** What is data and not a text of the screens, in the language of the readers. */
const WRITTEN = {
  fr: {
    call: { fr: 'Appel des villages', ar: 'طلب مشاريع القرى', en: 'Villages call' },
    associations: ['Azul', 'Tafukt'],
    titles: ['Bibliothèque du village', 'Théâtre du village'],
    remark: 'Le récépissé est illisible.',
    asked: 'Chiffrez le besoin et signez la note.',
    note: 'Note de projet',
    need: 'Besoin',
    caseReason: 'Vérifié auprès de la banque',
  },
  ar: {
    call: { fr: 'Appel des villes', ar: 'طلب مشاريع المدن', en: 'Towns call' },
    associations: ['Itri', 'Ayyur'],
    titles: ['خزانة الحي', 'مسرح الحي'],
    remark: 'الوصل غير مقروء.',
    asked: 'حددوا الحاجة بالأرقام ووقعوا المذكرة.',
    note: 'مذكرة المشروع',
    need: 'الحاجة',
    caseReason: 'تم التحقق لدى البنك',
  },
};

describe('officers before the pages of their work', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe.each(READERS)('$where', (reader) => {
    const { language } = reader;
    const written = WRITTEN[language];
    const chapter = chaptersOf();
    const year = dayOfInstant(new Date()).slice(0, 4);
    let call: CallInWorld;
    let associations: AssociationInWorld[];
    let files: SubmittedApplication[];
    let people: MoneyPeople;
    let instructor: User;
    let officer: Visitor;
    let convention: string;
    let order: string;

    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
    const stateOf = async (id: string) => must<OrderView>(await people.officer.get(`/api/disbursements/orders/${id}`)).state;

    beforeAll(async () => {
      call = await aReadyCall(world, { content: { title: written.call, regionCodes: ['MA-09'] } });
      associations = [];
      for (const name of written.associations) associations.push(await aVerifiedAssociation(world, name, { language }));
      people = await moneyPeople(world, associations[0]!.id, associations[0]!.president);
      instructor = await User.with(world, `Idriss ${language}`, [{ role: 'instructor' }], { language });
    }, 60_000);
    afterAll(() => officer?.context.close());

    chapter('from the task list, the programme officer reads a prepared call in both languages and publishes it', async () => {
      officer = await atWork(browser, world, people.officer, reader);
      const { page, say } = officer;
      await officer.isSound('officer-home');
      await page.locator(`main a[href*="${call.id}"]`).first().click();
      await page.getByRole('heading', { name: say('calls:readyTitle') }).waitFor();
      await officer.isSound('call-ready');
      await page.getByRole('link', { name: say('calls:preview') }).click();
      for (const text of [written.call.fr, written.call.ar]) await page.getByText(text).first().waitFor();
      for (const words of [wordsOf('fr'), wordsOf('ar')]) await page.getByText(words('common:moroccoTime')).first().waitFor();
      await officer.isSound('call-preview');
      await page.goBack();
      await button(page, say('calls:publish')).click();
      await page.getByRole('dialog').waitFor();
      await officer.isSound('call-publishing');
      await inDialog(page, say('calls:publish')).click();
      await page.getByRole('link', { name: say('calls:publicPage') }).waitFor();
      await officer.isSound('call-published');
      await page.getByRole('link', { name: say('calls:publicPage') }).click();
      await page.getByRole('heading', { name: written.call[language] }).waitFor();
      await officer.isSound('call-public');
    });

    chapter(
      'the instructor says what is not conform, then finds every point conform and declares a file eligible',
      async () => {
        files = [];
        for (const [index, association] of associations.entries()) {
          const file = await aSubmittedApplication(association, call.id, { title: written.titles[index], askedCentimes: ASKED });
          await entrust(world, await studyOf(world, file.id), instructor);
          files.push(file);
        }
        await theOfficerSeesThem(officer);
        const study = await studyOf(world, files[0]!.id);
        const visitor = await atWork(browser, world, instructor, reader);
        const { page, say } = visitor;
        await visitor.isSound('instructor-home');
        await page.locator('main a[href*="/app/instruction"]').first().click();
        await page.getByRole('heading', { name: say('instruction:list.title') }).waitFor();
        await visitor.isSound('studies');
        await page.getByRole('link', { name: written.titles[0]! }).click();
        await page.getByRole('heading', { name: written.titles[0]! }).waitFor();
        await visitor.isSound('study');
        if (language === 'ar') await page.getByRole('radio', { name: say('instruction:study.study'), exact: true }).check();
        expect(await button(page, say('instruction:act.admit')).count()).toBe(0);

        const pointsOf = (kind: string) =>
          page
            .locator('main section')
            .filter({ has: page.getByRole('heading', { name: say(`instruction:kind.${kind}`) }) })
            .last()
            .locator('form:has(input[type=radio])');
        const findConform = async (kind: 'admissibility' | 'eligibility') => {
          const points = pointsOf(kind);
          await points.first().waitFor();
          const { checklist } = await readStudy(instructor, study);
          expect(await points.count()).toBe(checklist.filter((item) => item.kind === kind).length);
          for (const point of await points.all())
            await point.getByRole('radio', { name: say('instruction:verdict.conform'), exact: true }).check();
        };
        const conclude = async (act: string) => {
          await button(page, say(`instruction:act.${act}`)).click();
          await visitor.isSound(`conclusion-${act}`);
          await inDialog(page, say(`instruction:act.${act}`)).click();
          await page.getByRole('dialog').waitFor({ state: 'hidden' });
        };

        const first = pointsOf('admissibility').first();
        await first.getByRole('radio', { name: say('instruction:verdict.not_conform') }).check();
        await first.getByRole('button', { name: say('instruction:study.saveRemark') }).click();
        await first.locator('.mantine-InputWrapper-error').waitFor();
        await visitor.isSound('point-refused', { refused: true });
        await findConform('admissibility');
        await conclude('admit');
        await findConform('eligibility');
        await conclude('declare_eligible');
        await page.getByText(say('instruction:study.situation.eligible')).waitFor();
        await visitor.isSound('eligible');
        expect((await readStudy(instructor, study)).state).toBe('eligible');

        await askCompletion(visitor, await studyOf(world, files[1]!.id));
        await visitor.context.close();
      },
      90_000,
    );

    chapter('after the committee, the programme officer draws up the convention and sends it for signature', async () => {
      await closeNow(world, call.id);
      await selectTheFile(world, await aCommittee(world), call.id);
      const { page, say } = officer;
      const [application] = files;
      await officer.open('/app/conventions/awards');
      await officer.isSound('awards');
      await page.locator(`main a[href="/app/conventions/awards/${application!.id}"]`).click();
      const today = dayOfInstant(new Date());
      await page.getByLabel(say('conventions:terms.starts')).fill(today);
      await page.getByLabel(say('conventions:terms.ends')).fill(`${Number(year) + 1}${today.slice(4)}`);
      await officer.isSound('convention-draft');
      await button(page, say('conventions:draft.save')).click();
      await page.getByText(say('conventions:stands.drafted')).waitFor({ timeout: 30_000 });
      convention = new URL(page.url()).pathname.split('/').at(-1)!;
      await officer.isSound('convention-drafted');
      await button(page, say('conventions:deed.send')).click();
      await inDialog(page, say('conventions:deed.send')).click();
      await page.getByText(say('conventions:stands.sent')).waitFor();
      await signConvention(associations[0]!.president, convention);
    });

    chapter('the signatory countersigns with the code asked again; the document proves intact', async () => {
      const visitor = await atWork(browser, world, people.signatory, reader);
      const { page, say } = visitor;
      await visitor.isSound('signatory-home');
      await page.locator(`main a[href*="${convention}"]`).first().click();
      await button(page, say('conventions:deed.countersign')).click();
      await page.getByRole('dialog').waitFor();
      await visitor.isSound('countersign');
      await confirmWithCode(visitor, world, people.signatory, () => inDialog(page, say('conventions:deed.countersign')).click());
      await page.getByText(say('conventions:stands.in_force')).waitFor();
      await button(page, say('conventions:verification.check')).click();
      await page.getByText(say('conventions:verification.intact')).waitFor();
      await visitor.isSound('in-force');
      const { state, signatures } = must<ConventionView>(await people.officer.get(`/api/conventions/${convention}`));
      expect([state, signatures.length]).toEqual(['in_force', 2]);
      await visitor.context.close();
    });

    chapter(
      'one prepares the payment, another verifies it, a third authorises it, and not without the code',
      async () => {
        const { number } = await readConvention(people.officer, convention);
        await officer.open('/app/disbursements/tranches');
        await officer.isSound('tranches');
        await officer.page
          .getByRole('button', { name: officer.say.like('disbursements:tranches.prepareFor', { number, rank: 1 }) })
          .click();
        await officer.page.getByText(officer.say('disbursements:stands.prepared')).waitFor();
        await officer.isSound('order-prepared');
        order = new URL(officer.page.url()).pathname.split('/').at(-1)!;

        const accountant = await atWork(browser, world, people.accountant, reader);
        await openOrder(accountant);
        await button(accountant.page, accountant.say('disbursements:deed.verify')).click();
        await inDialog(accountant.page, accountant.say('disbursements:deed.verify')).click();
        await accountant.page.getByText(accountant.say('disbursements:stands.verified')).waitFor();

        const authorising = await atWork(browser, world, people.authorising, reader);
        const { page, say } = authorising;
        await openOrder(authorising);
        await button(page, say('disbursements:deed.authorise')).click();
        await authorising.isSound('authorise');
        await inDialog(page, say('disbursements:deed.authorise')).click();
        await inDialog(page, say('common:cancel')).click();
        await page.getByText(say('common:stepUp.givenUp')).waitFor();
        await authorising.isSound('not-authorised', { refused: true });
        expect(await stateOf(order)).toBe('verified');
        await button(page, say('disbursements:deed.authorise')).click();
        await confirmWithCode(authorising, world, people.authorising, () => inDialog(page, say('disbursements:deed.authorise')).click());
        await page.getByText(say('disbursements:stands.authorised')).waitFor();
        await authorising.isSound('authorised');
        await authorising.context.close();

        await sendPayments(people.accountant, [order]);
        await importTheStatement(accountant);
        expect(await stateOf(order)).toBe('executed');
        await accountant.context.close();
      },
      90_000,
    );

    chapter(
      'the bank debits the order again: a case, which two persons close; a reversal is proposed, waits, and is refused',
      async () => {
        const { number, amountCentimes } = await readOrder(people.officer, order);
        const again = bankStatement(`BIS-${number}`, [{ endToEndId: number, amountCentimes }]);
        const file = { name: 'bis.xml', type: 'application/xml', bytes: Buffer.from(again) };
        must(await people.accountant.upload('/api/disbursements/statements', file));
        const accountant = await atWork(browser, world, people.accountant, reader);
        await accountant.open('/app/disbursements/cases?state=open');
        await accountant.isSound('cases');
        await accountant.page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
        await accountant.page.getByText(accountant.say('disbursements:cases.meaning.second_debit')).waitFor();
        await accountant.isSound('case');
        await button(accountant.page, accountant.say('disbursements:cases.close')).click();
        await accountant.page.getByRole('dialog').getByRole('textbox').fill(written.caseReason);
        await accountant.isSound('case-closing');
        await confirmWithCode(accountant, world, people.accountant, () =>
          inDialog(accountant.page, accountant.say('disbursements:cases.close')).click(),
        );
        await accountant.page.getByText(accountant.say('disbursements:second.waits')).waitFor();
        await accountant.isSound('case-waits', { refused: true });

        const authorising = await atWork(browser, world, people.authorising, reader);
        const { page, say } = authorising;
        await authorising.open(`/app/disbursements/orders/${order}`);
        await button(page, say('disbursements:deed.reverse')).click();
        await page.getByRole('dialog').getByRole('textbox').fill(written.caseReason);
        await confirmWithCode(authorising, world, people.authorising, () => inDialog(page, say('disbursements:second.propose')).click());
        await page.getByText(say('disbursements:second.waits')).waitFor();
        await authorising.isSound('reversal-waits', { refused: true });
        expect(await stateOf(order)).toBe('executed');

        await accountant.open(`/app/disbursements/orders/${order}`);
        await accountant.page.getByRole('link', { name: accountant.say('disbursements:second.see') }).click();
        await button(accountant.page, accountant.say('notifications:proposals.refuse')).click();
        await accountant.page.getByRole('dialog').getByRole('textbox').fill(written.caseReason);
        await inDialog(accountant.page, accountant.say('notifications:proposals.refuse')).click();
        await accountant.page.getByText(accountant.say('notifications:proposals.yours')).waitFor({ state: 'hidden' });
        expect((await readOrder(people.officer, order)).proposalId).toBeNull();
        expect(await stateOf(order)).toBe('executed');
        await accountant.context.close();
        await authorising.context.close();
      },
      120_000,
    );

    chapter('the report that the president writes without network is kept on the page and sent when it is back', async () => {
      const { president } = associations[0]!;
      const report = await reportOf(people, convention, 1);
      const visitor = await atWork(browser, world, president, reader);
      const { page, context, say } = visitor;
      await visitor.open(`/app/monitoring/reports/${report}`);
      await context.setOffline(true);
      await page.getByLabel(say('monitoring:narrative.summary')).fill(written.caseReason);
      await page.getByText(say('common:save.failed')).waitFor();
      await page.locator('a[href^="/app/"]:visible').first().click();
      await page.getByRole('dialog').getByText(say('common:leaving.unsaved.text')).waitFor();
      await visitor.isSound('report-unsaved', { cut: true });
      await page.getByRole('button', { name: say('common:leaving.stay'), exact: true }).click();
      await context.setOffline(false);
      await page.getByText(say.like('common:save.saved')).waitFor();
      expect(must(await president.get(`/api/monitoring/reports/${report}`)).summary).toBe(written.caseReason);
      await visitor.isSound('report-saved', { cut: true });
      await context.close();
    });

    chapter('the programme officer reads the report of the association and accepts what was verified', async () => {
      const report = await aSubmittedReport(world, { ...people, president: associations[0]!.president }, convention, 1);
      const { page, say } = officer;
      await officer.open('/app');
      await page.locator(`main a[href*="${report}"]`).first().click();
      await page.getByText(say('monitoring:stands.submitted')).waitFor();
      await officer.isSound('report-to-read');
      await button(page, say('monitoring:report.accept')).click();
      const verified = page.getByRole('dialog').getByRole('textbox', { name: say('monitoring:people.total'), exact: true });
      await verified.fill('110');
      await officer.isSound('report-accepting');
      await inDialog(page, say('monitoring:report.accept')).click();
      await page.getByText(say('monitoring:stands.accepted')).waitFor();
      await officer.isSound('report-accepted');
    });

    chapter('the communication officer finds the project in the bilan, freezes an edition and publishes it', async () => {
      const person = await User.with(world, `Zineb ${language}`, [{ role: 'communication.officer' }], { language });
      const visitor = await atWork(browser, world, person, reader);
      const { page, say } = visitor;
      await visitor.open(`/app/bilan?year=${year}`);
      await visitor.isSound('bilan');
      await page.locator(`main a[href*="/app/bilan/${year}/projects"]`).first().click();
      await page.getByText(written.titles[0]!).waitFor();
      await visitor.isSound('bilan-projects');
      await visitor.open('/app/bilan/editions');
      await button(page, say('bilan:editions.open')).click();
      for (const deed of ['freeze', 'publish']) {
        const name = say(`bilan:editions.deed.${deed}`);
        await page
          .getByRole('button', { name: new RegExp(`^${name} — `) })
          .first()
          .click();
        await visitor.isSound(`bilan-${deed}`);
        const act = () => inDialog(page, name).click();
        if (deed === 'publish') await confirmWithCode(visitor, world, person, act);
        else await act();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      await page.locator(`main a[href="/bilan/${year}"]`).first().waitFor();
      await visitor.isSound('bilan-published');
      await visitor.open(`/bilan/${year}`);
      await page.getByRole('heading', { name: say.like('public:year.title', { year }) }).waitFor();
      await visitor.isSound('bilan-public');
      await visitor.context.close();
    });

    async function askCompletion({ page, say, open, isSound }: Visitor, study: string): Promise<void> {
      await open(`/app/instruction/${study}`);
      if (language === 'ar') await page.getByRole('radio', { name: say('instruction:study.study'), exact: true }).check();
      await button(page, say('instruction:act.request_completion')).click();
      const dialog = page.getByRole('dialog');
      await inDialog(page, say('instruction:completion.send')).click();
      await dialog.locator('.error-summary').waitFor();
      await isSound('completion-refused', { refused: true });
      for (const asked of [written.note, written.need]) await dialog.getByRole('checkbox', { name: asked }).check();
      await dialog.getByLabel(say('instruction:completion.message')).fill(written.asked);
      await dialog.getByLabel(say('instruction:completion.until'), { exact: false }).fill(wallIn(10));
      await isSound('completion-filled');
      await inDialog(page, say('instruction:completion.send')).click();
      await page.getByRole('heading', { name: say('instruction:completion.title') }).waitFor();
      await isSound('completion-asked');
      const { state, completions } = await readStudy(instructor, study);
      expect(state).toBe('completing');
      expect(completions.map(({ documents, fields }) => [documents, fields])).toEqual([[['project_note'], ['need']]]);
    }

    /** The page of the call counts the files and leads to them. */
    async function theOfficerSeesThem({ page, say, open, isSound }: Visitor): Promise<void> {
      await open(`/app/calls/${call.id}`);
      await page
        .getByRole('link', { name: say('calls:filesReceived') })
        .filter({ hasText: String(files.length) })
        .click();
      await page.getByRole('link', { name: say('applications:list.everyCall') }).waitFor();
      for (const title of written.titles) await page.getByRole('link', { name: title }).waitFor();
      await isSound('call-files');
    }

    /** From the task list straight to the order when it alone waits, else by the list: other stories pay meanwhile. */
    async function openOrder({ page, isSound }: Visitor): Promise<void> {
      await isSound('payer-home');
      const theOrder = page.locator(`main a[href="/app/disbursements/orders/${order}"]`);
      await theOrder.or(page.locator('main a[href^="/app/disbursements/orders?"]')).click();
      await page.waitForURL((url) => url.pathname.startsWith('/app/disbursements/orders'));
      if (!page.url().includes(order)) await theOrder.click();
      await page.waitForURL((url) => url.pathname.endsWith(order));
      await isSound('order');
    }

    /** The bank says that it paid. */
    async function importTheStatement({ page, open, isSound }: Visitor): Promise<void> {
      const { number, amountCentimes } = await readOrder(people.officer, order);
      const reference = `REL-${number}`;
      const statement = bankStatement(reference, [{ endToEndId: number, amountCentimes }]);
      await open('/app/disbursements/statements');
      await page
        .locator('input[type=file]:not([capture])')
        .setInputFiles({ name: `${reference}.xml`, mimeType: 'application/xml', buffer: Buffer.from(statement) });
      await page.waitForURL((url) => /\/statements\/./.test(url.pathname));
      await page.getByText(number).first().waitFor();
      await isSound('statement');
    }
  });
});
