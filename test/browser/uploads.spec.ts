import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AssociationView } from '#associations';
import type { Browser, CDPSession } from 'playwright-core';
import { PDF } from '@libpdf/core';
import { aPdf, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { PASSWORD } from '../support/people.js';
import { must } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, READERS, type Visitor } from './support/visitor.js';

/** Some three megabytes, as a file of the disk, which keeps its time: a telephone that sends 400 kB a second needs eight. */
function largePdf(name: string): { path: string; bytes: Buffer } {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'jisr-upload-')), name);
  const bytes = Buffer.concat([aPdf(name).bytes, Buffer.from(`\n%${randomBytes(1_600_000).toString('hex')}\n`), aPdf(name).bytes]);
  writeFileSync(file, bytes);
  return { path: file, bytes };
}
const SLOW = { latency: 20, downloadThroughput: -1, uploadThroughput: 400_000 };

describe('a president sends documents by a bad line', () => {
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

  describe.each(READERS)('$where', ({ language, viewport }) => {
    const chapter = chaptersOf();
    let association: AssociationInWorld;
    let leila: Visitor;
    let line: CDPSession;
    /** Requests of files on their way, since they were last looked at. */
    let asked: string[];
    beforeAll(async () => {
      association = await aVerifiedAssociation(world, language === 'ar' ? 'Tamunt' : 'Tagmat');
      leila = await atWork(browser, world, association.president, { language, viewport });
      line = await leila.context.newCDPSession(leila.page);
      await line.send('Network.enable');
      asked = [];
      leila.page.on('request', (request) => {
        if (request.url().includes('/api/uploads')) asked.push(request.method());
      });
    }, 120_000);
    afterAll(() => leila?.context.close());

    const set = (offline: boolean) => line.send('Network.emulateNetworkConditions', { offline, ...SLOW });
    const documents = async () => must<AssociationView>(await association.president.get(`/api/associations/${association.id}`)).documents;
    const choices = () => leila.page.locator('#documents input[type=file]');
    /** Opens the place of one more document, under a title. */
    async function place(title: string): Promise<void> {
      await leila.open(`/app/associations/${association.id}`);
      await leila.page.getByRole('button', { name: leila.say('associations:vault.addOther') }).click();
      await leila.page.getByLabel(leila.say('associations:vault.otherTitle')).fill(title);
      await choices().first().waitFor({ state: 'attached' });
    }
    const link = (name: string) => leila.page.getByRole('link', { name, exact: true });
    const waiting = () => leila.page.getByText(leila.say('common:file.waiting'));
    const moves = () => leila.page.waitForRequest((request) => request.method() === 'PATCH' && request.url().includes('/api/uploads/'));

    chapter(
      'the line is cut in the middle: she reads that what has arrived is kept, and it ends by itself when the line is back',
      async () => {
        await place('AX A');
        await set(false);
        const file = largePdf('coupe1.pdf');
        await choices().first().setInputFiles(file.path);
        await moves();
        await moves();
        await set(true);
        await waiting().waitFor();
        await leila.isSound('upload-waiting', { cut: true });
        asked.length = 0;
        await set(false);
        await link('coupe1.pdf').waitFor();
        // It asked where it stood and went on; it was not begun again.
        expect(asked).toContain('HEAD');
        expect(asked).not.toContain('POST');
        const { id } = (await documents()).find(({ name }) => name === 'coupe1.pdf')!;
        const { raw } = await association.president.get(`/api/associations/${association.id}/documents/${id}`);
        expect(raw.equals(file.bytes)).toBe(true);
        await leila.isSound('upload-done', { cut: true, refused: true });
      },
    );

    chapter('the page is loaded again in the middle: the same file, chosen again, goes on where it stood', async () => {
      await place('AX B');
      await set(false);
      const file = largePdf('recharge1.pdf');
      await choices().first().setInputFiles(file.path);
      await moves();
      await moves();
      await leila.page.reload();
      await place('AX B');
      asked.length = 0;
      await choices().first().setInputFiles(file.path);
      await link('recharge1.pdf').waitFor();
      expect(asked[0]).toBe('HEAD');
      expect(asked.filter((method) => method === 'PATCH').length).toBeLessThan(4);
      expect(asked).not.toContain('POST');
      await leila.isSound('upload-resumed', { cut: true });
    });

    chapter('the session ends in the middle: she signs in over the page, and it goes on', async () => {
      await place('AX C');
      await set(false);
      await choices().first().setInputFiles(largePdf('session1.pdf').path);
      await moves();
      await world.sql(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1`, [association.president.id]);
      const dialog = leila.page.getByRole('dialog').filter({ hasText: leila.say('common:session.endedTitle') });
      await dialog.waitFor();
      await dialog.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await dialog.locator('button[type=submit]').click();
      const code = dialog.locator('input[autocomplete=one-time-code]');
      await code.waitFor();
      await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [association.president.id]);
      await code.fill(await association.president.code());
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      await link('session1.pdf').waitFor();
      await association.president.signIn();
      await leila.isSound('upload-session', { cut: true, refused: true });
    });

    chapter('she stops one: nothing of it stays, and nothing is said of it', async () => {
      await place('AX D');
      await set(false);
      await choices().first().setInputFiles(largePdf('arrete1.pdf').path);
      await moves();
      await leila.page.getByRole('button', { name: leila.say('common:file.stop') }).click();
      await leila.page.getByRole('progressbar').waitFor({ state: 'detached' });
      expect(await leila.page.locator('#documents [role=alert]').allTextContents()).toEqual(['']);
      expect((await documents()).some(({ name }) => name === 'arrete1.pdf')).toBe(false);
      await leila.isSound('upload-stopped', { cut: true });
    });

    chapter('she photographs three pages, orders them, takes one off and adds another: one PDF', async () => {
      await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
      await place('AX E');
      const shot = async (name: string) => ({
        name,
        mimeType: 'image/jpeg',
        buffer: await leila.page.screenshot({ type: 'jpeg', quality: 60, clip: { x: 0, y: 0, width: 300, height: 400 } }),
      });
      const camera = leila.page.locator('#documents input[capture]');
      await camera.setInputFiles(await shot('page-1.jpg'));
      const dialog = leila.page.getByRole('dialog').filter({ hasText: leila.say('common:pages.title') });
      const pages = dialog.getByRole('listitem');
      await pages.first().waitFor();
      for (const name of ['page-2.jpg', 'page-3.jpg', 'page-4.jpg']) {
        const before = await pages.count();
        const chooser = leila.page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: leila.say('common:pages.add') }).click();
        await (await chooser).setFiles(await shot(name));
        await pages.nth(before).waitFor();
      }
      await dialog.getByRole('button', { name: leila.say.like('common:pages.earlier', { number: 2 }) }).click();
      await dialog.getByRole('button', { name: leila.say.like('common:pages.remove', { number: 4 }) }).click();
      await leila.isSound('upload-pages', { cut: true });
      await dialog
        .getByRole('button', {
          name: leila.say.like(language === 'ar' ? 'common:pages.send_few' : 'common:pages.send_other', { count: 3 }),
        })
        .last()
        .click();
      await link('page-2.pdf').waitFor();
      const { id } = (await documents()).find(({ name }) => name === 'page-2.pdf')!;
      const { raw } = await association.president.get(`/api/associations/${association.id}/documents/${id}`);
      expect((await PDF.load(raw)).getPages()).toHaveLength(3);
      await leila.isSound('upload-pages-done', { cut: true });
    });

    chapter('what this browser cannot read of a telephone is explained, and a page of the web is not taken for a PDF', async () => {
      await place('AX F');
      const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]);
      await choices().first().setInputFiles({ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic });
      await leila.page.getByText(leila.say('common:file.phonePhoto')).waitFor();
      await leila.isSound('upload-heic', { cut: true, refused: true });
      await choices()
        .first()
        .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script></html>') });
      await leila.page.getByText(leila.say.like('common:file.wrongType')).waitFor();
    });
  });
});
