import type { Browser } from 'playwright-core';
import { aSubmittedApplication } from '../support/applications.js';
import { aRegisteredAssociation, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall, aReadyCall } from '../support/calls.js';
import { aCommittee } from '../support/committees.js';
import { entrust, studyOf } from '../support/instruction.js';
import { User } from '../support/people.js';
import { aProgramme, programmeOfficer } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { comesBackLater, launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { atWork, READERS, type Visitor } from './support/visitor.js';

const WORDS = 'Des mots qui comptent';

describe('whoever leaves a form with words that are not sent is asked first', () => {
  let world: World;
  let browser: Browser;
  let president: Visitor;
  let officer: Visitor;
  let instructor: Visitor;
  const addresses: Record<string, string> = {};

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    const call = await aPublishedCall(world);
    const association = await aVerifiedAssociation(world, 'Partir');
    const colleague = await User.with(world, 'Ilham Instructrice', [{ role: 'instructor' }]);
    const study = await studyOf(world, (await aSubmittedApplication(association, call.id)).id);
    await entrust(world, study, colleague);
    addresses.study = `/app/instruction/${study}`;
    const begun = await aRegisteredAssociation(world, 'Commencer', { documents: [] });
    addresses.association = `/app/associations/${begun.id}`;
    addresses.question = `/app/calls/ask/${call.number}`;
    const programme = await aProgramme(world, { draft: true });
    addresses.programme = `/app/programmes/${programme.id}`;
    addresses.envelope = `${addresses.programme}/envelopes/${programme.envelopeId}`;
    addresses.call = `/app/calls/${(await aReadyCall(world)).id}`;
    addresses.committee = `/app/committees/${(await aCommittee(world, { members: [] })).id}`;
    president = await atWork(browser, world, begun.president);
    officer = await atWork(browser, world, await programmeOfficer(world));
    instructor = await atWork(browser, world, colleague);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const fieldOf = ({ page }: Visitor) =>
    page.locator('main form :is(input:not([type]), input[type=text], textarea):visible:enabled').first();
  const question = ({ page, say }: Visitor) => page.getByRole('dialog').getByText(say('common:leaving.unsent.text'));
  const press = ({ page, say }: Visitor, key: string) => page.getByRole('button', { name: say(key), exact: true }).click();
  const pathOf = ({ page }: Visitor) => new URL(page.url()).pathname;
  const goHome = ({ page }: Visitor) => page.locator('nav[data-open] a[href="/app"]').click();
  const isHome = ({ page }: Visitor) => page.waitForURL((url) => url.pathname === '/app');

  const forms: { form: string; who: () => Visitor; at: () => string; open?: string }[] = [
    { form: 'registering an association', who: () => president, at: () => '/app/associations/new' },
    { form: 'the identity of an association', who: () => president, at: () => `${addresses.association}/edit` },
    { form: 'the board of an association', who: () => president, at: () => `${addresses.association}/board` },
    { form: 'a question about a call', who: () => president, at: () => addresses.question!, open: 'calls:ask' },
    { form: 'a new programme', who: () => officer, at: () => '/app/programmes/new' },
    { form: 'a programme', who: () => officer, at: () => `${addresses.programme}/edit` },
    { form: 'the shares of an envelope', who: () => officer, at: () => addresses.envelope! },
    { form: 'a component of a programme', who: () => officer, at: () => addresses.programme!, open: 'programmes:addComponent' },
    { form: 'a new committee', who: () => officer, at: () => '/app/committees/new' },
    { form: 'the rules of a committee', who: () => officer, at: () => `${addresses.committee}/edit` },
    { form: 'a new call', who: () => officer, at: () => '/app/calls/new' },
    { form: 'the content of a call', who: () => officer, at: () => `${addresses.call}/content` },
    { form: 'the money of a call', who: () => officer, at: () => `${addresses.call}/money` },
    { form: 'a note of the instruction', who: () => instructor, at: () => addresses.study! },
  ];

  it.each(forms)(
    '$form: nothing is asked before a word is typed; then “stay” keeps the words and “leave” leaves',
    async ({ who, at, open }) => {
      const visitor = who();
      const { page, say } = visitor;
      const stand = async () => {
        await visitor.open(at());
        if (open) await page.getByRole('button', { name: say(open), exact: true }).click();
        await fieldOf(visitor).waitFor();
      };
      await stand();
      await goHome(visitor);
      await isHome(visitor);

      await stand();
      await fieldOf(visitor).fill(WORDS);
      await goHome(visitor);
      await question(visitor).waitFor({ timeout: 5_000 });
      await press(visitor, 'common:leaving.stay');
      expect([pathOf(visitor), await fieldOf(visitor).inputValue()]).toEqual([at(), WORDS]);
      await goHome(visitor);
      await press(visitor, 'common:leaving.leave');
      await isHome(visitor);
    },
  );

  const dialogs: { dialog: string; at: () => string; open: string[]; field: string }[] = [
    {
      dialog: 'the name of a view',
      at: () => '/app/calls',
      open: ['common:list.views', 'common:list.keepView'],
      field: 'common:list.viewName',
    },
    { dialog: 'a new member', at: () => addresses.committee!, open: ['committees:member.add'], field: 'committees:member.name' },
  ];

  it.each(dialogs)('Escape on $dialog asks before it drops typed words, and the focus goes back', async ({ at, open, field }) => {
    const { page, say } = officer;
    const dialog = page.getByRole('dialog');
    const words = dialog.getByLabel(say(field), { exact: false }).first();
    const stand = async () => {
      for (const button of open) await press(officer, button);
      await words.waitFor();
    };
    await officer.open(at());
    await stand();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await stand();
    await words.fill(WORDS);
    await page.keyboard.press('Escape');
    await dialog.getByText(say('common:closing.text')).waitFor();
    await officer.isSound('closing-asked');
    await press(officer, 'common:closing.stay');
    expect(await words.inputValue()).toBe(WORDS);
    await page.keyboard.press('Escape');
    await press(officer, 'common:closing.close');
    await dialog.waitFor({ state: 'hidden' });
    await page
      .locator('button:focus')
      .filter({ hasText: say(open[0]!) })
      .waitFor();
  });

  it('the way back undoes a filter and a search of a list, and the box says what is searched', async () => {
    const { page, say } = officer;
    const query = () => new URL(page.url()).searchParams;
    const box = page.getByRole('searchbox');
    await officer.open('/app/calls');
    await page.getByLabel(say('calls:stateHeader'), { exact: true }).selectOption('draft');
    await page.waitForURL((url) => url.searchParams.get('state') === 'draft');
    await box.fill('jardin');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'jardin');
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('q'));
    expect([query().get('state'), await box.inputValue()]).toEqual(['draft', '']);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('state'));
    expect(pathOf(officer)).toBe('/app/calls');
  });

  it.each(['/app/committees/sessions', '/app/calls/own/form', '/app/bilan/hier/projects'])(
    '%s, typed by hand, is not found',
    async (address) => {
      await officer.open(address);
      await officer.page.getByRole('heading', { name: officer.say('common:notFound.title'), exact: true }).waitFor();
      await officer.isSound('not-found');
    },
  );

  it('the way back of the browser asks too, and the address stays that of the page that is shown', async () => {
    const { page } = instructor;
    await instructor.open(addresses.study!);
    await page.locator('nav[data-open] a[href="/app/instruction"]').click();
    await page.locator(`main a[href="${addresses.study}"]`).first().click();
    await fieldOf(instructor).fill(WORDS);
    await page.goBack();
    await question(instructor).waitFor({ timeout: 5_000 });
    expect(pathOf(instructor)).toBe(addresses.study);
    await instructor.isSound('leaving-back');
    await press(instructor, 'common:leaving.stay');
    expect([pathOf(instructor), await fieldOf(instructor).inputValue()]).toEqual([addresses.study, WORDS]);
    await page.goBack();
    await question(instructor).waitFor();
    await press(instructor, 'common:leaving.leave');
    await page.waitForURL((url) => url.pathname === '/app/instruction');
    await page.goForward();
    await page.waitForURL((url) => url.pathname === addresses.study);
  });

  it('what is sent holds nobody back: on the page and on the way to the next', async () => {
    const { page } = instructor;
    await instructor.open(addresses.study!);
    await fieldOf(instructor).fill(WORDS);
    await press(instructor, 'instruction:note.add');
    await page.getByRole('article').filter({ hasText: WORDS }).waitFor();
    expect(await fieldOf(instructor).inputValue()).toBe('');
    await goHome(instructor);
    await isHome(instructor);

    await officer.open(`${addresses.programme}/edit`);
    await officer.page.getByLabel(officer.say('programmes:legalBasis')).fill(WORDS);
    await press(officer, 'programmes:save');
    await officer.page.waitForURL((url) => url.pathname === addresses.programme);

    await officer.open(`${addresses.call}/content`);
    await fieldOf(officer).fill(WORDS);
    await press(officer, 'calls:save');
    await officer.page.getByText(officer.say('calls:saved')).waitFor();
    await goHome(officer);
    await isHome(officer);
  });

  it('a text that is no amount is not sent as the amount of before, and is not lost without a word', async () => {
    const { page, say } = officer;
    await officer.open(`${addresses.call}/money`);
    const amount = page.getByLabel(say('calls:ceiling'));
    await amount.fill('12 5OO dh');
    await press(officer, 'calls:save');
    await page.getByRole('alert').getByText(say.like('common:notKept')).first().waitFor();
    await officer.isSound('amount-not-kept');
    await goHome(officer);
    await question(officer).waitFor();
    await press(officer, 'common:leaving.leave');
    await isHome(officer);
  });

  it('a session that cannot be read again for a moment takes no page away', async () => {
    const { page } = officer;
    await officer.open('/app/programmes/new');
    await fieldOf(officer).fill(WORDS);
    await page.route('**/api/session', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    // Two minutes later the person comes back to the window, and the application reads who they are.
    await comesBackLater(page, 120_000);
    await failed;
    // The line to the API tries three times.
    await page.waitForTimeout(3_000);
    expect(await fieldOf(officer).inputValue()).toBe(WORDS);
    await page.unroute('**/api/session');
  });

  it('a session that ended elsewhere takes no page away either: its next request asks to sign in again, over the page', async () => {
    const person = await User.with(world, 'Session Finie', [{ role: 'programme.officer' }]);
    const visitor = await atWork(browser, world, person);
    const { page, say } = visitor;
    await visitor.open('/app/programmes/new');
    await fieldOf(visitor).fill(WORDS);
    await world.sql(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1`, [person.id]);
    const read = page.waitForResponse((response) => response.url().endsWith('/api/session'));
    await comesBackLater(page, 120_000);
    await read;
    await page.waitForTimeout(1_000);
    expect(pathOf(visitor)).toBe('/app/programmes/new');
    expect(await fieldOf(visitor).inputValue()).toBe(WORDS);
    await page.locator('main form button[type=submit]').first().click();
    await page.getByRole('dialog').getByText(say('common:session.endedTitle')).first().waitFor();
    expect(await page.getByRole('dialog').locator('input[autocomplete=username]').inputValue()).toBe(person.email);
    expect(await fieldOf(visitor).inputValue()).toBe(WORDS);
    await visitor.context.close();
  });

  it('the tab asks before it closes on a form', async () => {
    const { page } = officer;
    await officer.open('/app/programmes/new');
    await fieldOf(officer).fill(WORDS);
    const asked = page.waitForEvent('dialog', { timeout: 5_000 });
    void page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    expect(await fieldOf(officer).inputValue()).toBe(WORDS);
  });

  it.each(READERS)('who signs out or takes another role is asked as well, $where', async (reader) => {
    const both = await User.with(world, `Deux rôles ${reader.language}`, [{ role: 'programme.officer' }, { role: 'instructor' }]);
    const visitor = await atWork(browser, world, both, reader);
    const { page, say } = visitor;
    const menu = () => page.locator('header [aria-haspopup=menu]').click();
    const otherRole = () => page.getByRole('menuitem').nth(1).click();
    await visitor.open('/app/programmes/new');
    await fieldOf(visitor).fill(WORDS);
    await menu();
    await page.getByRole('menuitem', { name: say('common:signOut') }).click();
    await question(visitor).waitFor({ timeout: 5_000 });
    await visitor.isSound('leaving-sign-out');
    await press(visitor, 'common:leaving.stay');
    await menu();
    await otherRole();
    await question(visitor).waitFor();
    await press(visitor, 'common:leaving.stay');
    expect([pathOf(visitor), await fieldOf(visitor).inputValue()]).toEqual(['/app/programmes/new', WORDS]);
    await menu();
    await otherRole();
    await press(visitor, 'common:leaving.leave');
    await isHome(visitor);
    await visitor.open('/app/associations');
    await menu();
    await page.getByRole('menuitem', { name: say('common:signOut') }).click();
    await page.waitForURL((url) => url.pathname === '/app/sign-in');
    await visitor.context.close();
  });
});
