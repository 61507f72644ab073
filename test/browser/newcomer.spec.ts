import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { Installation } from '#identity';
import { wallInDays } from '#seeds';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { createWorld, type OwnWorld, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { chaptersOf } from './support/story.js';
import { READERS, visit, type Visitor } from './support/visitor.js';
import { wordsOf } from './support/words.js';

const PASSWORD = 'Une longue phrase de passe 2026';
const PEOPLE = {
  first: { name: 'Omar Alaoui', email: 'omar@institution.example' },
  second: { name: 'Samira Idrissi', email: 'samira@institution.example' },
  officer: { name: 'Nadia Benali', email: 'nadia@institution.example' },
};

/** An installation in which nothing is: everything is done on the screens, until the public reads a call. */
describe.each(READERS)('a newcomer sets up an empty installation, $where', ({ language, viewport }) => {
  const say = wordsOf(language);
  const chapter = chaptersOf();
  const telephones = new Map<string, string>();
  let own: OwnWorld;
  let world: World;
  let browser: Browser;
  let nadia: Visitor;
  let call: string;
  beforeAll(async () => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const settings = { WEB_DIR: path.resolve('dist/web'), JISR_DEMO: '0' };
    own = await createWorld({ publicUrl: address, port, settings, withoutInstitution: true });
    world = { ...own, address };
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await own?.close();
  });

  const button = ({ page }: Visitor, key: string) => page.getByRole('button', { name: say(key), exact: true }).first();
  const field = ({ page }: Visitor, name: string) => page.locator(`[id="field-${name.replaceAll('.', '-')}"]`);
  const both = async (visitor: Visitor, name: string, fr: string, ar: string) => {
    await field(visitor, `${name}.fr`).fill(fr);
    await field(visitor, `${name}.ar`).fill(ar);
  };
  /** What is saved leads on: the button that saved it is gone or at rest. */
  const submits = async ({ page }: Visitor) => {
    await page.locator('main button[type=submit]').first().click();
    await page.locator('main button[data-loading]').waitFor({ state: 'detached' });
  };
  const digits = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  /** An act that binds: the code is asked again, whatever was proved a while ago. */
  const proves = async (visitor: Visitor, email: string, act: () => Promise<void>) => {
    await world.sql(`UPDATE session SET stepped_up_at = NULL FROM person p WHERE p.id = person_id AND p.email = $1`, [email]);
    await world.sql(`UPDATE person SET totp_act_step = 0 WHERE email = $1`, [email]);
    await act();
    const code = visitor.page.locator('input[autocomplete=one-time-code]');
    await code.waitFor();
    await code.fill(digits(telephones.get(email)!));
    await visitor.page.getByRole('dialog').filter({ has: code }).locator('button[type=submit]').click();
    await code.waitFor({ state: 'hidden' });
  };

  /** From the letter to the first page: a password, a telephone, codes on paper later. */
  async function comesIn({ email }: { email: string }): Promise<Visitor> {
    const letter = await own.mailbox.newestTo(email, language === 'fr' ? /Un compte vous attend/ : /حساب في انتظاركم/);
    const link = /https?:\/\/\S+token=\S+/.exec(letter.text ?? '')![0];
    const visitor = await visit(browser, world, { language, viewport });
    const { page } = visitor;
    await visitor.open(link.replace(world.address, ''));
    await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
    await visitor.isSound(`newcomer-password-${email}`);
    await page.locator('main button[type=submit]').click();
    await button(visitor, 'identity:toSignIn').click();
    await page.locator('input[autocomplete=username]').fill(email);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await button(visitor, 'common:signIn.enter').click();
    await page.locator('input[autocomplete=one-time-code]').waitFor();
    const shown = page.getByText(/^(?:[A-Z2-7]{4}\s?){6,}$/).first();
    await shown.waitFor();
    const secret = (await shown.innerText()).replaceAll(/\s/g, '');
    telephones.set(email, secret);
    await page.locator('input[autocomplete=one-time-code]').fill(digits(secret));
    await page.locator('main button[type=submit]').first().click();
    await button(visitor, 'common:recovery.later').click();
    await page.getByRole('heading', { name: say('common:home.title') }).waitFor();
    return visitor;
  }

  let first: Visitor;
  let second: Visitor;

  chapter('the door says that it is new; with the code of the operator two administrators are named, and come in', async () => {
    const stranger = await visit(browser, world, { language, viewport });
    await stranger.open('/app/sign-in');
    await stranger.page.getByRole('link', { name: say('common:signIn.setUp') }).click();
    await field(stranger, 'code').fill((await own.api.get(Installation).code(true))!);
    for (const [index, { name, email }] of [PEOPLE.first, PEOPLE.second].entries()) {
      await field(stranger, `administrators.${index}.name`).fill(name);
      await field(stranger, `administrators.${index}.email`).fill(email);
    }
    await stranger.isSound('newcomer-setup');
    await submits(stranger);
    await stranger.page.getByRole('heading', { name: say('identity:setup.doneTitle') }).waitFor();
    await stranger.context.close();
    first = await comesIn(PEOPLE.first);
    second = await comesIn(PEOPLE.second);
  });

  chapter('the first thing to do is to say whose calls these are: its name stands on every page from then on', async () => {
    await first.page.locator('a[href="/app/institutions/new"]').first().click();
    await field(first, 'certifiedName').waitFor();
    await both(first, 'name', 'Conseil régional de Souss-Massa', 'مجلس جهة سوس ماسة');
    await both(first, 'inSentence', 'le Conseil régional de Souss-Massa', 'مجلس جهة سوس ماسة');
    await both(first, 'authorisingOfficer', 'Le président du conseil', 'رئيس المجلس');
    await both(first, 'header', 'Royaume du Maroc', 'المملكة المغربية');
    await both(first, 'seat', 'Agadir', 'أكادير');
    await field(first, 'kind').selectOption('regional_council');
    await field(first, 'regionCode').selectOption('MA-09');
    await field(first, 'certifiedName').fill('CONSEIL REGIONAL SM');
    await field(first, 'code').fill('CRSM');
    await first.isSound('newcomer-institution');
    await proves(first, PEOPLE.first.email, () => first.page.locator('main button[type=submit]').first().click());
    await first.page.waitForURL(/institutions\/[0-9a-f-]{36}/);
    await first.open('/app');
    await first.page
      .getByText(language === 'fr' ? 'Conseil régional de Souss-Massa' : 'مجلس جهة سوس ماسة')
      .first()
      .waitFor();
    await first.isSound('newcomer-home', { refused: true });
  });

  chapter('a programme officer is invited by one, made one by two, and comes in', async () => {
    await first.open('/app/people');
    await button(first, 'identity:people.invite').click();
    const dialog = first.page.getByRole('dialog');
    await dialog.locator('[id="field-name"]').fill(PEOPLE.officer.name);
    await dialog.locator('[id="field-email"]').fill(PEOPLE.officer.email);
    await dialog.locator('[id="field-language"]').selectOption(language);
    await dialog.locator('button[type=submit]').click();
    await first.page
      .getByRole('link', { name: PEOPLE.officer.name })
      .first()
      .or(first.page.getByRole('heading', { name: PEOPLE.officer.name }))
      .first()
      .waitFor();
    const [{ id }] = (await world.sql<{ id: string }>(`SELECT id FROM person WHERE email = $1`, [PEOPLE.officer.email])) as [
      { id: string },
    ];
    await first.open(`/app/people/${id}`);
    await field(first, 'role').selectOption('programme.officer');
    await field(first, 'reason').fill('Programme 2027');
    await proves(first, PEOPLE.first.email, () => button(first, 'identity:person.proposeAct').click());
    await first.page.getByText(say('identity:person.proposed')).waitFor();
    await second.open('/app');
    await second.page.locator('a[href*="/app/proposals"][data-tone]').first().click();
    await button(second, 'notifications:proposals.confirm').click();
    const confirm = second.page.getByRole('dialog').getByRole('button', { name: say('notifications:proposals.confirm'), exact: true });
    await proves(second, PEOPLE.second.email, () => confirm.click());
    await second.page.getByText(say('notifications:proposals.answeredBy'), { exact: true }).waitFor();
    nadia = await comesIn(PEOPLE.officer);
    await nadia.page.locator('a[href="/app/programmes"]').first().waitFor({ state: 'attached' });
  });

  chapter('she makes the programme with its money and a domain, and activates it', async () => {
    await nadia.open('/app/programmes/new');
    await field(nadia, 'code').fill('PAA-2027');
    await both(nadia, 'title', 'Programme d’appui', 'برنامج الدعم');
    await submits(nadia);
    await button(nadia, 'programmes:addComponent').click();
    await field(nadia, 'code').fill('C1');
    await both(nadia, 'title', 'Projets', 'المشاريع');
    await submits(nadia);
    await button(nadia, 'programmes:addEnvelope').click();
    await field(nadia, 'amountCentimes').fill('2000000');
    await submits(nadia);
    await nadia.page.getByRole('link', { name: say('programmes:doSplit') }).click();
    await button(nadia, 'programmes:addShare').click();
    await field(nadia, 'shares.0.regionCode').selectOption('MA-09');
    await field(nadia, 'shares.0.amountCentimes').fill('1000000');
    await nadia.isSound('newcomer-split');
    await submits(nadia);
    await button(nadia, 'programmes:activate').click();
    await button(nadia, 'programmes:activate').waitFor({ state: 'detached' });
    await nadia.isSound('newcomer-programme');
    await nadia.open('/app/programmes/domains');
    await button(nadia, 'programmes:addDomain').click();
    await field(nadia, 'code').fill('educative');
    await both(nadia, 'label', 'Éducation', 'التعليم');
    await field(nadia, 'label.en').fill('Education');
    await submits(nadia);
    await nadia.page.getByText('educative').first().waitFor();
  });

  chapter('she writes a call, part by part, and publishes it; the public reads it', async () => {
    await nadia.open('/app/calls/new');
    await both(nadia, 'title', 'Intégration 2027', 'الإدماج 2027');
    await nadia.page.getByRole('checkbox').nth(8).check();
    await submits(nadia);
    await nadia.page.waitForURL(/calls\/[0-9a-f-]{36}/);
    call = new URL(nadia.page.url()).pathname;
    const part = async (name: string, write: () => Promise<void>) => {
      await nadia.open(`${call}/${name}`);
      await write();
      await nadia.isSound(`newcomer-call-${name}`);
      await submits(nadia);
      await nadia.page.waitForURL((url) => url.pathname === call);
    };
    await part('content', async () => {
      await both(nadia, 'summary', 'Pour les personnes migrantes.', 'من أجل المهاجرين.');
      await both(nadia, 'description', 'Le texte de l’appel.', 'نص الطلب.');
    });
    await part('territory', async () => {
      await nadia.page.getByRole('checkbox', { name: language === 'fr' ? 'Éducation' : 'التعليم' }).check();
      await field(nadia, 'funding.MA-09').selectOption({ index: 1 });
    });
    await part('money', () => field(nadia, 'ceilingCentimes').fill('200000'));
    await part('calendar', async () => {
      const days = [1, 20, 30, 45, 60].map((day) => wallInDays(day));
      for (const [index, wall] of days.entries())
        await nadia.page.locator('main input[type=datetime-local]').nth(index).fill(wall.slice(0, 16));
    });
    await part('form', async () => {
      await both(nadia, 'sections.0.label', 'Le projet', 'المشروع');
      await button(nadia, 'calls:addField').click();
      await both(nadia, 'fields.0.label', 'Décrivez le besoin', 'صفوا الحاجة');
    });
    await part('grid', async () => {
      await button(nadia, 'calls:addCriterion').click();
      await both(nadia, 'criteria.0.label', 'Pertinence', 'الملاءمة');
      await field(nadia, 'criteria.0.weight').fill('100');
    });
    await button(nadia, 'calls:publish').click();
    await nadia.page
      .getByRole('dialog')
      .getByRole('button', { name: say('calls:publish'), exact: true })
      .click();
    await button(nadia, 'calls:publish').waitFor({ state: 'detached' });
    await nadia.isSound('newcomer-published');
    const reader = await visit(browser, world, { language, viewport });
    await reader.open('/calls');
    await reader.page
      .getByText(language === 'fr' ? 'Intégration 2027' : 'الإدماج 2027')
      .first()
      .waitFor();
    await reader.isSound('newcomer-public');
  });
});
