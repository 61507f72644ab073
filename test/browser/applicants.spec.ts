import type { ApplicationView } from '#applications';
import type { Browser } from 'playwright-core';
import { aMember, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { must } from '../support/programmes.js';
import { User } from '../support/people.js';
import { eventually, type World } from '../support/world.js';
import { launchBrowser } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { chaptersOf } from './support/story.js';
import { atWork, DESK, PHONE, type Visitor } from './support/visitor.js';

describe('when writing a file does not go smoothly', () => {
  let world: World;
  let browser: Browser;
  let association: AssociationInWorld;
  let draft: string;
  let president: Visitor;
  const chapter = chaptersOf();

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    const call = await aPublishedCall(world);
    association = await aVerifiedAssociation(world, 'Al Amal');
    draft = must<{ id: string }>(await association.president.post('/api/applications', { callId: call.id })).id;
    president = await atWork(browser, world, association.president, { viewport: PHONE });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const readBy = async (reader: User) => must<ApplicationView>(await reader.get(`/api/applications/${draft}`));

  chapter('two people write in the same part: nobody’s words are lost', async () => {
    const editor = await aMember(world, association.id, 'Youssef Rédacteur', 'editor');
    const { page } = president;
    await president.open(`/app/applications/${draft}/edit/sections.project`);
    const mine = (await readBy(editor)).sections.find(({ code }) => code === 'project')!;
    const answers = { ...mine.answers, title: 'Le titre de Youssef' };
    must(await editor.put(`/api/applications/${draft}/sections/project`, { version: mine.version, answers }));
    await page.getByLabel('Intitulé').fill('Le titre de la présidente');
    await page.getByText('Quelqu’un a modifié la même chose en même temps').waitFor();
    await president.isSound('conflict', { refused: true });
    await page.getByRole('button', { name: /^Prendre l’autre version/ }).click();
    expect(await page.getByLabel('Intitulé').inputValue()).toBe('Le titre de Youssef');
  });

  chapter('a cut line keeps the words on the page and sends them when it comes back', async () => {
    const { page, context } = president;
    await context.setOffline(true);
    await page.getByLabel('Intitulé').fill('Écrit dans le train');
    await page.getByText('Non enregistré : nous réessayons').waitFor();
    await context.setOffline(false);
    await page.getByText(/Brouillon enregistré/).waitFor();
    const stored = async () => (await readBy(association.president)).sections[0]!.answers.title;
    await eventually(async () => (await stored()) === 'Écrit dans le train', 'the words to arrive');
    await context.close();
  });

  chapter('the budget adds up while one types and says which rule is broken; what is missing leads to its field', async () => {
    president = await atWork(browser, world, association.president);
    const { page } = president;
    await president.open(`/app/applications/${draft}/edit/budget`);
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
    await president.open(`/app/applications/${draft}/check`);
    await president.isSound('check-missing');
    await page.locator('.error-summary a').first().click();
    await page.locator('.error-summary').waitFor();
    await president.isSound('section-checked');
    await president.context.close();
  });

  chapter('an officer who cannot read the receipt returns the association for correction, and says why', async () => {
    const officer = await User.with(world, 'Nour Officière', [{ role: 'programme.officer' }]);
    const waiting = await aVerifiedAssociation(world, 'Azemmur');
    await world.sql(`UPDATE association SET state = 'submitted' WHERE id = $1`, [waiting.id]);
    const visitor = await atWork(browser, world, officer);
    const { page } = visitor;
    await visitor.open('/app/associations');
    await visitor.isSound('officer-associations');
    await page.getByRole('link', { name: 'Azemmur' }).click();
    await page.getByRole('button', { name: 'Vérifier l’association' }).waitFor();
    await visitor.isSound('officer-association');
    await page.getByRole('button', { name: 'Retourner pour correction' }).click();
    await page.getByRole('checkbox', { name: /^Autre motif/ }).check();
    await page.getByRole('textbox', { name: 'Motif' }).fill('Le récépissé est illisible.');
    await visitor.isSound('officer-return');
    await page.getByRole('dialog').getByRole('button', { name: 'Retourner pour correction' }).click();
    await page.getByText('À corriger').first().waitFor();
    await visitor.open('/app/applications');
    await visitor.isSound('officer-files');
    await visitor.context.close();
  });
});
