import type { Receipt } from '#applications';
import { authorisePayment, countersignConvention, importStatement, preparePayment, samplePdf, sendPayments, verifyPayment } from '#seeds';
import type { Browser, Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { aRib, anIce, nationalInstructor } from '../support/associations.js';
import { aPublishedCall, closeNow, wallIn, type CallInWorld } from '../support/calls.js';
import { aCommittee, type CommitteeInWorld } from '../support/committees.js';
import { aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { declareEligible, entrust, studyOf } from '../support/instruction.js';
import { reportOf } from '../support/monitoring.js';
import { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';
import { selectTheFile } from './support/award.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { confirmWithCode, READERS, visit, type Visitor } from './support/visitor.js';

const PASSWORD = 'une phrase bien longue';

/** What Salma writes, in the language she reads. */
const WRITTEN = {
  fr: {
    person: 'Salma Nouvelle',
    association: { fr: 'Association Tamount', ar: 'جمعية تامونت' },
    call: { fr: 'Appel des vallées', ar: 'طلب مشاريع الوديان' },
    board: ['Salma Nouvelle', 'Omar Trésorier'],
    address: '12, rue de la Démonstration, Agadir',
    title: 'Lire et jouer ensemble',
    heading: 'Lire et jouer',
    need: 'Les enfants de migrants ont besoin de soutien scolaire.',
    better: 'Soixante enfants, dont vingt nouveaux arrivants.',
    province: 'agadir ida',
    activity: 'Ateliers hebdomadaires',
    indicator: 'Enfants accompagnés',
    unit: 'enfants',
    charge: 'Animateurs',
    asked: 'Subvention demandée',
    own: 'Cotisations',
    done: 'Les ateliers ont eu lieu chaque semaine.',
    labels: { title: 'Intitulé', need: 'Besoin', note: 'Note de projet', certificate: 'Attestation de régularité fiscale' },
  },
  ar: {
    person: 'سلمى الجديدة',
    association: { fr: 'Association Tanmirt', ar: 'جمعية تنميرت' },
    call: { fr: 'Appel des plaines', ar: 'طلب مشاريع السهول' },
    board: ['سلمى الجديدة', 'عمر الأمين'],
    address: '12، زنقة العرض، أكادير',
    title: 'لنقرأ ونلعب معا',
    heading: 'القراءة واللعب',
    need: 'أطفال المهاجرين يحتاجون إلى الدعم المدرسي.',
    better: 'ستون طفلا منهم عشرون وافدا جديدا.',
    province: 'اكادير',
    activity: 'ورشات أسبوعية',
    indicator: 'الأطفال المستفيدون',
    unit: 'طفل',
    charge: 'منشطون',
    asked: 'الدعم المطلوب',
    own: 'الاشتراكات',
    done: 'نُظمت الورشات كل أسبوع.',
    labels: { title: 'العنوان', need: 'الحاجة', note: 'مذكرة المشروع', certificate: 'شهادة الوضعية الجبائية' },
  },
};

describe('an association before the pages of the product', () => {
  let world: World;
  let browser: Browser;
  let committee: CommitteeInWorld;

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    committee = await aCommittee(world);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe.each(READERS)('$where', ({ language, viewport }) => {
    const written = WRITTEN[language];
    const chapter = chaptersOf();
    let salma: Visitor;
    let page: Page;
    let account: User;
    let call: CallInWorld;
    let associationId: string;
    let applicationId: string;
    let convention: string;
    let people: MoneyPeople;

    const field = (name: string, order = 0) => page.getByRole('textbox', { name, exact: true }).nth(order);
    const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
    const asHers = async () => {
      account ??= await hers(world, language);
      await account.signIn(PASSWORD);
      return account;
    };

    beforeAll(async () => {
      call = await aPublishedCall(world, { content: { title: { ...written.call, en: written.call.fr }, regionCodes: ['MA-09'] } });
      salma = await visit(browser, world, { language, viewport });
      page = salma.page;
    }, 60_000);
    afterAll(() => salma?.context.close());

    chapter('Salma opens an account and confirms her address by the letter she receives', async () => {
      const { say } = salma;
      const email = `salma.${language}@${world.mailDomain}`;
      await salma.open('/app/register');
      await salma.isSound('register');
      await press(say('identity:register.send'));
      await page.getByRole('alert').first().waitFor();
      await salma.isSound('register-refused', { refused: true });

      await field(say('identity:name')).fill(written.person);
      await field(say('identity:email')).fill(email);
      await press(say('identity:register.send'));
      await page.getByText(email).waitFor();
      const mail = await world.mailbox.newestTo(email);
      await salma.open(/\/app\/password\?token=[\w.-]+/.exec(mail.text!)![0]);
      await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
      await salma.isSound('choose-password');
      await press(say('identity:confirm.act'));
      await press(say('identity:toSignIn'));

      await page.locator('input[autocomplete=username]').fill(email);
      await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await press(say('common:signIn.enter'));
      await page.locator('a[href^="/app/associations/new"]').first().click();
      await page.getByRole('heading', { name: say('associations:register.title') }).waitFor();
    });

    chapter('she registers her association; a wrong ICE is named; then she protects her account', async () => {
      const { say } = salma;
      const both = async (name: string, text: { fr: string; ar: string }) => {
        await field(`${name} ${say('common:inFrench')}`).fill(text.fr);
        await field(`${name} ${say('common:inArabic')}`).fill(text.ar);
      };
      await both(say('associations:name'), written.association);
      await both(say('associations:object'), { fr: 'Accompagner les enfants.', ar: 'مواكبة الأطفال.' });
      await field(say('associations:ice')).fill('123');
      // Its name is what the legal form calls it.
      await page.locator('#field-receiptNumber').fill(`R-2019-${call.number}`);
      await page.locator('#field-receiptDate').fill('2019-03-12');
      await page.getByLabel(say('associations:region')).selectOption('MA-09');
      await field(say('associations:address')).fill(written.address);
      await field(say('associations:accounts.rib')).fill(aRib());
      await field(say('associations:accounts.holder')).fill(written.association.fr);
      await press(say('associations:register.act'));
      await page.locator('.error-summary').waitFor();
      await salma.isSound('association-register-refused', { refused: true });
      await field(say('associations:ice')).fill(anIce());
      await press(say('associations:register.act'));

      await page.getByText(say('common:enrol.title')).waitFor();
      await salma.isSound('enrol', { refused: true });
      const secret = (await page.locator('form bdi.figure').first().textContent())!.replaceAll(' ', '');
      await page.locator('input[autocomplete=one-time-code]').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
      await press(say('common:signIn.confirm'));
      await press(say('common:recovery.make'));
      await page.locator('ol[dir=ltr] li').nth(9).waitFor();
      await salma.isSound('recovery-codes');
      await press(say('common:recovery.kept'));
      await page.getByRole('heading', { name: say('associations:missing.title') }).waitFor();
      associationId = new URL(page.url()).pathname.split('/').at(-1)!;
      await salma.isSound('association-missing');
    });

    chapter('she names the board, adds the documents that are missing and sends everything; an instructor verifies', async () => {
      const { say } = salma;
      await page.getByRole('link', { name: say('associations:board.edit') }).click();
      await field(say('associations:board.name')).waitFor();
      await salma.isSound('board');
      for (const [seat, name] of written.board.entries()) {
        await field(say('associations:board.name'), seat).fill(name);
        await page.getByLabel(say('associations:board.startsOn')).nth(seat).fill('2024-01-10');
      }
      await press(say('associations:save'));

      const documents = page.locator('#documents li');
      const missing = documents.filter({ hasText: say('associations:vault.missing') });
      await missing.first().waitFor();
      for (let left = await missing.count(); left > 0; left -= 1) {
        await missing.first().locator('button.link').click();
        const name = `document-${left}.pdf`;
        await page.locator('#documents input[type=file]:not([capture])').setInputFiles(asFile(samplePdf(name, `${name} ${associationId}`)));
        await documents.getByRole('link', { name, exact: true }).waitFor();
      }
      await press(say('associations:submit.act'));
      await page.getByText(say('associations:submitted')).waitFor();
      await salma.isSound('association-sent');
      const officer = await nationalInstructor(world);
      await officer.stepUp();
      must(await officer.post(`/api/associations/${associationId}/verification`));
    });

    chapter('she begins a file from the open call: the question of eligibility first', async () => {
      const { say } = salma;
      await salma.open('/app/applications');
      await salma.isSound('files-none');
      await page.getByRole('link', { name: new RegExp(call.number) }).click();
      await page.getByText(say('applications:start.questions')).waitFor();
      await page.getByRole('radio', { name: say('common:no'), exact: true }).check();
      await page.getByText(say('applications:start.notEligible')).waitFor();
      await salma.isSound('start-not-eligible');
      await page.getByRole('radio', { name: say('common:yes'), exact: true }).check();
      await press(say('applications:start.act'));
      await page.getByRole('heading', { name: say('applications:overview.title') }).waitFor();
      await salma.isSound('draft');
      applicationId = new URL(page.url()).pathname.split('/').at(-1)!;
    });

    chapter('she fills it section after section; every part saves itself', async () => {
      const { say } = salma;
      const goOn = () => press(say('applications:continue'));
      const at = (section: string) => page.waitForURL((url) => url.pathname.endsWith(`/edit/${section}`));
      const saved = () => page.getByText(say.like('common:save.saved')).waitFor();
      const add = (part: string) => press(say(`applications:parts.${part}.add`));

      await page.getByRole('button', { name: say.like('applications:overview.next') }).click();
      await at('project');
      await field(say('applications:project.title')).fill(written.title);
      await saved();
      await salma.isSound('section-project');
      await goOn();
      await at('sections.project');
      await field(written.labels.title).fill(written.heading);
      await field(written.labels.need).fill(written.need);
      await saved();
      await salma.isSound('section-form');
      await goOn();
      await at('sections.means');
      await goOn();
      await at('parts.partners');
      await salma.isSound('section-partners');
      await goOn();

      await at('parts.places');
      await add('places');
      await page
        .getByRole('combobox', { name: say('applications:parts.places.province'), exact: true })
        .first()
        .fill(written.province);
      await page.getByRole('listbox').getByRole('option').first().click();
      await salma.isSound('section-places');
      await goOn();
      await at('parts.target_groups');
      await add('target_groups');
      for (const [count, people] of Object.entries({ expected: '60', women: '32', minors: '60' }))
        await field(say(`applications:parts.target_groups.${count}`)).fill(people);
      await salma.isSound('section-target-groups');
      await goOn();
      await at('parts.activities');
      await add('activities');
      await field(say('applications:parts.activities.label')).fill(written.activity);
      await page.getByLabel(say('applications:parts.activities.startsOn')).fill('2027-03-01');
      await page.getByLabel(say('applications:parts.activities.endsOn')).fill('2027-12-15');
      await salma.isSound('section-activities');
      await goOn();
      await at('parts.indicators');
      await add('indicators');
      await field(say('applications:parts.indicators.label')).fill(written.indicator);
      await field(say('applications:parts.indicators.target')).fill('60');
      await field(say('applications:parts.indicators.unit')).fill(written.unit);
      await salma.isSound('section-indicators');
      await goOn();

      await at('budget');
      await line('addCharge', 0, written.charge, '100 000');
      await line('addProduct', 1, written.asked, '90 000');
      await line('addProduct', 2, written.own, '10 000');
      await page.getByLabel(say('applications:budget.funding')).last().selectOption('own');
      await saved();
      await salma.isSound('section-budget');
      await goOn();
      await at('documents');
      await page
        .getByRole('listitem')
        .filter({ hasText: written.labels.note })
        .locator('input[type=file]:not([capture])')
        .setInputFiles(asFile(samplePdf('note.pdf', `note ${language}`)));
      await page.getByRole('link', { name: 'note.pdf' }).waitFor();
      await salma.isSound('section-documents');

      async function line(adding: string, order: number, label: string, amount: string) {
        await press(say(`applications:budget.${adding}`));
        await field(say('applications:budget.label'), order).fill(label);
        await field(say('applications:budget.amount'), order).fill(amount);
      }
    });

    chapter('she checks, declares and submits; her receipt can be verified by anybody', async () => {
      const { say } = salma;
      await press(say('applications:check.title'));
      await page.getByRole('heading', { name: say('applications:check.title') }).waitFor();
      await salma.isSound('check');
      await press(say('applications:check.submit'));
      await page.getByText(say('applications:check.declareFirst')).waitFor();
      await salma.isSound('check-ready');
      await page.getByRole('checkbox', { name: say('applications:check.declaration') }).check();
      await press(say('applications:check.submit'));
      await page.getByText(say('applications:receipt.done')).waitFor();
      await page.getByRole('link', { name: say('applications:receipt.download') }).waitFor();
      await salma.isSound('receipt');
      const her = await asHers();
      const { receipts } = must<{ receipts: Receipt[] }>(await her.get(`/api/applications/${applicationId}`));
      await salma.open(receipts[0]!.verifyPath);
      await page.getByText(receipts[0]!.number).first().waitFor();
      await salma.isSound('receipt-verified');
    });

    chapter('asked for a completion, she finds it among what she must do, answers it and hands the file back', async () => {
      const { say } = salma;
      const instructor = await nationalInstructor(world);
      const study = await studyOf(world, applicationId);
      await entrust(world, study, instructor);
      const request = { fields: ['need'], documents: [], message: written.better, until: wallIn(5) };
      must(await instructor.post(`/api/instruction/files/${study}/completions`, request));

      await salma.open('/app');
      await page.locator(`main a[href*="${applicationId}"]`).first().click();
      await page.getByText(say('applications:completion.title')).waitFor();
      await salma.isSound('completion');
      await page.locator(`main a[href*="/edit/sections.project"]`).first().click();
      await field(written.labels.need).waitFor();
      expect(await field(written.labels.title).isEnabled()).toBe(false);
      await field(written.labels.need).fill(written.better);
      await page.getByText(say.like('common:save.saved')).waitFor();
      await salma.isSound('completion-section');
      await press(say('applications:check.completionTitle'));
      await page.getByRole('checkbox', { name: say('applications:check.declaration') }).check();
      await press(say('applications:check.handBack'));
      await page.getByRole('heading', { name: say('applications:receipt.completion') }).waitFor();
      await page.getByRole('link', { name: say('applications:receipt.download') }).waitFor();
      await salma.isSound('completion-receipt');
    });

    chapter('selected, she reads her letters and signs the convention with the code asked again', async () => {
      const { say } = salma;
      await eventually(
        async () =>
          (await world.sql(`SELECT 1 FROM instruction_file WHERE application_id = $1 AND state = 'assigned'`, [applicationId]))[0],
        'the study to go on',
      );
      await declareEligible(world, await nationalInstructor(world), applicationId);
      await closeNow(world, call.id);
      await selectTheFile(world, committee, call.id);
      people = await moneyPeople(world, associationId, await asHers());
      convention = await aSentConvention(world, people, applicationId);

      await salma.open('/app');
      await salma.isSound('home');
      await page.locator(`main a[href*="/app/conventions/${convention}"]`).first().click();
      await page.getByText(say('conventions:yourTurn')).waitFor();
      await salma.isSound('convention-to-sign');
      await press(say('conventions:deed.sign'));
      const inDialog = page.getByRole('dialog').getByRole('button', { name: say('conventions:deed.sign'), exact: true });
      await confirmWithCode(salma, world, await hers(world, language), () => inDialog.click());
      await page.getByText(say('conventions:stands.signed_by_association')).waitFor();
      await salma.isSound('convention-signed');
      await salma.open('/app/inbox');
      await page.locator('summary').first().click();
      await salma.isSound('inbox');
    });

    chapter('she reads why the first tranche is blocked, and adds the certificate that it waits for', async () => {
      await countersignConvention(people.signatory, convention);
      await salma.open(`/app/disbursements/conventions/${convention}`);
      await page.getByText(written.labels.certificate).first().waitFor();
      await salma.isSound('payment-blocked');
      await salma.open(`/app/associations/${associationId}`);
      const certificate = page.locator('#documents li').filter({ hasText: written.labels.certificate });
      await certificate.locator('button.link').click();
      await certificate.locator('input[type=date]').fill('2035-12-31');
      await certificate
        .locator('input[type=file]:not([capture])')
        .setInputFiles(asFile(samplePdf('fiscal.pdf', `fiscal ${associationId}`)));
      await certificate.getByRole('link', { name: 'fiscal.pdf', exact: true }).waitFor();
      await salma.isSound('association-verified');
    });

    chapter('paid, she reports what was done and spent, with its vouchers, and hands the report in', async () => {
      const { say } = salma;
      const order = await preparePayment(people.officer, convention, 1);
      await verifyPayment(people.accountant, order);
      await authorisePayment(people.authorising, order);
      await sendPayments(people.accountant, [order]);
      await importStatement(people.accountant, [order], `REL-${language}-${world.mailDomain}`);
      const report = await reportOf(people, convention, 1);

      await salma.open(`/app/disbursements/conventions/${convention}`);
      await page.getByText(say('disbursements:paidOn')).waitFor();
      await salma.isSound('paid');
      await salma.open('/app');
      await page.locator(`main a[href*="${report}"]`).first().click();
      await field(say('monitoring:narrative.summary')).fill(written.done);
      await page.getByRole('textbox', { name: new RegExp(written.indicator) }).fill('58');
      await page.getByLabel(say.named('monitoring:activities.was', written.activity)).selectOption('yes');
      for (const [count, number] of Object.entries({ total: '58', women: '30', minors: '58' }))
        await field(say(`monitoring:people.${count}`)).fill(number);
      await field(say.named('monitoring:financial.actual', written.charge)).fill('45 000');
      await page.locator('input[type=file]:not([capture])').setInputFiles(asFile(samplePdf('factures.pdf', `factures ${language}`)));
      await page.getByRole('link', { name: 'factures.pdf' }).waitFor();
      await page.getByText(say.like('common:save.saved')).waitFor();
      await salma.isSound('report-draft');
      await press(say('monitoring:report.submit'));
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('monitoring:report.submit'), exact: true })
        .click();
      await page.getByText(say('monitoring:stands.submitted')).waitFor();
      await salma.isSound('report-submitted');
      const { state } = must<{ state: string }>(await people.officer.get(`/api/monitoring/reports/${report}`));
      expect(state).toBe('submitted');
    });
  });
});

const asFile = ({ name, type, bytes }: ReturnType<typeof samplePdf>) => ({ name, mimeType: type, buffer: bytes });

/** The account that Salma opened on the pages. */
async function hers(world: World, language: 'fr' | 'ar'): Promise<User> {
  const email = `salma.${language}@${world.mailDomain}`;
  const [row] = await world.sql<{ id: string; name: string }>(`SELECT id, name FROM person WHERE email = $1`, [email]);
  return new User(world, row!.id, email, row!.name, language);
}
