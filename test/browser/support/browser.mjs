// Launching the browser, signing in and checking pages, shared by the browser tests and the gallery.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = fs.readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const QUIET_MS = 60;
/** A button at work turns too, for as long as it is answered; the loader of a page has a name. */
const PAGE_LOADER = '.mantine-Loader-root[aria-label]';
/** Requests under way, by page. */
const underWay = new WeakMap();

/** The system's Chromium, or the one the launcher unpacked (CHROME_PATH with its own libraries in CHROME_LIB). */
export async function launchBrowser() {
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  if (!fs.existsSync(executablePath)) throw new Error(`No browser at ${executablePath}; set CHROME_PATH`);
  const env = process.env.CHROME_LIB ? { ...process.env, LD_LIBRARY_PATH: process.env.CHROME_LIB } : process.env;
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', '--disable-gpu'], env });
}

/**
 * A page that remembers what must not happen: console errors, uncaught exceptions, requests leaving the server,
 * refusals of the content security policy (Chromium reports them on the console).
 */
export async function openPage(browser, baseURL, options = {}) {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL).origin) faults.push(`left the server: ${request.url()}`);
  });
  countRequests(page);
  return { page, context, faults };
}

function countRequests(page) {
  const requests = new Set();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => requests.delete(request));
}

/** WCAG 2.0 to 2.2, A and AA; an empty list, or one line per violation naming the first element. */
export async function axeViolations(page) {
  // Given as the debugger does, to the documents that are checked: no content security policy is loosened for it.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(`${AXE};0`);
  const violations = await page.evaluate(async () => {
    // Letters of the mail catcher are sandboxed documents, checked where they are written.
    const found = await /** @type {any} */ (window).axe.run(
      { exclude: ['iframe[sandbox]'] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false },
    );
    return found.violations;
  });
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}, ${nodes.length}): ${nodes[0].target.join(' ')} ${nodes[0].failureSummary}`,
  );
}

/**
 * What the program says on the page as it stands: visible texts and the names that assistive techniques read. What people typed
 * (bdi, dir=auto, values of fields) and what is marked as being in the other language is not the program's own.
 */
export const textsOf = (page) =>
  page.evaluate(() => {
    const foreign = `:is([lang]:not(html, [lang="${document.documentElement.lang}"]), bdi, [dir="auto"], script, style, textarea, code)`;
    const shown = (element) => element.closest(foreign) === null && element.checkVisibility({ visibilityProperty: true });
    const texts = new Set([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
      if (data.trim() && shown(parentElement)) texts.add(data.trim());
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`)) if (shown(element)) texts.add(element.getAttribute(name) ?? '');
    return [...texts].filter(Boolean);
  });

/** The person looks elsewhere, and comes back to the window after `ms` milliseconds by its clock. */
export const comesBackLater = (page, ms) =>
  page.evaluate((later) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + later;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, ms);

/** What the clipboard of a spreadsheet gives, into the field that has the focus. */
export const pasteCells = (page, cells) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, cells);

/** Whether the page scrolls sideways, which no width may, or a card of a table on a telephone does. */
export const overflowsSideways = (page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('[data-frame]')].filter(
      (frame) => getComputedStyle(frame.querySelector('.table') ?? frame).display === 'block',
    );
    return [document.documentElement, ...cards].some((element) => element.scrollWidth > element.clientWidth + 1);
  });

/** Signs a demonstration account in through the API of the page's own origin. */
export async function signIn(page, email) {
  await page.goto('/app/sign-in');
  await page.evaluate(async (wanted) => {
    const cookie = () => /(?:^|; )jisr_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const call = async (method, path, body) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': decodeURIComponent(cookie()) };
      const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? null : answer.json();
    };
    await call('GET', '/api/session');
    const account = (await call('GET', '/api/demo/accounts')).find((candidate) => candidate.email === wanted);
    if (!account) throw new Error(`No demonstration account ${wanted}`);
    await call('POST', '/api/session', { email: account.email, password: account.password });
    if ((await call('GET', '/api/session')).needs !== 'totp') return;
    // A code serves once: when the same person has just signed in elsewhere, the next one is half a minute away.
    for (let attempt = 0; ; attempt++) {
      const { code } = (await call('GET', '/api/demo/accounts')).find((candidate) => candidate.email === wanted);
      try {
        return await call('POST', '/api/session/totp', { code });
      } catch (refused) {
        if (attempt === 7) throw refused;
        await new Promise((resolve) => setTimeout(resolve, 5_000));
      }
    }
  }, email);
}

/** Waits until the page has its title, nothing loads and no loader turns. */
export async function settled(page) {
  await page.waitForLoadState('load');
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  const requests = underWay.get(page);
  const until = Date.now() + 20_000;
  for (let quietSince = Date.now(); Date.now() - quietSince < QUIET_MS;) {
    if (Date.now() > until) throw new Error(`the page still loads: ${[...requests].map((request) => request.url()).join(', ')}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    if (requests.size > 0 || (await page.locator(PAGE_LOADER).count()) > 0) quietSince = Date.now();
  }
  await page.evaluate(() => document.fonts.ready);
}
