import type { Browser } from 'playwright-core';
import { aPublishedCall, type CallInWorld } from '../support/calls.js';
import type { World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { READERS, visit } from './support/visitor.js';

const TITLE = { fr: 'Appel des montagnes', ar: 'طلب مشاريع الجبال', en: 'Mountains call' };

describe('the product as it is built, before a stranger', () => {
  let world: World;
  let browser: Browser;
  let call: CallInWorld;

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    call = await aPublishedCall(world, { content: { title: TITLE } });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each(['/', '/app', '/app/sign-in', '/api/session'])('%s is sent with a strict content security policy', async (path) => {
    const { headers } = await fetch(`${world.address}${path}`);
    const policy = Object.fromEntries(
      headers
        .get('content-security-policy')!
        .split(';')
        .map((directive) => directive.trim().split(/ (.*)/s, 2)),
    ) as Record<string, string>;
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a script slipped into a page does not run, and the stories would see that it was tried', async () => {
    const stranger = await visit(browser, world);
    await stranger.open('/app/sign-in');
    await stranger.page.locator('body').evaluate((body) => {
      const script = body.ownerDocument.createElement('script');
      script.textContent = 'document.title = "taken over"';
      body.append(script);
    });
    expect(await stranger.page.title()).not.toBe('taken over');
    await expect(stranger.isSound('slipped-in')).rejects.toThrow(/Content Security Policy/);
    await stranger.context.close();
  });

  it.each(READERS)('the public pages can be read $where', async ({ language, viewport }) => {
    const stranger = await visit(browser, world, { language, viewport });
    const { page, say } = stranger;
    await stranger.open('/');
    await stranger.isSound('public-home');
    await stranger.open('/calls');
    await page.getByRole('link', { name: TITLE[language] }).first().click();
    await page.getByRole('heading', { name: TITLE[language] }).waitFor();
    await stranger.isSound('public-call');
    await stranger.open('/calls?q=rien-de-tel');
    await stranger.isSound('public-calls-none');
    await stranger.open(`/verify?reference=${call.number}`);
    await page.getByText(say('public:check.notACode')).waitFor();
    await stranger.open('/verify?reference=2222-3333-4444-5555');
    await page.getByText(say('public:check.unknown')).waitFor();
    await stranger.isSound('public-verify-unknown');
    await stranger.open('/accessibility');
    await stranger.isSound('public-accessibility');
    await stranger.context.close();
  });
});
