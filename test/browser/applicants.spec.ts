import type { ApplicationView } from '#applications';
import type { Browser } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import { aMember, aRib, aVerifiedAssociation, anIce, nationalInstructor, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, type CallInWorld } from '../support/calls.js';
import { must } from '../support/programmes.js';
import { PASSWORD, User } from '../support/people.js';
import { createWorld, eventually, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { DESK, PHONE, signInAs, visit, type Visitor } from './support/visitor.js';

describe('associations before the pages of the product', () => {
  let world: World;
  let browser: Browser;
  let call: CallInWorld;
  let association: AssociationInWorld;
  let president: Visitor;

  beforeAll(async () => {
    world = await createWorld();
    browser = await launchBrowser();
    call = await aPublishedCall(world);
    association = await aVerifiedAssociation(world, 'Al Amal');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('Salma opens an account, registers her association and protects her role', async () => {
    const salma = await visit(browser, world);
    const { page } = salma;
    await salma.open('/app/register');
    await salma.isSound('register');
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await page.getByRole('alert').first().waitFor();
    await salma.isSound('register-refused');

    await page.getByLabel('Nom et prénom').fill('Salma Nouvelle');
    await page.getByLabel('Adresse électronique').fill('salma@jisr.example');
    await page.locator('input[autocomplete=new-password]').fill('une phrase bien longue');
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await page.getByText('salma@jisr.example').waitFor();
    const mail = await world.mailbox.newestTo('salma@jisr.example');
    await salma.open(/\/app\/confirm\?token=[\w.-]+/.exec(mail.text!)![0]);
    await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
    await page.getByRole('button', { name: 'Se connecter' }).click();

    await page.locator('input[autocomplete=username]').fill('salma@jisr.example');
    await page.locator('input[autocomplete=current-password]').fill('une phrase bien longue');
    await page.locator('form button[type=submit]').first().click();
    await page.getByRole('link', { name: 'Inscrire votre association' }).click();
    await page.getByRole('heading', { name: 'Inscrire une association' }).waitFor();
    await salma.isSound('association-register');

    await page.getByLabel('Nom (en français)').fill('Association Tamount');
    await page.getByLabel('Nom (en arabe)').fill('جمعية تامونت');
    await page.getByLabel('ICE').fill('123');
    await page.getByRole('textbox', { name: 'Récépissé', exact: true }).fill('R-2019-77');
    await page.getByLabel('Région').selectOption('MA-09');
    await page.getByLabel('RIB').fill(aRib());
    await page.getByLabel('Titulaire').fill('Association Tamount');
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
    await page.locator('.error-summary').waitFor();
    await salma.isSound('association-register-refused');
    await page.getByLabel('ICE').fill(anIce());
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();

    await page.getByText('Protégez votre compte').waitFor();
    await salma.isSound('enrol');
    const secret = (await page.locator('form bdi.figure').first().textContent())!.replaceAll(' ', '');
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await page.locator('input[autocomplete=one-time-code]').fill(code);
    await page.locator('form button[type=submit]').first().click();
    await page.getByRole('heading', { name: 'Il reste à fournir' }).waitFor();
    await salma.isSound('association-missing');
    await salma.context.close();
  }, 90_000);

  it('on a telephone, the president begins from an open call and every part saves itself', async () => {
    president = await visit(browser, world, { viewport: PHONE });
    const { page } = president;
    await signInAs(president, world, association.president, PASSWORD);
    await president.open('/app/applications');
    await president.isSound('files-none-phone');
    await page.getByRole('link', { name: new RegExp(call.number) }).click();
    await page.getByText('Avant de commencer').waitFor();
    await page.getByRole('radio', { name: 'Non' }).check();
    await page.getByText('Cet appel ne s’adresse pas à votre projet').waitFor();
    await president.isSound('start-not-eligible-phone');
    await page.getByRole('radio', { name: 'Oui' }).check();
    await page.getByRole('button', { name: 'Commencer le dossier' }).click();
    await page.getByRole('heading', { name: 'Parties du dossier' }).waitFor();
    await president.isSound('draft-phone');

    await page.getByRole('button', { name: /Continuer/ }).click();
    await page.getByLabel('Titre du projet').fill('Lire et jouer ensemble');
    await page.getByText(/Brouillon enregistré à .?\d\d:\d\d/).waitFor();
    await president.isSound('project-phone');
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
    await page.getByLabel('Besoin').fill('أطفال المهاجرين يحتاجون إلى الدعم المدرسي.');
    await page.getByLabel('Intitulé').fill('Lire et jouer');
    await page.getByText(/Brouillon enregistré/).waitFor();
    await president.isSound('form-phone');

    const [draft] = must<{ items: { id: string }[] }>(await association.president.get('/api/applications/own')).items;
    const stored = async () => must<ApplicationView>(await association.president.get(`/api/applications/${draft!.id}`));
    await eventually(async () => (await stored()).sections[0]?.answers.title === 'Lire et jouer', 'the answer to be saved');
    expect((await stored()).project.title).toBe('Lire et jouer ensemble');
  }, 90_000);

  it('two people write in the same part: nobody’s words are lost', async () => {
    const editor = await aMember(world, association.id, 'Youssef Rédacteur', 'editor');
    const [draft] = must<{ items: { id: string }[] }>(await association.president.get('/api/applications/own')).items;
    const { page } = president;
    await president.open(`/app/applications/${draft!.id}/edit/sections.project`);
    const view = must<ApplicationView>(await editor.get(`/api/applications/${draft!.id}`));
    const mine = view.sections.find(({ code }) => code === 'project')!;
    must(
      await editor.put(`/api/applications/${draft!.id}/sections/project`, {
        version: mine.version,
        answers: { ...mine.answers, title: 'Le titre de Youssef' },
      }),
    );
    await page.getByLabel('Intitulé').fill('Le titre de la présidente');
    await page.getByText('Quelqu’un a modifié cette partie en même temps').waitFor();
    await president.isSound('conflict-phone');
    await page.getByRole('button', { name: 'Prendre l’autre version' }).click();
    expect(await page.getByLabel('Intitulé').inputValue()).toBe('Le titre de Youssef');
  }, 60_000);

  it('a cut line keeps the words on the page and sends them when it comes back', async () => {
    const { page, context } = president;
    await context.setOffline(true);
    await page.getByLabel('Intitulé').fill('Écrit dans le train');
    await page.getByText('Non enregistré : nous réessayons').waitFor();
    await context.setOffline(false);
    await page.getByText(/Brouillon enregistré/).waitFor({ timeout: 15_000 });
    await context.close();
  }, 60_000);

  it('at the desk, in both languages, the budget adds up while one types and says which rule is broken', async () => {
    const [draft] = must<{ items: { id: string }[] }>(await association.president.get('/api/applications/own')).items;
    president = await visit(browser, world, { viewport: DESK });
    await signInAs(president, world, association.president, PASSWORD);
    const { page } = president;
    await president.open(`/app/applications/${draft!.id}/edit/budget`);
    await page.getByRole('button', { name: 'Ajouter une charge' }).click();
    await page.getByLabel('Libellé').first().fill('Animateurs');
    await page.getByLabel('Montant (DH)').first().fill('100 000');
    await page.getByRole('button', { name: 'Ajouter un produit' }).click();
    await page.getByLabel('Libellé').last().fill('Subvention demandée');
    await page.getByLabel('Montant (DH)').last().fill('400 000');
    await page.getByText('Produits en trop').waitFor();
    await page
      .getByText(/dépasse le plafond/)
      .first()
      .waitFor();
    await president.isSound('budget');
    await page.setViewportSize(PHONE);
    await president.isSound('budget-phone');
    await page.setViewportSize(DESK);
    await president.open(`/app/applications/${draft!.id}/check`);
    await president.isSound('check-missing');
    await page.locator('.error-summary a').first().click();
    await page.locator('.error-summary').waitFor();
    await president.isSound('section-checked');
  }, 60_000);

  it('the president submits and holds a receipt; the list shows it', async () => {
    const other = await aVerifiedAssociation(world, 'Tifawin', { language: 'ar' });
    const id = await aCompleteDraft(other.president, call.id);
    const visitor = await visit(browser, world, { viewport: PHONE, language: 'ar' });
    await signInAs(visitor, world, other.president, PASSWORD);
    const { page } = visitor;
    for (const section of [
      'parts.partners',
      'parts.target_groups',
      'parts.activities',
      'parts.indicators',
      'documents',
      'eligibility',
      'budget',
    ]) {
      await visitor.open(`/app/applications/${id}/edit/${section}`);
      await visitor.isSound(`${section}-ar-phone`);
    }
    await visitor.open(`/app/applications/${id}/check`);
    await visitor.isSound('check-ready-ar-phone');
    await page.getByRole('button', { name: 'إيداع الملف' }).click();
    await page.getByText('ضعوا علامة على التصريح قبل الإيداع.').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'إيداع الملف' }).click();
    await page.getByText('تم إيداع ملفكم').waitFor();
    await page.getByRole('link', { name: /تحميل الوصل/ }).waitFor({ timeout: 20_000 });
    await visitor.isSound('receipt-ar-phone');
    await visitor.open('/app/applications');
    await visitor.isSound('files-ar-phone');
    await visitor.open('/app/associations');
    await visitor.isSound('association-ar-phone');
    await visitor.open('/app/inbox');
    await page.locator('summary').first().click();
    await visitor.isSound('inbox-ar-phone');
    await visitor.context.close();
  }, 120_000);

  it('a completion opens only what was asked', async () => {
    const third = await aVerifiedAssociation(world, 'Amal Souss');
    const { id } = await aSubmittedApplication(third, call.id);
    const instructor = await nationalInstructor(world);
    const { Applications } = await import('#applications');
    await world.tx.run(async (em) => {
      const actor = { personId: instructor.id, grantId: null, role: 'system', scope: {}, ownAssociationIds: [], language: 'fr' } as never;
      await world.api.get(Applications).requestCompletion(em, actor, id, {
        requestId: '019a0000-0000-7000-8000-000000000001',
        fields: ['need'],
        documents: [],
        until: new Date(Date.now() + 86_400_000 * 5),
      });
    });
    const visitor = await visit(browser, world);
    await signInAs(visitor, world, third.president, PASSWORD);
    const { page } = visitor;
    await visitor.open(`/app/applications/${id}`);
    await visitor.isSound('completion');
    await page.getByRole('button', { name: /Continuer|Vérifier/ }).waitFor();
    await visitor.open(`/app/applications/${id}/edit/sections.project`);
    expect(await page.getByLabel('Besoin').isEnabled()).toBe(true);
    expect(await page.getByLabel('Intitulé').isEnabled()).toBe(false);
    await page.getByLabel('Besoin').fill('Précision demandée.');
    await page.getByText(/Brouillon enregistré/).waitFor();
    await visitor.isSound('completion-section');
    await visitor.open(`/app/applications/${id}/edit/budget`);
    await page.getByText('Cette partie ne peut pas être modifiée maintenant.').waitFor();
    await visitor.context.close();
  }, 60_000);

  it('an officer finds files and verifies an association', async () => {
    const officer = await User.with(world, 'Nour Officière', [{ role: 'programme.officer' }]);
    const visitor = await visit(browser, world);
    await signInAs(visitor, world, officer, PASSWORD);
    const { page } = visitor;
    await visitor.open('/app/applications');
    await visitor.isSound('officer-files');
    await page.setViewportSize(PHONE);
    await visitor.isSound('officer-files-phone');
    await page.setViewportSize(DESK);
    await page.locator('table a').first().click();
    await page.getByRole('heading', { name: 'Budget' }).waitFor();
    await visitor.isSound('officer-dossier');

    const waiting = await aVerifiedAssociation(world, 'Azul');
    await world.sql(`UPDATE association SET state = 'submitted' WHERE id = $1`, [waiting.id]);
    await visitor.open('/app/associations');
    await visitor.isSound('officer-associations');
    await page.getByRole('link', { name: 'Azul' }).click();
    await page.getByRole('button', { name: 'Vérifier l’association' }).waitFor();
    await visitor.isSound('officer-association');
    await page.getByRole('button', { name: 'Retourner pour correction' }).click();
    await page.getByLabel('Motif').fill('Le récépissé est illisible.');
    await visitor.isSound('officer-return');
    await page.getByRole('dialog').getByRole('button', { name: 'Retourner pour correction' }).click();
    await page.getByText('À corriger').first().waitFor();
    await visitor.context.close();
  }, 60_000);
});
