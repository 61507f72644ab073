import type { FileRow } from '#committees';
import type { Browser, Page } from 'playwright-core';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  declare,
  readSession,
  score,
  sessionUrl,
  type CommitteeInWorld,
  type FileInWorld,
  type MemberInWorld,
} from '../support/committees.js';
import { sign } from '../support/deliberations.js';
import { aProgramme, must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, confirmWithCode, READERS, type Visitor } from './support/visitor.js';

const ASKED = 80_000_00;

/** What is data and not a text of the screens, in the language of the readers. */
const WRITTEN = {
  fr: {
    conflicted: { name: 'Al Amal', title: 'Ateliers de langue' },
    scored: { name: 'Tifawin', title: 'Soutien scolaire des enfants' },
    tie: 'Ma sœur préside l’association.',
    criterion: 'Pertinence',
    why: 'Un projet modèle dans la région.',
    outcomes: { selected: 'Retenu', reserve: 'Liste d’attente' },
    again: 'Deux membres avaient mal lu le budget.',
    refusal: 'Je conteste le second vote.',
    absence: 'En déplacement jusqu’à la fin du mois.',
  },
  ar: {
    conflicted: { name: 'Tilila', title: 'ورشات اللغة' },
    scored: { name: 'Azaghar', title: 'دعم مدرسي للأطفال' },
    tie: 'أختي رئيسة الجمعية.',
    criterion: 'الملاءمة',
    why: 'مشروع نموذجي في الجهة.',
    outcomes: { selected: 'منتقى', reserve: 'لائحة الانتظار' },
    again: 'أخطأ عضوان في قراءة الميزانية.',
    refusal: 'أعترض على التصويت الثاني.',
    absence: 'في مهمة إلى نهاية الشهر.',
  },
};

describe('a committee before the pages of its session', () => {
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

  describe.each(READERS)('$where', (reader) => {
    const { language } = reader;
    const written = WRITTEN[language];
    const chapter = chaptersOf();
    let committee: CommitteeInWorld;
    let session: string;
    let conflicted: FileInWorld;
    let scored: FileInWorld;
    let samira: MemberInWorld;
    let member: Visitor;
    let chair: Visitor;

    beforeAll(async () => {
      // The envelope pays for one of the two files.
      const programme = await aProgramme(world, { shares: [{ regionCode: 'MA-09', amountCentimes: 100_000_00 }] });
      const asked = [written.conflicted, written.scored].map((file) => ({ ...file, language, askedCentimes: ASKED }));
      const { call, files } = await aCallWithEligibleFiles(world, asked, { programme });
      [conflicted, scored] = files as [FileInWorld, FileInWorld];
      committee = await aCommittee(world);
      samira = committee.voting[2]!;
      session = await aConvenedSession(committee, call.id);
      for (const other of [...committee.voting, committee.secretary]) if (other !== samira) await declare(other, session);
    }, 60_000);
    afterAll(async () => {
      await member?.context.close();
      await chair?.context.close();
    });

    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

    chapter('Samira declares confidentiality and a conflict: that file is no longer there for her', async () => {
      member = await atWork(browser, world, samira.user, reader);
      const { page, say } = member;
      await member.isSound('member-home');
      await page.locator(`main a[href*="${session}"]`).first().click();
      await page.getByRole('heading', { name: say('committees:declaration.title') }).waitFor();
      await page.getByText(conflicted.number).waitFor();
      await member.isSound('declaration');
      await button(page, say('committees:declaration.send')).click();
      await page.locator('.error-summary').getByText(conflicted.number).waitFor();
      await member.isSound('declaration-refused');

      await page.getByRole('checkbox').check();
      const asked = page.getByRole('group', { name: conflicted.number });
      await asked.getByRole('radio', { name: say('committees:declaration.yes') }).check();
      await page.getByLabel(say('committees:declaration.kind')).selectOption('family');
      await page.getByLabel(say('committees:declaration.text')).fill(written.tie);
      await page
        .getByRole('group', { name: scored.number })
        .getByRole('radio', { name: say('committees:declaration.no') })
        .check();
      await member.isSound('declaration-filled');
      await button(page, say('committees:declaration.send')).click();

      await page.getByRole('link', { name: written.scored.title }).waitFor();
      expect(await page.getByText(conflicted.number).count()).toBe(0);
      await member.isSound('session-member');
      const files = must<FileRow[]>(await samira.user.get(sessionUrl(session, '/files')));
      expect(files.map(({ number }) => number)).toEqual([scored.number]);
    });

    chapter('the secretary calls the roll: with each arrival the quorum is counted; the chair opens', async () => {
      const secretary = await atWork(browser, world, committee.secretary.user, reader);
      const { page, say } = secretary;
      await secretary.open(`/app/committees/sessions/${session}`);
      await page.getByText(say('committees:quorum.missing'), { exact: true }).waitFor();
      await secretary.isSound('roll');
      for (const { user } of [...committee.voting, committee.secretary]) {
        const presence = page.getByRole('combobox', { name: new RegExp(user.name) });
        await presence.selectOption('present');
        await eventually(
          async () => (await presence.isEnabled()) && (await presence.inputValue()) === 'present',
          `${user.name} to be noted`,
        );
      }
      await page.getByText(say('committees:quorum.reached'), { exact: true }).waitFor();
      await secretary.isSound('roll-called');
      await secretary.context.close();

      chair = await atWork(browser, world, committee.chair.user, reader);
      await chair.open(`/app/committees/sessions/${session}`);
      await chair.isSound('session-chair');
      await button(chair.page, say('committees:move.open')).click();
      await chair.page
        .getByRole('dialog')
        .getByRole('button', { name: say('committees:move.open') })
        .click();
      await chair.page.getByText(say('committees:situation.open')).waitFor();
    });

    chapter('she scores with the digits of the keyboard; the highest is refused without a word of why, then sent', async () => {
      const { page, say } = member;
      await member.open('/app');
      await page.locator(`main a[href*="${session}"]`).first().click();
      await page.getByRole('link', { name: say('committees:files.next') }).click();
      await page.getByRole('heading', { name: written.scored.title }).waitFor();
      await member.isSound('dossier');
      if (language === 'ar') await page.getByRole('radio', { name: say('committees:score.grid') }).check();
      await member.isSound('scoring');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: say('committees:keys.title') }).waitFor();
      await member.isSound('shortcuts');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });

      for (const digit of ['5', '3', '4']) await page.keyboard.press(digit);
      await page.getByText('81 / 100').waitFor();
      await page.getByText(say.like('common:save.saved')).waitFor();
      await button(page, say('committees:score.send')).click();
      await page.locator('.error-summary').waitFor();
      await member.isSound('scoring-refused', { refused: true });
      await page.locator('.error-summary a').first().click();
      await page.keyboard.type(written.why);
      const justification = `${say('committees:score.justification')} — ${written.criterion}`;
      expect(await page.getByRole('textbox', { name: justification }).inputValue()).toBe(written.why);
      await button(page, say('committees:score.send')).click();
      await page.getByText(say('committees:score.alreadySent')).waitFor();
      await member.isSound('scored');
      await member.open(`/app/committees/sessions/${session}`);
      await page.getByText(say.like('committees:files.progress_one')).waitFor();
    });

    chapter('the chair opens the deliberation and decides each file, with its vote', async () => {
      const first = await fileOf(conflicted);
      const second = await fileOf(scored);
      for (const other of committee.voting.filter((candidate) => candidate !== samira)) {
        await score(other, first.fileId, 4, 4, 3);
        await score(other, second.fileId, 3, 3, 2);
      }
      const { page, say } = chair;
      const dialog = page.getByRole('dialog');
      const decide = async (file: FileInWorld, outcome: string) => {
        await button(page, `${say('committees:decision.decide')} — ${file.number}`).click();
        await dialog.getByRole('radio', { name: outcome, exact: true }).check();
      };
      const save = () => button(page, say('committees:decision.save')).click();

      await chair.open(`/app/committees/sessions/${session}`);
      await button(page, say('committees:move.deliberate')).click();
      await dialog.getByRole('button', { name: say('committees:move.deliberate') }).click();
      await page.getByRole('link', { name: say('committees:ranking.title') }).click();
      await page.getByRole('heading', { name: say('committees:ranking.provisional') }).waitFor();
      await chair.isSound('ranking');

      await decide(conflicted, written.outcomes.selected);
      await chair.isSound('decision');
      await save();
      await vote(conflicted, ['against', 'against', 'for', 'abstain']);
      // What was lost stays in sight, and waits for a vote that says why it is held.
      await page.getByText(say('committees:vote.fate.lost'), { exact: true }).waitFor();
      await chair.isSound('ranking-vote-lost');
      await vote(conflicted, ['for', 'for', 'for', 'abstain'], written.again);
      await page.getByText(say.like('committees:vote.tally', { inFavour: 3, against: 0, abstained: 1 })).waitFor();

      await decide(scored, written.outcomes.reserve);
      await save();
      await page.locator('.error-summary').getByText(say('committees:decision.reasons')).waitFor();
      await chair.isSound('decision-refused', { refused: true });
      await dialog.getByRole('checkbox').first().check();
      await save();
      await vote(scored, ['for', 'for', 'for', 'for', 'against']);
      await page.getByText(say('committees:ranking.allDecided')).waitFor();
      await chair.isSound('ranking-decided');

      /** One choice for each voter of the dialog, in their order; who withdrew is not among them. */
      async function vote(file: FileInWorld, choices: ('for' | 'against' | 'abstain')[], again?: string): Promise<void> {
        await button(page, `${say(again ? 'committees:vote.again' : 'committees:vote.record')} — ${file.number}`).click();
        const voters = dialog.getByRole('group');
        await voters.first().waitFor();
        expect(await voters.count()).toBe(choices.length);
        if (file === conflicted) {
          expect(await voters.filter({ hasText: samira.user.name }).count()).toBe(0);
          await dialog.getByText(say('committees:vote.withdrawn')).waitFor();
        }
        if (again) await dialog.getByLabel(say('committees:vote.whyAgain')).fill(again);
        for (const [index, choice] of choices.entries()) {
          const name = say(`committees:vote.choice.${choice}`);
          await voters.nth(index).getByRole('radio', { name, exact: true }).check();
        }
        await chair.isSound(`vote-${choices.length}${again ? '-again' : ''}`);
        await dialog.getByRole('button', { name: say('committees:vote.record') }).click();
        await dialog.waitFor({ state: 'hidden' });
      }
    });

    chapter('the chair closes the session and signs the minutes with the code asked again', async () => {
      const { page, say } = chair;
      await page.getByRole('link', { name: say('committees:ranking.back') }).click();
      await button(page, say('committees:move.close')).click();
      await chair.isSound('close');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('committees:move.close') })
        .click();
      const sign = button(page, say('committees:minutes.sign'));
      await sign.waitFor({ timeout: 30_000 });
      await chair.isSound('minutes');
      await confirmWithCode(chair, world, committee.chair.user, () => sign.click());
      await page.getByText(say('committees:minutes.youSigned')).waitFor();
      await chair.isSound('minutes-signed');
      const { panel, state } = await readSession(committee.secretary.user, session);
      expect(state).toBe('closed');
      expect(panel.filter(({ signed }) => signed).map(({ memberId }) => memberId)).toEqual([committee.chair.id]);
    });

    chapter('one refuses, another is away: both are written with their reason, and the others finish', async () => {
      const { page, say } = member;
      const dialog = page.getByRole('dialog');
      await member.open(`/app/committees/sessions/${session}`);
      await button(page, say('committees:minutes.act.refuse')).click();
      await dialog.getByLabel(say('committees:reason')).fill(written.refusal);
      await member.isSound('refusal');
      await dialog.getByRole('button', { name: say('committees:minutes.act.refuse') }).click();
      await page.getByText(written.refusal).waitFor();
      await member.isSound('refused');

      const secretary = await atWork(browser, world, committee.secretary.user, reader);
      const away = committee.voting[4]!;
      await secretary.open(`/app/committees/sessions/${session}`);
      await button(secretary.page, say('committees:minutes.act.record_absence')).click();
      const form = secretary.page.getByRole('dialog');
      await form.getByLabel(say('committees:panel.member')).selectOption(away.id);
      await form.getByLabel(say('committees:reason')).fill(written.absence);
      await secretary.isSound('absence');
      await form.getByRole('button', { name: say('committees:minutes.absenceDo') }).click();
      await secretary.page.getByText(written.absence).waitFor();
      await button(secretary.page, say('committees:minutes.act.designate')).click();
      await secretary.isSound('acting');
      await secretary.page.keyboard.press('Escape');
      for (const other of [committee.voting[1]!, committee.voting[3]!, committee.secretary]) must(await sign(other, session));
      await eventually(
        async () => (await readSession(committee.secretary.user, session)).signatureSheet,
        'the sheet of signatures',
        30_000,
      );
      await secretary.open(`/app/committees/sessions/${session}`);
      await secretary.page.getByRole('link', { name: say('committees:minutes.sheet') }).waitFor();
      await secretary.isSound('minutes-complete');
      await secretary.context.close();
    });

    /** The file before the committee, as the chair reads it. */
    async function fileOf({ number }: FileInWorld): Promise<FileRow> {
      const rows = must<FileRow[]>(await committee.chair.user.get(sessionUrl(session, '/files')));
      return rows.find((row) => row.number === number)!;
    }
  });
});
