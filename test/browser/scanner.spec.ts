import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ScanContents } from '#platform';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { aPdf, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { startClamd, type Clamd } from '../support/clamd.js';
import { needing, tool } from '../support/needs.js';
import { EICAR } from '../support/scanner.js';
import { createWorld, eventually, type OwnWorld, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { chaptersOf } from './support/story.js';
import { atWork, READERS, type Visitor } from './support/visitor.js';

/** A product of its own, with the scanner that installations run. */
needing(tool('clamd'), () => {
  let clamd: Clamd;
  let own: OwnWorld;
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    clamd = await startClamd();
    own = await createWorld({
      publicUrl: address,
      port,
      settings: { WEB_DIR: path.resolve('dist/web'), JISR_DEMO: '0', CLAMD_URL: clamd.url },
    });
    world = { ...own, address };
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await own?.close();
    await clamd?.stop();
  });

  describe.each(READERS)('$where', ({ language, viewport }) => {
    const chapter = chaptersOf();
    let association: AssociationInWorld;
    let leila: Visitor;
    beforeAll(async () => {
      association = await aVerifiedAssociation(world, language === 'ar' ? 'Tamunt' : 'Tagmat');
      leila = await atWork(browser, world, association.president, { language, viewport });
    }, 60_000);
    afterAll(() => leila?.context.close());

    const at = () => `/app/associations/${association.id}`;
    async function send(title: string, file: { name: string; bytes: Buffer }): Promise<void> {
      await leila.open(at());
      await leila.page.getByRole('button', { name: leila.say('associations:vault.addOther') }).click();
      await leila.page.getByLabel(leila.say('associations:vault.otherTitle')).fill(title);
      const input = leila.page.locator('#documents input[type=file]:not([capture])');
      await input.setInputFiles({ name: file.name, mimeType: 'application/pdf', buffer: file.bytes });
    }
    const place = (name: string) => leila.page.locator('#documents li').filter({ hasText: name });

    chapter('what the scanner knows is refused, by its name and with what to do', async () => {
      await send('AX A', { ...aPdf('piege'), bytes: aPdf('piege', EICAR).bytes });
      await leila.page.locator('#documents [role=alert]').filter({ hasText: 'Jisr.Eicar.UNOFFICIAL' }).waitFor();
      await leila.isSound('scanner-refused', { refused: true });
    });

    chapter('while it is away a document is there and being looked at; once it is back it can be opened', async () => {
      await clamd.leave();
      await send('AX B', { ...aPdf('attend1.pdf'), name: 'attend1.pdf' });
      await place('attend1.pdf').getByText(leila.say('associations:vault.beingChecked')).waitFor();
      await leila.isSound('scanner-away');
      await clamd.comeBack();
      await own.worker.get(ScanContents).handle();
      await leila.open(at());
      await place('attend1.pdf').getByText(leila.say('associations:vault.held')).waitFor();
      await leila.isSound('scanner-back');
    });

    chapter('what is found later is gone from its place, and she is told', async () => {
      await clamd.leave();
      await send('AX C', { name: 'plus-tard1.pdf', bytes: aPdf('plus tard', `${EICAR} ${language}`).bytes });
      await place('plus-tard1.pdf').getByText(leila.say('associations:vault.beingChecked')).waitFor();
      await clamd.comeBack();
      await own.worker.get(ScanContents).handle();
      await eventually(async () => {
        await leila.open(at());
        return (await place('plus-tard1.pdf').count()) === 0;
      }, 'its place to be empty');
      await leila.isSound('scanner-set-aside');
    });
  });
});
