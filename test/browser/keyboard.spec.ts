import type { ApplicationView } from '#applications';
import type { FileRow } from '#committees';
import type { Browser } from 'playwright-core';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall, aReadyCall } from '../support/calls.js';
import { aCallWithEligibleFiles, aCommittee, anOpenSession, sessionUrl } from '../support/committees.js';
import { eventually } from '../support/eventually.js';
import { readStudy, studyOf } from '../support/instruction.js';
import { PASSWORD, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { launchBrowser, pasteCells } from './support/browser.mjs';
import { Keyboard } from './support/keyboard.js';
import { theProduct } from './support/product.js';
import { atWork, PHONE, visit, type Visitor } from './support/visitor.js';

describe('people without a mouse', () => {
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

  /** E-mail, password and code, typed; the form is sent with Enter. */
  async function signIn({ page, open }: Visitor, keyboard: Keyboard, user: User): Promise<void> {
    await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [user.id]);
    await open('/app/sign-in');
    await keyboard.write(page.locator('input[autocomplete=username]'), user.email);
    await keyboard.write(page.locator('input[autocomplete=current-password]'), PASSWORD);
    await keyboard.press('Enter');
    await keyboard.write(page.locator('input[autocomplete=one-time-code]'), await user.code());
    await keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/app');
  }

  it('would stop where the focus cannot be seen', async () => {
    const { page, open, context } = await visit(browser, world);
    await open('/app/sign-in');
    await page.addStyleTag({ content: '* { outline: none !important; box-shadow: none !important; transform: none !important; }' });
    const walk = new Keyboard(page).goTo(page.getByRole('link', { name: 'Mot de passe oublié' }));
    await expect(walk).rejects.toThrow(/cannot be seen/);
    await context.close();
  });

  it('the president of an association signs in, fills one section and submits her file, in French', async () => {
    const call = await aPublishedCall(world);
    const { president } = await aVerifiedAssociation(world, 'Anaruz');
    const id = await aCompleteDraft(president, call.id, { title: 'Un jardin partagé' });
    const at = `/api/applications/${id}`;
    const section = must<ApplicationView>(await president.get(at)).sections.find(({ code }) => code === 'project')!;
    must(await president.put(`${at}/sections/project`, { version: section.version, answers: { title: 'Un jardin' } }));

    const visitor = await visit(browser, world);
    const { page, say } = visitor;
    const keyboard = new Keyboard(page);
    await signIn(visitor, keyboard, president);
    await keyboard.use(page.locator(`main a[href*="${id}"]`).first());
    await keyboard.use(page.locator('main a[href*="/edit/sections.project"]').first());
    await keyboard.write(page.getByRole('textbox', { name: 'Besoin', exact: true }), 'Un lieu où les familles se rencontrent.');
    await page.getByText(say.like('common:save.saved')).waitFor();
    await keyboard.use(page.locator('main a[href$="/check"]'));
    await keyboard.choose(page.getByRole('checkbox', { name: say('applications:check.declaration') }));
    await keyboard.use(page.getByRole('button', { name: say('applications:check.submit'), exact: true }));
    await page.getByText(say('applications:receipt.done')).waitFor();
    await visitor.isSound('submitted-by-keyboard');
    const { state, sections } = must<ApplicationView>(await president.get(at));
    expect([state, sections[0]!.answers.need]).toEqual(['submitted', 'Un lieu où les familles se rencontrent.']);
    await visitor.context.close();
  }, 90_000);

  it('a treasurer corrects the budget on a small screen: the totals that stay in view never lie over the field', async () => {
    const call = await aPublishedCall(world);
    const { president } = await aVerifiedAssociation(world, 'Tiwizi');
    const id = await aCompleteDraft(president, call.id);
    const visitor = await visit(browser, world, { viewport: PHONE });
    const { page, open, say } = visitor;
    const keyboard = new Keyboard(page);
    await signIn(visitor, keyboard, president);
    await open(`/app/applications/${id}/edit/budget`);
    await keyboard.use(page.getByRole('button', { name: say('applications:budget.addProduct'), exact: true }));
    await keyboard.write(page.getByRole('textbox', { name: say('applications:budget.label') }).last(), 'Vente de livres');
    await keyboard.goTo(page.getByRole('button', { name: say('applications:continue') }));
    await page.getByText(say.like('common:save.saved')).waitFor();
    await visitor.context.close();
  }, 90_000);

  it('a block copied from a spreadsheet becomes lines of the budget, with a way back; on a telephone each is a card that can be filled', async () => {
    const call = await aPublishedCall(world);
    const { president } = await aVerifiedAssociation(world, 'Tafoukt');
    const id = await aCompleteDraft(president, call.id);
    const lines = async () => must<ApplicationView>(await president.get(`/api/applications/${id}`)).budget.lines;
    const before = await lines();
    const desk = await atWork(browser, world, president);
    const labels = ({ page, say }: Visitor) => page.getByRole('textbox', { name: say('applications:budget.label'), exact: true });
    const texts = async (visitor: Visitor) => Promise.all((await labels(visitor).all()).map((label) => label.inputValue()));
    await desk.open(`/app/applications/${id}/edit/budget`);
    await desk.page.getByRole('button', { name: desk.say('applications:budget.addCharge'), exact: true }).click();
    const added = desk.page.locator('main table').first().locator('[data-row]').last();
    await added.getByRole('textbox', { name: desk.say('applications:budget.label'), exact: true }).focus();
    await pasteCells(desk.page, 'Goûters\t\t\t\t1 500,00\nAffiches\t2\taffiche\t350\n');
    await desk.page.getByText(desk.say('common:rows.pasted')).waitFor();
    expect(await texts(desk)).toEqual(expect.arrayContaining(['Goûters', 'Affiches']));
    // Each state is awaited where it is kept before the next is made: the first of two equal states would answer for the second.
    await eventually(async () => (await lines()).length === before.length + 2, 'both lines to be kept');
    await desk.page.getByRole('button', { name: desk.say('common:rows.undo'), exact: true }).click();
    expect(await texts(desk)).not.toContain('Goûters');
    await eventually(async () => !(await lines()).some(({ label }) => label === 'Goûters'), 'what was undone to be kept so');
    await pasteCells(desk.page, 'Goûters\t\t\t\t1 500,00\nAffiches\t2\taffiche\t350\n');
    await eventually(async () => (await lines()).length === before.length + 2, 'both lines to be kept again');
    expect(await lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Goûters', amountCentimes: 1_500_00 }),
        expect.objectContaining({ label: 'Affiches', amountCentimes: 700_00 }),
      ]),
    );
    await desk.isSound('budget-pasted');
    await desk.context.close();

    const phone = await atWork(browser, world, president, { viewport: PHONE });
    await phone.open(`/app/applications/${id}/edit/budget`);
    const card = phone.page.locator('main table').first().locator('[data-row]').last();
    expect((await card.boundingBox())!.height).toBeGreaterThan(150);
    await card.getByRole('textbox', { name: phone.say('applications:budget.label'), exact: true }).fill('Affiches et banderoles');
    await card.getByRole('textbox', { name: phone.say('applications:budget.unitPrice'), exact: true }).fill('450');
    await eventually(
      async () => (await lines()).some(({ label, amountCentimes }) => label === 'Affiches et banderoles' && amountCentimes === 900_00),
      'the card to be kept',
    );
    await phone.isSound('budget-cards');
    await phone.context.close();
  }, 120_000);

  it('an officer puts the criteria in order, takes one away and back, and the focus goes on where he works', async () => {
    const { id } = await aReadyCall(world);
    const visitor = await atWork(browser, world, await programmeOfficer(world));
    const { page, say } = visitor;
    await visitor.open(`/app/calls/${id}/grid`);
    const label = () => page.locator('main ol > [data-row]:has(:focus)').getAttribute('data-name');
    const names = async () => Promise.all((await page.locator('main ol > [data-row]').all()).map((row) => row.getAttribute('data-name')));
    const [first, second, ...rest] = await names();
    const keyboard = new Keyboard(page);
    await keyboard.goTo(page.locator('main ol > [data-row="1"] textarea').first());
    await keyboard.press('Alt+Shift+ArrowUp');
    await page.getByText(say.like('common:rows.moved', { position: 1, of: rest.length + 2 })).waitFor();
    expect(await names()).toEqual([second, first, ...rest]);
    expect(await label()).toBe(second);
    await page.locator('main ol > [data-row="0"] [data-tool=remove]').first().click();
    await page.getByText(say.like('common:rows.removed')).waitFor();
    expect(await names()).toEqual([first, ...rest]);
    expect(await label()).toBe(first);
    await page.getByRole('button', { name: say('common:rows.undo'), exact: true }).click();
    expect(await names()).toEqual([second, first, ...rest]);
    expect(await label()).toBe(second);
    await visitor.isSound('criteria-in-order');
    await visitor.context.close();
  }, 90_000);

  it('a member of a committee scores a file and sends her sheet, in Arabic', async () => {
    const { call } = await aCallWithEligibleFiles(world, [{ name: 'Tudert', title: 'حديقة مشتركة', askedCentimes: 60_000_00 }]);
    const committee = await aCommittee(world);
    const session = await anOpenSession(committee, call.id);
    const { user } = committee.voting[2]!;

    const visitor = await visit(browser, world, { language: 'ar' });
    const { page, say } = visitor;
    const keyboard = new Keyboard(page);
    await signIn(visitor, keyboard, user);
    await keyboard.use(page.locator(`main a[href*="${session}"]`).first());
    await keyboard.use(page.getByRole('link', { name: say('committees:files.next') }));
    for (const [criterion, score] of [4, 3, 2].entries()) {
      await keyboard.goTo(page.locator(`input[name="score-${criterion}"]`).first());
      await keyboard.press(...Array.from({ length: score }, () => 'ArrowDown'));
    }
    await page.getByText('63 / 100').waitFor();
    await keyboard.use(page.getByRole('button', { name: say('committees:score.send'), exact: true }));
    await page.getByText(say('committees:score.alreadySent')).waitFor();
    await visitor.isSound('scored-by-keyboard');
    const [file] = must<FileRow[]>(await user.get(sessionUrl(session, '/files')));
    expect([file!.mySheet, file!.myScore]).toEqual(['sent', 63]);
    await visitor.context.close();
  }, 90_000);

  it('an officer sorts the files, keeps what she sees under a name, and gives files to another in one act', async () => {
    const call = await aPublishedCall(world, { content: { regionCodes: ['MA-09'] } });
    const studies: string[] = [];
    for (const name of ['Amsa, villages de la haute vallée', 'Tilila'])
      studies.push(await studyOf(world, (await aSubmittedApplication(await aVerifiedAssociation(world, name), call.id)).id));
    const inRegion = (name: string, role: 'programme.officer' | 'instructor') =>
      User.with(world, name, [{ role, scope: { regionCode: 'MA-09' } }]);
    const officer = await inRegion('Othmane Régional', 'programme.officer');
    const other = await inRegion('Samira Régionale', 'programme.officer');
    const kenza = await inRegion('Kenza Étudie', 'instructor');
    must(await other.post(`/api/instruction/files/${studies[1]}/assignments`, { instructorId: kenza.id }));
    const views = async (user: User) => must<{ name: string }[]>(await user.get('/api/views/instruction')).map(({ name }) => name);

    const visitor = await visit(browser, world);
    const { page, open, say } = visitor;
    const keyboard = new Keyboard(page);
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const isSorted = (sort: string) => page.waitForURL(({ searchParams }) => searchParams.get('sort') === sort);
    await signIn(visitor, keyboard, officer);
    await open(`/app/instruction?callId=${call.id}`);
    await keyboard.use(button(say.named('common:list.sortBy', say('instruction:list.number'))));
    await isSorted('number');
    await keyboard.press('Enter');
    await isSorted('-number');
    await page.getByRole('columnheader', { name: say.named('common:list.sortBy', say('instruction:list.number')) }).waitFor();
    const rows = page.locator('tbody tr');
    await rows.first().getByText('Tilila').waitFor();

    // What a column cuts is written out for all rows, and again for one that is tapped.
    const cut = () =>
      page
        .locator('tbody td[data-place] > div')
        .evaluateAll((cells) => cells.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(await cut()).toBeGreaterThan(0);
    await keyboard.use(button(say('common:list.whole')));
    await page.locator('tbody tr[data-whole]').nth(1).waitFor();
    expect(await cut()).toBe(0);
    await visitor.isSound('list-written-out');
    await keyboard.press('Enter');
    await page.locator('tbody tr[data-whole]').first().waitFor({ state: 'detached' });
    await rows.last().getByText('Amsa').click();
    await page.locator('tbody tr[data-whole]').getByText('Amsa').waitFor();
    expect(await rows.first().getAttribute('data-whole')).toBeNull();
    await rows.last().getByText('Amsa').click();

    await keyboard.use(button(say('common:list.views')));
    await keyboard.use(button(say('common:list.keepView')));
    await keyboard.write(page.getByRole('textbox', { name: say('common:list.viewName') }), 'Ceux des villages');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect([await views(officer), await views(other)]).toEqual([['Ceux des villages'], []]);

    await keyboard.use(button(say('common:list.views')));
    await keyboard.use(button(say.named('common:list.renameView', 'Ceux des villages')));
    await keyboard.write(page.getByRole('textbox', { name: say('common:list.viewName') }), 'Villages');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await views(officer)).toEqual(['Villages']);

    // Another day: the page is opened as the menu has it.
    await open('/app/instruction');
    await keyboard.use(button(say('common:list.views')));
    await keyboard.use(button('Villages'));
    await page.waitForURL(({ searchParams }) => searchParams.get('callId') === call.id && searchParams.get('sort') === '-number');
    await page.locator('tbody tr').nth(2).waitFor({ state: 'hidden' });

    await keyboard.choose(page.getByRole('checkbox', { name: say('common:list.chooseAll') }));
    await keyboard.use(button(say('instruction:assign.first')));
    const who = page.getByRole('dialog').getByRole('combobox', { name: say('instruction:list.instructor') });
    await who.getByText('Kenza Étudie').waitFor({ state: 'attached' });
    await keyboard.goTo(who);
    await page.keyboard.type('Kenza');
    await page.getByText(say('common:bulk.willNot')).waitFor();
    await visitor.isSound('many-rows-previewed');
    await keyboard.use(button(say.like('common:bulk.deed', { deed: say('instruction:assign.do'), n: 1 })));
    const result = page.getByRole('group', { name: say('common:bulk.result') });
    await result.getByText(say('common:bulk.refused')).waitFor();
    await visitor.isSound('many-rows-done');
    expect(await result.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(true);
    for (const id of studies) expect((await readStudy(officer, id)).instructor).toMatchObject({ id: kenza.id });
    // The refused one is still chosen.
    expect(await page.locator('tbody').getByRole('checkbox', { checked: true }).count()).toBe(1);

    await keyboard.use(button(say('common:list.views')));
    await keyboard.use(button(say.named('common:list.forgetView', 'Villages')));
    await button('Villages').waitFor({ state: 'hidden' });
    expect(await views(officer)).toEqual([]);
    await visitor.context.close();
  }, 120_000);
});
