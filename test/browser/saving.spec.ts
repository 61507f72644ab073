import type { ApplicationView } from '#applications';
import type { Browser } from 'playwright-core';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, type CallInWorld } from '../support/calls.js';
import { must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, READERS, type Visitor } from './support/visitor.js';

const WORDS = {
  fr: {
    title: 'Écrit pendant la coupure',
    next: 'Écrit juste avant de partir',
    last: 'Écrit avant de se déconnecter',
    partner: 'Commune de Tiznit',
    charge: 'Animateurs',
  },
  ar: {
    title: 'كُتب أثناء انقطاع الشبكة',
    next: 'كُتب قبيل المغادرة',
    last: 'كُتب قبل تسجيل الخروج',
    partner: 'جماعة تزنيت',
    charge: 'المنشطون',
  },
} as const;

describe('the words that people typed are not lost', () => {
  let world: World;
  let browser: Browser;
  let call: CallInWorld;
  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    call = await aPublishedCall(world);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe.each(READERS)('$where', (reader) => {
    const words = WORDS[reader.language];
    const chapter = chaptersOf();
    let association: AssociationInWorld;
    let president: Visitor;
    let draft: string;

    beforeAll(async () => {
      association = await aVerifiedAssociation(world, `Parole ${reader.language}`, { language: reader.language });
      draft = must<{ id: string }>(await association.president.post('/api/applications', { callId: call.id })).id;
      president = await atWork(browser, world, association.president, reader);
    }, 60_000);
    afterAll(() => president?.context.close());

    const stored = async () => must<ApplicationView>(await association.president.get(`/api/applications/${draft}`));
    const isStored = async (text: string) => (await stored()).sections.some(({ answers }) => Object.values(answers).includes(text));
    const edit = (section: string) => president.open(`/app/applications/${draft}/edit/${section}`);
    const title = () => president.page.locator('main input[type=text], main textarea').first();
    const go = () => president.page.getByRole('button', { name: president.say('applications:continue'), exact: true });
    const isAt = (section: string) => new URL(president.page.url()).pathname.endsWith(`/edit/${section}`);

    chapter('the network is cut while a saving runs: “save and continue” stays, says why, and goes on once all is saved', async () => {
      const { page, context, say } = president;
      await edit('sections.project');
      // The request leaves and finds nobody: for two seconds the page says that it is saving.
      await page.route('**/sections/project', (route) => route.abort());
      await title().fill(words.title);
      await page.getByText(say('common:save.saving')).waitFor();
      await go().click();
      await page.getByText(say('applications:stayed')).waitFor();
      expect(isAt('sections.project')).toBe(true);
      expect(await title().inputValue()).toBe(words.title);
      await president.isSound('saving-stayed', { cut: true });
      await page.unroute('**/sections/project');
      await go().click();
      await page.waitForURL((url) => !url.pathname.endsWith('/edit/sections.project'));
      expect(await isStored(words.title)).toBe(true);
      await context.setOffline(false);
    });

    chapter('a link pressed without network keeps the page, says so, and the words arrive when the network is back', async () => {
      const { page, context, say } = president;
      await edit('sections.project');
      await title().fill(words.next);
      await context.setOffline(true);
      await page.locator(`main a[href="/app/applications/${draft}"]`).first().click();
      await page.getByRole('dialog').getByText(say('common:leaving.unsaved.text')).waitFor();
      await president.isSound('saving-unsaved', { cut: true });
      await page.getByRole('button', { name: say('common:leaving.stay'), exact: true }).click();
      expect([isAt('sections.project'), await title().inputValue()]).toEqual([true, words.next]);
      // The tab asks before it closes on unsent words.
      const asked = page.waitForEvent('dialog', { timeout: 5_000 });
      void page.close({ runBeforeUnload: true });
      await (await asked).dismiss();
      await context.setOffline(false);
      await page.getByText(say.like('common:save.saved')).waitFor();
      await eventually(() => isStored(words.next), 'the words to arrive');
    });

    chapter('a page that was never loaded cannot be loaded without network: the present one stays', async () => {
      const { page, context, say } = president;
      await edit('sections.project');
      await context.setOffline(true);
      await page.locator(`main a[href="/app/applications/${draft}"]`).first().click();
      await page.getByRole('dialog').getByText(say('common:leaving.unloadable.text')).waitFor();
      await president.isSound('saving-unloadable', { cut: true });
      expect(isAt('sections.project')).toBe(true);
      await context.setOffline(false);
      await page.getByRole('button', { name: say('common:leaving.again'), exact: true }).click();
      await page.waitForURL((url) => url.pathname === `/app/applications/${draft}`);
    });

    chapter('who signs out with words that cannot be saved is asked; once they can, they are saved first', async () => {
      const { page, say } = president;
      const signOut = async () => {
        await page.locator('header [aria-haspopup=menu]').click();
        await page.getByRole('menuitem', { name: say('common:signOut') }).click();
      };
      await edit('sections.project');
      await page.route('**/sections/project', (route) => route.abort());
      await title().fill(words.last);
      await signOut();
      await page.getByRole('dialog').getByText(say('common:leaving.erased.text')).waitFor();
      await president.isSound('saving-erased', { cut: true });
      expect([isAt('sections.project'), await title().inputValue()]).toEqual([true, words.last]);
      await page.getByRole('button', { name: say('common:leaving.stay'), exact: true }).click();
      await page.unroute('**/sections/project');
      await signOut();
      await page.waitForURL((url) => url.pathname === '/app/sign-in');
      await association.president.signIn();
      expect(await isStored(words.last)).toBe(true);
      await president.context.close();
      president = await atWork(browser, world, association.president, reader);
    });

    chapter('a text that is no amount is kept in the draft as it was typed, and comes back', async () => {
      const { page, say } = president;
      const amount = () => page.getByLabel(say('applications:budget.amount')).first();
      await edit('budget');
      await page.getByRole('button', { name: say('applications:budget.addProduct') }).click();
      await amount().fill('12 5OO dh');
      await page.getByText(say.like('applications:unready_one', { count: 1 })).waitFor();
      await page.getByText(say.like('common:save.saved')).waitFor();
      await eventually(async () => (await stored()).budget.unfinished[0]?.fields.amountCentimes === '12 5OO dh', 'the text to be kept');
      await edit('budget');
      expect(await amount().inputValue()).toBe('12 5OO dh');
      await page.getByText(say('common:money.notANumber')).waitFor();
      await president.isSound('amount-unread', { cut: true });
      await amount().fill('12 500');
      await page.getByLabel(say('applications:budget.label')).first().fill(words.charge);
      await eventually(async () => (await stored()).budget.lines[0]?.amountCentimes === 12_500_00, 'the amount to be read');
      await page
        .getByRole('button', { name: say.like('common:rows.remove') })
        .first()
        .click();
      await eventually(async () => (await stored()).budget.lines.length === 0, 'the row to go');
    });

    chapter('a row that is not whole is kept in the draft, comes back, and is said to be missing', async () => {
      const { page, say } = president;
      await edit('budget');
      await page.getByRole('button', { name: say('applications:budget.addCharge') }).click();
      await page.getByLabel(say('applications:budget.label')).first().fill(words.charge);
      await page.getByText(say.like('common:save.saved')).waitFor();
      await page.getByText(say.like('applications:unready_one', { count: 1 })).waitFor();
      await edit('parts.partners');
      await page.getByRole('button', { name: say('applications:parts.partners.add') }).click();
      await page.getByLabel(say('applications:parts.partners.name')).first().fill(words.partner);
      await page.getByText(say.like('common:save.saved')).waitFor();

      await edit('budget');
      expect(await page.getByLabel(say('applications:budget.label')).first().inputValue()).toBe(words.charge);
      // The page before may have left no time to note that its last words arrived: they are sent again, and meet themselves.
      await president.isSound('unfinished-charge', { cut: true, refused: true });
      await edit('parts.partners');
      expect(await page.getByLabel(say('applications:parts.partners.name')).first().inputValue()).toBe(words.partner);
      const { completeness, budget } = await stored();
      expect(budget.lines).toEqual([]);
      expect(completeness.errors.filter(({ code }) => code === 'row_unfinished').map(({ path }) => path)).toEqual([
        'parts.partners.unfinished.items.0',
        'budget.unfinished.charges.0',
      ]);
      await edit('parts.partners?check=1');
      await president.isSound('unfinished-partner-checked');
      await page.getByLabel(say('applications:parts.partners.role')).first().fill(words.next);
      await eventually(async () => (await stored()).parts.partners.items.length === 1, 'the partner to be whole');
      expect((await stored()).parts.partners.unfinished).toEqual([]);
    });
  });
});
