import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { User } from '../../support/people.js';
import type { World } from '../../support/world.js';
import { axeViolations, openPage, overflowsSideways, settled } from './browser.mjs';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1366, height: 860 };

const CLIENT = path.resolve('dist/web/client');
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/**
 * The files of the web build stand before the API of the world, which answers everything under /api: under Jest the API cannot
 * load what serves files. The policy is the product's own strict one.
 */
async function serveWeb(context: BrowserContext, address: string): Promise<void> {
  await context.route(`${address}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(CLIENT, pathname);
    if (pathname.startsWith('/app')) {
      const headers = {
        'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'",
      };
      return route.fulfill({ path: path.join(CLIENT, 'index.html'), contentType: 'text/html', headers });
    }
    if (path.extname(pathname) && fs.existsSync(file)) return route.fulfill({ path: file, contentType: TYPES[path.extname(pathname)] });
    return route.continue();
  });
}

/** Somebody in front of the product's pages. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Goes to an address of the product and waits until it stands. */
  open(address: string): Promise<void>;
  /** The page as it stands is accessible, keeps within its width and broke nothing; kept as an image when SHOTS_DIR says where. */
  isSound(name: string): Promise<void>;
}

export async function visit(
  browser: Browser,
  world: World,
  options: { viewport?: typeof PHONE; language?: 'fr' | 'ar' } = {},
): Promise<Visitor> {
  const language = options.language ?? 'fr';
  const { page, context, faults } = await openPage(browser, world.address, { viewport: options.viewport ?? DESK });
  page.setDefaultTimeout(20_000);
  await serveWeb(context, world.address);
  return {
    page,
    context,
    open: async (address) => {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
      await settled(page);
    },
    isSound: async (name) => {
      await settled(page);
      if (process.env.SHOTS_DIR) await page.screenshot({ path: path.join(process.env.SHOTS_DIR, `${name}.png`), fullPage: true });
      expect({ name, violations: await axeViolations(page) }).toEqual({ name, violations: [] });
      expect({ name, sideways: await overflowsSideways(page) }).toEqual({ name, sideways: false });
      // A refusal of the API is part of the story; the browser reports it as a failed resource.
      const unexpected = faults.filter((fault) => !/status of 4\d\d .*\/api\//.test(fault));
      expect({ name, unexpected }).toEqual({ name, unexpected: [] });
    },
  };
}

/** Signs a person of the story in through the form, with the code when one is asked. */
export async function signInAs(visitor: Visitor, world: World, user: User, password: string): Promise<void> {
  const { page } = visitor;
  await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [user.id]);
  await visitor.open('/app/sign-in');
  await page.locator('input[autocomplete=username]').fill(user.email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('form button[type=submit]').first().click();
  const code = page.locator('input[autocomplete=one-time-code]');
  await Promise.race([code.waitFor(), page.waitForURL((url) => !url.pathname.includes('sign-in'))]);
  if (await code.isVisible()) {
    await code.fill(await user.code());
    await page.locator('form button[type=submit]').first().click();
  }
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** Gives the code that a binding act asks again, in the dialog that `isSound` looks at first. */
export async function confirmWithCode(visitor: Visitor, world: World, user: User): Promise<void> {
  const { page } = visitor;
  const code = page.getByRole('dialog').locator('input[autocomplete=one-time-code]');
  await code.waitFor();
  await visitor.isSound(`code-again-${user.id}`);
  await world.sql(`UPDATE person SET totp_act_step = 0 WHERE id = $1`, [user.id]);
  await code.fill(await user.code());
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await code.waitFor({ state: 'hidden' });
}
