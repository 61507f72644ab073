import path from 'node:path';
import type { Browser } from 'playwright-core';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { User } from '../support/people.js';
import { PROVIDER_CLIENT, PROVIDER_NAMES, TestProvider } from '../support/provider/provider.js';
import { createWorld, type OwnWorld, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { READERS, visit, type Visitor } from './support/visitor.js';
import { wordsOf } from './support/words.js';

const LABEL = { fr: PROVIDER_NAMES.OIDC_LABEL_FR, ar: PROVIDER_NAMES.OIDC_LABEL_AR };

/** A product of its own, beside a provider in its own process: the whole way, there and back. */
describe('an officer comes with the account of the administration', () => {
  let world: World;
  let own: OwnWorld;
  let provider: TestProvider;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    provider = await TestProvider.start(address);
    own = await createWorld({
      publicUrl: address,
      port,
      settings: { WEB_DIR: path.resolve('dist/web'), JISR_DEMO: '0', OIDC_ISSUER: provider.issuer, ...PROVIDER_CLIENT, ...PROVIDER_NAMES },
    });
    world = { ...own, address };
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await own?.close();
    await provider?.stop();
  });

  describe.each(READERS)('$where', ({ language, viewport }) => {
    const say = wordsOf(language);
    /** Signs in there under a login; the provider's page is the provider's own. */
    async function throughTheProvider({ page }: Visitor, login: string): Promise<void> {
      await page.getByRole('button', { name: LABEL[language], exact: true }).click();
      await page.locator('input[name=login]').fill(login);
      await page.locator('input[name=password]').fill('x');
      await page.locator('button[type=submit]').click();
    }

    it('goes there in the language of the page, comes back in it, gives the second factor and is in', async () => {
      const officer = await User.with(world, language === 'ar' ? 'Naima Amal' : 'Nadia Amal', [{ role: 'instructor' }], { language });
      const login = `nadia-${language}`;
      await provider.knows(login, { email: officer.email, email_verified: true });
      const visitor = await visit(browser, world, { language, viewport });
      // The address says the language, as the public pages do; nothing has been chosen in this browser.
      await visitor.open('/app/sign-in');
      await visitor.isSound('provider-sign-in');
      const asked = visitor.page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth`));
      await throughTheProvider(visitor, login);
      expect(new URL((await asked).url()).searchParams.get('ui_locales')).toBe(language);
      const code = visitor.page.locator('input[autocomplete=one-time-code]');
      await code.waitFor();
      await visitor.isSound('provider-back', { elsewhere: provider.issuer });
      await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [officer.id]);
      await code.fill(await officer.code());
      await visitor.page.locator('form button[type=submit]').click();
      await visitor.page.getByRole('heading', { name: say('common:home.title') }).waitFor();
      await visitor.isSound('provider-home', { elsewhere: provider.issuer });
      await visitor.context.close();
    });

    it('whoever has no account is told so in the same language, and goes back to the other ways in', async () => {
      const login = `inconnu-${language}`;
      await provider.knows(login, { email: `inconnu-${language}@jisr.example`, email_verified: true });
      const visitor = await visit(browser, world, { language, viewport });
      await visitor.open('/app/sign-in');
      await throughTheProvider(visitor, login);
      await visitor.page.getByRole('heading', { name: say('common:provider.title') }).waitFor();
      await visitor.page.getByRole('alert').waitFor();
      await visitor.isSound('provider-refused', { refused: true, elsewhere: provider.issuer });
      await visitor.page.getByRole('link', { name: say('common:provider.back') }).click();
      await visitor.page.locator('input[autocomplete=username]').waitFor();
      await visitor.isSound('provider-again', { refused: true, elsewhere: provider.issuer });
      await visitor.context.close();
    });
  });
});
