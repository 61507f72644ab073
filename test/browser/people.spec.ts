import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { aRegisteredAssociation, type AssociationInWorld } from '../support/associations.js';
import { PASSWORD, User } from '../support/people.js';
import type { World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, confirmWithCode, READERS, visit, type Visitor } from './support/visitor.js';
import { wordsOf } from './support/words.js';

const WRITTEN = {
  fr: { association: 'Tagmat', reason: 'Elle remplace un collègue parti', known: 'Reconnue en visioconférence' },
  ar: { association: 'Tamunt', reason: 'تعوض زميلا غادر المصلحة', known: 'تم التعرف عليها بالفيديو' },
};

describe('people before their accounts', () => {
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
    const { language, viewport } = reader;
    const say = wordsOf(language);
    const written = WRITTEN[language];
    const chapter = chaptersOf();
    const named = (name: string) => `${name} ${written.association}`;
    let first: User;
    let second: User;
    let officer: User;
    let association: AssociationInWorld;

    const press = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true }).first().click();
    const inDialog = (visitor: Visitor, name: string) =>
      visitor.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
      first = await User.with(world, named('Omar Administrateur'), [{ role: 'administrator' }]);
      second = await User.with(world, named('Samira Administratrice'), [{ role: 'administrator' }]);
      officer = await User.with(world, named('Nadia Agente'), [{ role: 'instructor' }]);
      association = await aRegisteredAssociation(world, written.association, { documents: [] });
    }, 60_000);

    chapter('an administrator proposes a role that counts; another confirms it with her code', async () => {
      const proposing = await atWork(browser, world, first, { language, viewport });
      await proposing.open(`/app/people/${officer.id}`);
      await proposing.page.locator('select').first().selectOption('accountant');
      await proposing.page.getByText(say('identity:person.sensitive')).waitFor();
      await proposing.page.getByRole('textbox', { name: say('identity:person.reason') }).fill(written.reason);
      await proposing.isSound('person');
      await confirmWithCode(proposing, world, first, () => press(proposing, say('identity:person.proposeAct')));
      await proposing.page.getByText(say('identity:person.proposed')).waitFor();
      await proposing.context.close();

      const confirming = await atWork(browser, world, second, { language, viewport });
      await confirming.page.locator('a[href*="/app/proposals"][data-tone]').first().click();
      await confirming.page.waitForURL(/\/app\/proposals/);
      // One that waits opens at once; of several, hers is chosen in the list.
      if (!confirming.page.url().includes('/app/proposals/'))
        await confirming.page.getByRole('row').filter({ hasText: officer.name }).getByRole('link').click();
      await confirming.page.getByText(written.reason).first().waitFor();
      await confirming.isSound('proposal');
      await press(confirming, say('notifications:proposals.confirm'));
      await confirmWithCode(confirming, world, second, () => inDialog(confirming, say('notifications:proposals.confirm')));
      await confirming.page.getByText(say('notifications:proposals.answeredBy'), { exact: true }).waitFor();
      const roles = (await first.get(`/api/people/${officer.id}`)).body.grants.map(({ role }: { role: string }) => role);
      expect(roles).toEqual(['instructor', 'accountant']);
      await confirming.open('/app/proposals');
      await confirming.isSound('proposals');
      await confirming.context.close();
    });

    chapter('an officer is invited by an association, reads what accepting would change, and says no; another says yes', async () => {
      await association.president.post(`/api/associations/${association.id}/members`, {
        ...{ email: officer.email, name: officer.name, language, role: 'association.reader' },
      });
      const invited = await atWork(browser, world, officer, { language, viewport });
      await invited.page.locator('a[href="/app/invitations"]').first().click();
      await invited.page.getByText(say('associations:invitations.office')).waitFor();
      await invited.isSound('invitation');
      await press(invited, say('associations:invitations.decline'));
      await inDialog(invited, say('associations:invitations.decline'));
      await invited.page.getByText(say('associations:invitations.declined')).waitFor();
      await invited.context.close();

      const friend = await User.with(world, named('Amie'), []);
      await association.president.post(`/api/associations/${association.id}/members`, {
        ...{ email: friend.email, name: friend.name, language, role: 'association.editor' },
      });
      const joining = await atWork(browser, world, friend, { language, viewport });
      await joining.open('/app/invitations');
      await press(joining, say('associations:invitations.accept'));
      await inDialog(joining, say('associations:invitations.accept'));
      await joining.page.getByText(say('associations:invitations.done')).waitFor();
      await joining.open(`/app/associations/${association.id}`);
      await press(joining, say('associations:members.leave'));
      await joining.isSound('leave-association');
      await inDialog(joining, say('associations:members.leave'));
      await joining.page.waitForURL(/\/app\/?(\?.*)?$/);
      const { members } = (await association.president.get(`/api/associations/${association.id}`)).body;
      expect(members.map(({ personId }: { personId: string }) => personId)).toEqual([association.president.id]);
      await joining.context.close();
    });

    chapter('a telephone is lost: a code kept on paper lets her in, and she enrols another', async () => {
      const auditor = await User.with(world, named('Leïla Auditrice'), [{ role: 'auditor' }], { language });
      await auditor.stepUp();
      const [code] = (await auditor.post<{ codes: string[] }>('/api/session/recovery-codes')).body.codes as [string];
      const visitor = await visit(browser, world, { language, viewport });
      const { page } = visitor;
      await visitor.open('/app/sign-in');
      await page.locator('input[autocomplete=username]').fill(auditor.email);
      await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await press(visitor, say('common:signIn.enter'));
      await press(visitor, say('common:recovery.lost'));
      await page.getByRole('textbox', { name: say('common:recovery.code') }).fill('AAAAA-AAAAA');
      await press(visitor, say('common:signIn.confirm'));
      await page.getByRole('alert').first().waitFor();
      await visitor.isSound('recovery', { refused: true });
      await page.getByRole('textbox', { name: say('common:recovery.code') }).fill(code.toLowerCase());
      await press(visitor, say('common:signIn.confirm'));
      await page.getByText(say('common:enrol.title')).waitFor();
      const secret = (await page.locator('form bdi.figure').first().textContent())!.replaceAll(' ', '');
      await page.locator('input[autocomplete=one-time-code]').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
      await press(visitor, say('common:signIn.confirm'));
      await press(visitor, say('common:recovery.make'));
      await page.locator('ol[dir=ltr] li').nth(9).waitFor();
      await visitor.isSound('new-recovery-codes', { refused: true });
      await press(visitor, say('common:recovery.kept'));
      await page.getByRole('heading', { name: say('common:home.title') }).waitFor();
      await visitor.open('/app/security');
      await visitor.isSound('security');
      await visitor.context.close();
    });

    chapter('without codes, two administrators let her enrol anew', async () => {
      const lost = await User.with(world, named('Kenza Perdue'), [{ role: 'auditor' }]);
      const proposing = await atWork(browser, world, first, { language, viewport });
      await proposing.open(`/app/people/${lost.id}`);
      await press(proposing, say('identity:person.lostAct'));
      await proposing.page.getByRole('dialog').locator('textarea').fill(written.known);
      await proposing.isSound('lost-telephone');
      await confirmWithCode(proposing, world, first, () => inDialog(proposing, say('identity:person.lostSend')));
      await proposing.page.getByText(say('identity:person.seeProposal')).click();
      await proposing.page.getByText(say('notifications:proposals.anothers')).waitFor();
      await proposing.context.close();
    });
  });
});
