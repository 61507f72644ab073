import path from 'node:path';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import type { Browser, CDPSession } from 'playwright-core';
import { PASSWORD, User } from '../support/people.js';
import { createWorld, type OwnWorld, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { chaptersOf } from './support/story.js';
import { atWork, confirmWithCode, READERS, visit, type Visitor } from './support/visitor.js';
import { wordsOf } from './support/words.js';

const WRITTEN = {
  fr: { name: 'Tagmat', key: 'Ordinateur du bureau' },
  ar: { name: 'Tamunt', key: 'حاسوب المكتب' },
};

/** The authenticator of a device, as the browser's own tools pretend it: it recognises its owner each time. */
async function giveAuthenticator({ context, page }: Visitor): Promise<CDPSession> {
  const tools = await context.newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true } as const;
  await tools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  return tools;
}

/** A product of its own: passkeys need an address with a name. */
describe('second factors', () => {
  let world: World;
  let own: OwnWorld;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    own = await createWorld({
      publicUrl: address,
      port,
      settings: { WEB_DIR: path.resolve('dist/web'), JISR_DEMO: '0' },
    });
    world = { ...own, address };
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await own?.close();
  });

  describe.each(READERS)('$where', (reader) => {
    const { language, viewport } = reader;
    const say = wordsOf(language);
    const written = WRITTEN[language];
    const chapter = chaptersOf();
    const press = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true }).first().click();
    const inDialog = (visitor: Visitor, name: string) =>
      visitor.page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();
    const atHome = (visitor: Visitor) => visitor.page.getByRole('heading', { name: say('common:home.title') }).waitFor();
    async function givesPassword(visitor: Visitor, email: string): Promise<void> {
      await visitor.open('/app/sign-in');
      await visitor.page.locator('input[autocomplete=username]').fill(email);
      await visitor.page.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await press(visitor, say('common:signIn.enter'));
    }

    chapter('she adds a passkey, signs in with it, and confirms with it that it goes', async () => {
      const auditor = await User.with(world, `Leïla ${written.name}`, [{ role: 'auditor' }], { language });
      const visitor = await atWork(browser, world, auditor, { language, viewport });
      const tools = await giveAuthenticator(visitor);
      await visitor.open('/app/account');
      await press(visitor, say('identity:factors.add'));
      await visitor.page.getByRole('dialog').getByRole('textbox').fill(written.key);
      await visitor.isSound('add-passkey');
      await confirmWithCode(visitor, world, auditor, () => inDialog(visitor, say('common:passkey.make')));
      await visitor.page.getByRole('row').filter({ hasText: written.key }).waitFor();
      await visitor.isSound('my-factors', { refused: true });

      await visitor.context.clearCookies();
      await givesPassword(visitor, auditor.email);
      await visitor.page.getByRole('button', { name: say('common:passkey.use') }).waitFor();
      await visitor.isSound('sign-in-passkey', { refused: true });
      await press(visitor, say('common:passkey.use'));
      await atHome(visitor);

      await visitor.open('/app/account');
      await visitor.page.getByRole('row').filter({ hasText: written.key }).getByRole('button').last().click();
      await inDialog(visitor, say('identity:factors.remove'));
      await visitor.page.getByText(say('common:stepUp.why')).waitFor();
      await visitor.isSound('step-up-passkey', { refused: true });
      await inDialog(visitor, say('common:passkey.use'));
      await visitor.page.getByRole('row').filter({ hasText: written.key }).waitFor({ state: 'detached' });
      await visitor.isSound('no-passkey', { refused: true });
      await tools.detach();
      await visitor.context.close();
    });

    chapter('whoever has no telephone begins with a passkey, keeps codes on paper, and acts with it alone', async () => {
      const officer = await User.with(world, `Nadia ${written.name}`, [{ role: 'instructor' }], { language });
      await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [officer.id]);
      const visitor = await visit(browser, world, { language, viewport });
      await giveAuthenticator(visitor);
      await givesPassword(visitor, officer.email);
      await visitor.page.getByText(say('common:passkey.instead')).waitFor();
      await visitor.isSound('first-passkey');
      await press(visitor, say('common:passkey.make'));
      await press(visitor, say('common:recovery.make'));
      await visitor.page.locator('ol[dir=ltr] li').nth(9).waitFor();
      await press(visitor, say('common:recovery.kept'));
      await atHome(visitor);
      await visitor.open('/app/account');
      await visitor.page.getByText(say('identity:factors.last')).waitFor();
      await visitor.isSound('passkey-alone');
      await world.sql(`UPDATE session SET stepped_up_at = NULL WHERE person_id = $1`, [officer.id]);
      await press(visitor, say('identity:factors.addCode'));
      await visitor.page.getByText(say('common:stepUp.whyPasskey')).waitFor();
      await visitor.isSound('step-up-passkey-alone', { refused: true });
      await inDialog(visitor, say('common:stepUp.confirm'));
      await visitor.page.getByText(say('common:enrol.typed')).waitFor();
      await visitor.context.close();
    });
  });
});
