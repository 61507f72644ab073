import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { User } from '../../support/people.js';
import { must } from '../../support/programmes.js';
import type { World } from '../../support/world.js';
import { axeViolations, openPage, overflowsSideways, settled, textsOf } from './browser.mjs';
import { strangeness, wordsOf, type StoryLanguage, type Words } from './words.js';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1366, height: 860 };

/** Each language walks the road once, one at a desk and the other on a telephone. */
export const READERS = [
  { language: 'fr', viewport: DESK, where: 'in French, at a desk' },
  { language: 'ar', viewport: PHONE, where: 'in Arabic, on a telephone' },
] as const;

/** The refusal of a request, which the browser reports as an error of the page. */
const REFUSAL = /status of 4\d\d .*\/api\//;

/** A request that found no network. */
const CUT = /net::ERR_(FAILED|INTERNET_DISCONNECTED|NETWORK_CHANGED)/;

/** Somebody in front of the product's pages. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  language: StoryLanguage;
  /** What the screens say in the visitor's language. */
  say: Words;
  /** Goes to an address of the product and waits until it stands. */
  open(address: string): Promise<void>;
  /**
   * The page as it stands is accessible, keeps within its width, speaks one language and broke nothing; kept as an image when
   * SHOTS_DIR says where. `refused`: the program has just said no, which must show in a request refused or in words on the page.
   * `cut`: the story has cut the network, which the browser reports for each request. `elsewhere`: the story went to that origin too.
   */
  isSound(name: string, options?: { refused?: true; cut?: true; elsewhere?: string }): Promise<void>;
}

export async function visit(
  browser: Browser,
  world: World,
  options: { viewport?: typeof PHONE; language?: StoryLanguage } = {},
): Promise<Visitor> {
  const { language = 'fr', viewport = DESK } = options;
  const { page, context, faults } = await openPage(browser, world.address, { viewport });
  page.setDefaultTimeout(20_000);
  const keepImage = async (name: string) => {
    const folder = process.env.SHOTS_DIR;
    if (folder) await page.screenshot({ path: path.join(folder, `${name}-${language}.png`), fullPage: true });
  };
  return {
    page,
    context,
    language,
    say: wordsOf(language),
    open: async (address) => {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
      await settled(page);
    },
    isSound: async (name, { refused = false, cut = false, elsewhere }: { refused?: boolean; cut?: boolean; elsewhere?: string } = {}) => {
      await settled(page);
      await keepImage(name);
      const expected = { name, lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', sideways: false };
      const html = page.locator('html');
      const [lang, dir] = [await html.getAttribute('lang'), await html.getAttribute('dir')];
      expect({ name, lang, dir, sideways: await overflowsSideways(page) }).toEqual(expected);
      const strange = (await textsOf(page)).flatMap((text) => {
        const why = strangeness(text, language);
        return why ? [`${why} — ${text}`] : [];
      });
      expect({ name, strange }).toEqual({ name, strange: [] });
      expect({ name, violations: await axeViolations(page) }).toEqual({ name, violations: [] });
      const isElsewhere = (fault: string) => elsewhere !== undefined && fault.includes(elsewhere);
      const unexpected = faults
        .splice(0)
        .filter((fault) => !(refused && REFUSAL.test(fault)) && !(cut && CUT.test(fault)) && !isElsewhere(fault));
      expect({ name, unexpected }).toEqual({ name, unexpected: [] });
    },
  };
}

/** Somebody of the story at work: a window of their own, with the session they have already, in the language they read. */
export async function atWork(
  browser: Browser,
  world: World,
  user: User,
  options: { viewport?: typeof PHONE; language?: StoryLanguage } = {},
): Promise<Visitor> {
  const visitor = await visit(browser, world, options);
  must(await user.put('/api/session/language', { language: visitor.language }));
  await visitor.context.addCookies(user.sessionCookies().map((cookie) => ({ ...cookie, url: world.address })));
  await visitor.open('/app');
  return visitor;
}

/**
 * Does an act that binds, for which the code is asked again (the one given for an act of before would count for three minutes), and
 * gives it in its dialog, which `isSound` looks at first.
 */
export async function confirmWithCode(visitor: Visitor, world: World, user: User, act: () => Promise<void>): Promise<void> {
  const { page } = visitor;
  await world.sql(`UPDATE session SET stepped_up_at = NULL WHERE person_id = $1`, [user.id]);
  await act();
  const field = page.locator('input[autocomplete=one-time-code]');
  const dialog = page.getByRole('dialog').filter({ has: field });
  const code = dialog.locator(field);
  await code.waitFor();
  await visitor.isSound(`code-again-${user.id}`, { refused: true });
  await world.sql(`UPDATE person SET totp_act_step = 0 WHERE id = $1`, [user.id]);
  await code.fill(await user.code());
  await dialog.locator('button[type=submit]').click();
  await code.waitFor({ state: 'hidden' });
}
