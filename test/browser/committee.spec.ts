import type { Browser } from 'playwright-core';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  attend,
  declare,
  readSession,
  score,
  sessionUrl,
  type CommitteeInWorld,
  type FileInWorld,
  type MemberInWorld,
} from '../support/committees.js';
import { PASSWORD } from '../support/people.js';
import { aProgramme, must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';
import type { FileRow } from '#committees';
import { launchBrowser } from './support/browser.mjs';
import { confirmWithCode, PHONE, signInAs, visit, type Visitor } from './support/visitor.js';

const ASKED = 80_000_00;

describe('a committee before the pages of its session', () => {
  let world: World;
  let browser: Browser;
  let committee: CommitteeInWorld;
  let session: string;
  let conflicted: FileInWorld;
  let scored: FileInWorld;
  let samira: MemberInWorld;
  let member: Visitor;
  let chair: Visitor;

  beforeAll(async () => {
    world = await createWorld();
    browser = await launchBrowser();
    // The envelope pays for one of the two files.
    const programme = await aProgramme(world, { shares: [{ regionCode: 'MA-09', amountCentimes: 100_000_00 }] });
    const names = [
      { name: 'Al Amal', title: 'Ateliers de langue', askedCentimes: ASKED },
      { name: 'Tifawin', title: 'دعم مدرسي للأطفال', askedCentimes: ASKED },
    ];
    const { call, files } = await aCallWithEligibleFiles(world, names, { programme });
    [conflicted, scored] = files as [FileInWorld, FileInWorld];
    committee = await aCommittee(world);
    samira = committee.voting.find(({ user }) => user.language === 'ar')!;
    session = await aConvenedSession(committee, call.id);
    for (const other of [...committee.voting, committee.secretary]) if (other !== samira) await declare(other, session);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** The session is open with everybody in the room. */
  async function open(): Promise<void> {
    await attend(committee, session, [...committee.voting, committee.secretary]);
    must(await committee.chair.user.post(sessionUrl(session, '/open')));
  }

  it('on a telephone, Samira declares confidentiality and a conflict: that file is no longer there for her', async () => {
    member = await visit(browser, world, { viewport: PHONE, language: 'ar' });
    const { page } = member;
    await signInAs(member, world, samira.user, PASSWORD);
    await member.isSound('member-home-phone');
    await page.getByRole('link', { name: /التصريح بالسرية/ }).click();
    await page.getByRole('heading', { name: 'قبل فتح الملفات' }).waitFor();
    await page.getByText(conflicted.number).waitFor();
    await member.isSound('declaration-phone');

    await page.getByRole('button', { name: 'الإدلاء بالتصريح' }).click();
    await page.locator('.error-summary').getByText(conflicted.number).waitFor();
    await member.isSound('declaration-refused-phone');

    await page.getByRole('checkbox').check();
    const asked = page.getByRole('group', { name: conflicted.number });
    await asked.getByRole('radio', { name: 'تضارب: أتنحى' }).check();
    await page.getByLabel('طبيعة العلاقة').selectOption({ label: 'علاقة عائلية' });
    await page.getByLabel('توضيح').fill('أختي رئيسة الجمعية.');
    await page.getByRole('group', { name: scored.number }).getByRole('radio', { name: 'لا تضارب' }).check();
    await member.isSound('declaration-filled-phone');
    await page.getByRole('button', { name: 'الإدلاء بالتصريح' }).click();

    await page.getByRole('link', { name: 'دعم مدرسي للأطفال' }).waitFor();
    expect(await page.getByText(conflicted.number).count()).toBe(0);
    await member.isSound('session-member-phone');
    const files = must<FileRow[]>(await samira.user.get(sessionUrl(session, '/files')));
    expect(files.map(({ number }) => number)).toEqual([scored.number]);
    const { panel } = await readSession(samira.user, session);
    expect(panel.find(({ memberId }) => memberId === samira.id)!.declared).toBe(true);
  }, 60_000);

  it('she scores with the digits of the keyboard; the highest score is refused without a word of why, then sent', async () => {
    await open();
    const { page } = member;
    await member.open('/app');
    await page.getByRole('link', { name: /تنقيط الملفات/ }).click();
    await page.getByRole('link', { name: 'تنقيط الملف الموالي' }).click();
    await page.getByRole('heading', { name: 'دعم مدرسي للأطفال' }).waitFor();
    await member.isSound('dossier-phone');
    await page.getByRole('radio', { name: 'التنقيط' }).check();
    await member.isSound('scoring-phone');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' }).waitFor();
    await member.isSound('shortcuts-phone');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    for (const digit of ['5', '3', '4']) await page.keyboard.press(digit);
    await page.getByText('81 / 100').waitFor();
    await page.getByText(/حُفظت المسودة/).waitFor();
    await page.getByRole('button', { name: 'إرسال تنقيطي' }).click();
    await page.locator('.error-summary').waitFor();
    await member.isSound('scoring-refused-phone');
    await page.locator('.error-summary a').first().click();
    await page.keyboard.type('مشروع نموذجي في الجهة.');
    expect(await page.getByLabel('التعليل — الملاءمة').inputValue()).toBe('مشروع نموذجي في الجهة.');
    await page.getByRole('button', { name: 'إرسال تنقيطي' }).click();
    await page.getByText('تم إرسال تنقيطكم.').waitFor();
    await member.isSound('scored-phone');

    await member.open(`/app/committees/sessions/${session}`);
    await page.getByText(/نُقط ملف واحد من/).waitFor();
    await member.isSound('session-scored-phone');
    await member.context.close();
  }, 60_000);

  it('the chair opens the deliberation and decides each file, with its vote', async () => {
    const { fileId } = await fileOf(conflicted);
    const second = (await fileOf(scored)).fileId;
    for (const other of committee.voting.filter((candidate) => candidate !== samira)) {
      await score(other, fileId, 4, 4, 3);
      await score(other, second, 3, 3, 2);
    }
    chair = await visit(browser, world);
    const { page } = chair;
    await signInAs(chair, world, committee.chair.user, PASSWORD);
    await chair.open(`/app/committees/sessions/${session}`);
    await chair.isSound('session-chair');
    await page.getByRole('button', { name: 'Ouvrir la délibération' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir la délibération' }).click();
    await page.getByRole('link', { name: 'Classement' }).click();
    await page.getByRole('heading', { name: 'Classement provisoire' }).waitFor();
    await chair.isSound('ranking');

    await page.getByRole('button', { name: `Décider — ${conflicted.number}` }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Retenu', exact: true }).check();
    await chair.isSound('decision');
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await page.getByRole('button', { name: `Enregistrer le vote — ${conflicted.number}` }).click();
    await page.getByText(/4 voix manquent/).waitFor();
    expect(await page.getByRole('dialog').getByText(samira.user.name).count()).toBe(0);
    await vote(['Pour', 'Pour', 'Pour', 'Abstention']);
    await page.getByText('3 pour, 0 contre, 1 abst.').waitFor();

    await page.getByRole('button', { name: `Décider — ${scored.number}` }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Liste d’attente' }).check();
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await page.locator('.error-summary').getByText('Motifs').waitFor();
    await chair.isSound('decision-refused');
    await page.getByRole('dialog').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await page.getByRole('button', { name: `Enregistrer le vote — ${scored.number}` }).click();
    await vote(['Pour', 'Pour', 'Pour', 'Pour', 'Contre']);
    await page.getByText('4 pour, 1 contre, 0 abst.').waitFor();
    await page.getByText('Tous les dossiers sont décidés').waitFor();
    await chair.isSound('ranking-decided');
  }, 60_000);

  it('the chair closes the session and signs the minutes with the code asked again', async () => {
    const { page } = chair;
    await page.getByRole('link', { name: 'Revenir à la séance' }).click();
    await page.getByRole('button', { name: 'Clore la séance' }).click();
    await chair.isSound('close');
    await page.getByRole('dialog').getByRole('button', { name: 'Clore la séance' }).click();
    const sign = page.getByRole('button', { name: 'Signer le procès-verbal' });
    await sign.waitFor({ timeout: 30_000 });
    await chair.isSound('minutes');
    await sign.click();
    await confirmWithCode(chair, world, committee.chair.user);
    await page.getByText('Vous avez signé ; d’autres signatures sont attendues.').waitFor();
    await page.getByText('1 signature sur 5').waitFor();
    await chair.isSound('minutes-signed');
    const { panel, state } = await readSession(committee.secretary.user, session);
    expect(state).toBe('closed');
    expect(panel.filter(({ signed }) => signed).map(({ memberId }) => memberId)).toEqual([committee.chair.id]);
    await chair.context.close();
  }, 60_000);

  /** The file before the committee, as the chair reads it. */
  async function fileOf({ number }: FileInWorld): Promise<FileRow> {
    const rows = must<FileRow[]>(await committee.chair.user.get(sessionUrl(session, '/files')));
    return rows.find((row) => row.number === number)!;
  }

  /** One choice for each voter of the open dialog, in their order. */
  async function vote(choices: string[]): Promise<void> {
    const dialog = chair.page.getByRole('dialog');
    const voters = dialog.getByRole('group');
    await voters.first().waitFor();
    expect(await voters.count()).toBe(choices.length);
    for (const [index, choice] of choices.entries()) await voters.nth(index).getByRole('radio', { name: choice }).check();
    await chair.isSound(`vote-${choices.length}`);
    await dialog.getByRole('button', { name: 'Enregistrer le vote' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
});
