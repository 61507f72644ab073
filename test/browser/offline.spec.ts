import type { ApplicationView } from '#applications';
import type { FileDetail, FileRow } from '#committees';
import type { ReportView } from '#monitoring';
import type { Browser, Locator, Page } from 'playwright-core';
import { newId } from '#platform';
import { aSubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall, closeNow } from '../support/calls.js';
import { aCallWithEligibleFiles, aCommittee, anOpenSession, fileUrl, sessionUrl } from '../support/committees.js';
import { aConventionInForce, moneyPeople } from '../support/conventions.js';
import { declareEligible } from '../support/instruction.js';
import type { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';
import { selectTheFile } from './support/award.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, READERS, type Visitor } from './support/visitor.js';

/** An editor that saves by itself: who writes, where, two of its fields, and what the API holds of them. */
interface Editor {
  user: User;
  at: string;
  /** What its savings look like. */
  puts: RegExp;
  first: (page: Page) => Locator;
  write: (page: Page, text: string) => Promise<void>;
  writeOther: (page: Page) => Promise<void>;
  stored: () => Promise<{ first: string; other: boolean }>;
}

const [FRENCH, ARABIC] = READERS;

/** What is typed, in the language of the page. */
const WRITTEN = {
  fr: {
    unanswered: 'Sans réponse',
    offline: 'Écrit hors ligne',
    here: 'Du premier onglet',
    there: 'De l’autre onglet',
    again: 'De celui-ci',
    ended: 'Après la session',
  },
  ar: {
    unanswered: 'بدون جواب',
    offline: 'كُتب بدون شبكة',
    here: 'من النافذة الأولى',
    there: 'من النافذة الأخرى',
    again: 'من هذه النافذة',
    ended: 'بعد نهاية الجلسة',
  },
};

/** The three editors, each in the language and on the screen in which it is tried. */
const EDITORS = [
  { name: 'an application', reader: FRENCH, prepare: anApplication },
  { name: 'a report', reader: ARABIC, prepare: aReport },
  { name: 'a score sheet', reader: FRENCH, prepare: aSheet },
];

describe('a draft outlives the network, the page and the session', () => {
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

  describe.each(EDITORS)('$name', ({ name, reader, prepare }) => {
    const chapter = chaptersOf();
    const words = WRITTEN[reader.language];
    const shot = name.replaceAll(' ', '-');
    let editor: Editor;
    let writer: Visitor;
    beforeAll(async () => {
      editor = await prepare(world);
      writer = await atWork(browser, world, editor.user, reader);
      // What the tab asks before it closes is answered by going.
      writer.page.on('dialog', (dialog) => void dialog.accept());
    }, 180_000);
    afterAll(() => writer?.context.close());

    const isStored = async (text: string) => {
      let last = '';
      await eventually(async () => (last = (await editor.stored()).first) === text, `“${text}” to be stored`).catch(() => undefined);
      expect(last).toBe(text);
    };
    const stand = async () => {
      await writer.open(editor.at);
      await editor.first(writer.page).waitFor();
    };
    const banner = () => writer.page.getByText(writer.say.like('common:waiting.count_one', { count: 1 }));

    chapter('the request arrives and its answer is lost: it is sent again and meets itself, and nobody is asked', async () => {
      const { page, say } = writer;
      let lost = 0;
      await page.route(editor.puts, async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        await route.abort();
      });
      await stand();
      await editor.write(page, words.unanswered);
      await page.getByText(say.like('common:save.saved')).waitFor();
      expect(lost).toBe(1);
      await isStored(words.unanswered);
      expect(await page.getByText(say('common:conflict.title')).count()).toBe(0);
      await page.unroute(editor.puts);
      await writer.isSound(`offline-answer-lost-${shot}`, { cut: true, refused: true });
    });

    chapter('without network the page says what waits; it is closed and opened again elsewhere, and the words arrive', async () => {
      const { page, context, say } = writer;
      await stand();
      await context.setOffline(true);
      await editor.write(page, words.offline);
      await banner().waitFor();
      await writer.isSound(`offline-waiting-${shot}`, { cut: true });
      await page.getByRole('button', { name: say('common:waiting.see'), exact: true }).click();
      await page.getByRole('dialog').getByText(say('common:waiting.lead')).waitFor();
      await writer.isSound(`offline-waiting-list-${shot}`, { cut: true });
      await page.reload().catch(() => undefined);
      expect((await editor.stored()).first).toBe(words.unanswered);
      await context.setOffline(false);
      await writer.open('/app');
      await isStored(words.offline);
      await banner().waitFor({ state: 'detached' });
      await stand();
      expect(await editor.first(page).inputValue()).toBe(words.offline);
      // What left with the page that was closed may have arrived: sent again, it meets itself.
      await writer.isSound(`offline-back-${shot}`, { cut: true, refused: true });
    });

    chapter('two tabs write different fields: both are kept, and the second shows them', async () => {
      const { page, context, say } = writer;
      const tab = await context.newPage();
      await stand();
      await tab.goto(`${world.address}${editor.at}?lang=${reader.language}`);
      await editor.first(tab).waitFor();
      await editor.write(page, words.here);
      await isStored(words.here);
      await editor.writeOther(tab);
      await eventually(async () => (await editor.stored()).other, 'the other field to be stored');
      expect((await editor.stored()).first).toBe(words.here);
      await eventually(async () => (await editor.first(tab).inputValue()) === words.here, 'the second tab to show the first');
      expect(await tab.getByText(say('common:conflict.title')).count()).toBe(0);
      await tab.close();
    });

    chapter('two tabs write the same field: the second is asked, with who and when, and chooses', async () => {
      const { page, context, say } = writer;
      await stand();
      const tab = await context.newPage();
      await tab.goto(`${world.address}${editor.at}?lang=${reader.language}`);
      await editor.first(tab).waitFor();
      await editor.write(tab, words.there);
      await isStored(words.there);
      await tab.close();
      await editor.write(page, words.again);
      const asked = page.getByRole('alert').filter({ hasText: say('common:conflict.title') });
      await asked.getByText(say('common:conflict.you')).waitFor();
      await asked.getByText(words.there).waitFor();
      await writer.isSound(`offline-conflict-${shot}`, { refused: true });
      expect((await editor.stored()).first).toBe(words.there);
      await asked.getByRole('button', { name: say.like('common:conflict.keep') }).click();
      await isStored(words.again);
      expect((await editor.stored()).other).toBe(true);
      await asked.waitFor({ state: 'detached' });
    });

    chapter('the session ends in the middle: the words stay, also when the page is closed, and arrive after the next sign-in', async () => {
      const { page, context, say } = writer;
      await stand();
      await world.sql(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1`, [editor.user.id]);
      await editor.write(page, words.ended);
      await page.getByRole('dialog').getByText(say('common:session.endedTitle')).first().waitFor();
      expect(await editor.first(page).inputValue()).toBe(words.ended);
      await page.goto('about:blank');
      await editor.user.signIn();
      await context.addCookies(editor.user.sessionCookies().map((cookie) => ({ ...cookie, url: world.address })));
      await writer.open('/app');
      await isStored(words.ended);
    });
  });
});

async function anApplication(world: World): Promise<Editor> {
  const call = await aPublishedCall(world);
  const { president } = await aVerifiedAssociation(world, 'Hors ligne');
  const { id } = must<{ id: string }>(await president.post('/api/applications', { callId: call.id }));
  const need = (page: Page) => page.locator('main .form-wide textarea').first();
  return {
    user: president,
    at: `/app/applications/${id}/edit/sections.project`,
    puts: /\/sections\/project$/,
    first: need,
    write: (page, text) => need(page).fill(text),
    writeOther: (page) => page.locator('main .form-wide input').first().fill('Un titre'),
    stored: async () => {
      const { sections } = must<ApplicationView>(await president.get(`/api/applications/${id}`));
      const answers = sections.find(({ code }) => code === 'project')?.answers ?? {};
      return { first: (answers['need'] as string | undefined) ?? '', other: answers['title'] === 'Un titre' };
    },
  };
}

async function aReport(world: World): Promise<Editor> {
  const call = await aPublishedCall(world);
  const association = await aVerifiedAssociation(world, 'Tiwizi', { language: 'ar' });
  const application = await aSubmittedApplication(association, call.id);
  await declareEligible(world, await nationalInstructor(world), application.id);
  await closeNow(world, call.id);
  await selectTheFile(world, await aCommittee(world), call.id);
  const { president } = association;
  const convention = await aConventionInForce(world, await moneyPeople(world, association.id, president), application.id);
  // As after a payment, which other stories make.
  const id = newId();
  await world.sql(
    `INSERT INTO report (id, convention_id, association_id, region_code, tranche_rank, final, tranche_centimes, due_at, state, activities, indicators)
     SELECT $1, c.id, c.association_id, c.region_code, 1, false, 100000, clock_timestamp() + interval '30 days', 'due', '[]', '[]'
     FROM convention c WHERE c.id = $2`,
    [id, convention],
  );
  const field = (page: Page, name: string) => page.locator(`textarea[id$="${name}"]`);
  return {
    user: president,
    at: `/app/monitoring/reports/${id}`,
    puts: new RegExp(`/reports/${id}$`),
    first: (page) => field(page, 'summary'),
    write: (page, text) => field(page, 'summary').fill(text),
    writeOther: (page) => field(page, 'difficulties').fill('Des pluies'),
    stored: async () => {
      const { summary, difficulties } = must<ReportView>(await president.get(`/api/monitoring/reports/${id}`));
      return { first: summary ?? '', other: difficulties === 'Des pluies' };
    },
  };
}

async function aSheet(world: World): Promise<Editor> {
  const { call } = await aCallWithEligibleFiles(world, [{ name: 'Fiche hors ligne', askedCentimes: 80_000_00 }]);
  const committee = await aCommittee(world);
  const session = await anOpenSession(committee, call.id);
  const { user } = committee.voting[1]!;
  const [file] = must<FileRow[]>(await user.get(sessionUrl(session, '/files')));
  const comment = (page: Page) => page.locator('main textarea').last();
  return {
    user,
    at: `/app/committees/files/${file!.fileId}`,
    puts: /\/sheet$/,
    first: comment,
    write: (page, text) => comment(page).fill(text),
    writeOther: (page) => page.locator('#criterion-0 input[type=radio]').nth(3).check({ force: true }),
    stored: async () => {
      const { sheet } = must<FileDetail>(await user.get(fileUrl(file!.fileId)));
      return { first: sheet?.comment ?? '', other: sheet?.marks[0]?.score === 3 };
    },
  };
}
