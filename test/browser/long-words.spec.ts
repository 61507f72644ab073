import type { Browser } from 'playwright-core';
import { aSubmittedApplication } from '../support/applications.js';
import { anIdentity, aVerifiedAssociation } from '../support/associations.js';
import { aReadyCall, closeNow, publish } from '../support/calls.js';
import { aCommittee } from '../support/committees.js';
import { aConventionInForce, moneyPeople } from '../support/conventions.js';
import { declareEligible } from '../support/instruction.js';
import { User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import type { World } from '../support/world.js';
import { selectTheFile } from './support/award.js';
import { launchBrowser, overflowsSideways, settled } from './support/browser.mjs';
import { theProduct } from './support/product.js';
import { atWork, PHONE } from './support/visitor.js';

/** A word that no line of a telephone holds. */
const WORD = { fr: 'n'.repeat(110), ar: 'ن'.repeat(110) };
const ADDRESS = `https://exemple.example/${'a'.repeat(170)}`;

describe('long words break, pages keep within their width', () => {
  let world: World;
  let browser: Browser;
  let pages: { user: User; addresses: string[] }[];

  beforeAll(async () => {
    world = await theProduct();
    browser = await launchBrowser();
    pages = await aWorkOfLongWords();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** A grant from the call to its convention, in which everybody and everything bears a long name. */
  async function aWorkOfLongWords(): Promise<typeof pages> {
    const board = anIdentity(WORD.fr).board.map((seat) => ({ ...seat, name: WORD.fr }));
    const association = await aVerifiedAssociation(world, 'Mots longs', {
      overrides: { name: WORD, board, address: ADDRESS, website: ADDRESS, object: { fr: ADDRESS, ar: WORD.ar } },
    });
    await world.sql(`UPDATE person SET name = $2 WHERE id = $1`, [association.president.id, WORD.fr]);
    const officer = await programmeOfficer(world);
    const content = {
      title: WORD,
      summary: { fr: ADDRESS, ar: WORD.ar },
      description: { fr: ADDRESS, ar: WORD.ar },
      regionCodes: ['MA-09'],
    };
    const call = await aReadyCall(world, { content });
    await publish(officer, call);
    must(await association.president.post(`/api/calls/${call.id}/questions`, { text: ADDRESS }));
    const application = (await aSubmittedApplication(association, call.id, { title: WORD.fr, askedCentimes: 80_000_00 })).id;
    const instructor = await User.with(world, WORD.fr, [{ role: 'instructor' }], { email: `long.${application}@jisr.example` });
    const study = await declareEligible(world, instructor, application);
    must(await instructor.post(`/api/instruction/files/${study}/notes`, { text: ADDRESS }));
    await closeNow(world, call.id);
    const committee = await aCommittee(world, { settings: { name: WORD } });
    await selectTheFile(world, committee, call.id);
    const people = await moneyPeople(world, association.id, association.president);
    const convention = await aConventionInForce(world, people, application);
    must(
      await people.officer.post(`/api/monitoring/conventions/${convention}/visits`, {
        visitedOn: '2026-02-02',
        findings: `${ADDRESS} ${WORD.fr}`,
      }),
    );
    const seenByAll = ['/app', '/app/inbox', `/app/applications/${application}`, `/app/conventions/${convention}`];
    return [
      {
        user: association.president,
        addresses: [
          ...seenByAll,
          `/app/associations/${association.id}`,
          `/app/disbursements/conventions/${convention}`,
          '/app/disbursements',
          '/app/applications',
          `/app/calls/ask/${call.number}`,
          `/calls/${call.number}`,
          '/calls',
        ],
      },
      {
        user: people.officer,
        addresses: [
          ...seenByAll,
          `/app/associations/${association.id}`,
          '/app/associations',
          `/app/disbursements/conventions/${convention}`,
          '/app/disbursements/tranches',
          '/app/conventions',
          `/app/monitoring/conventions/${convention}`,
          `/app/committees/${committee.id}`,
          '/app/committees',
          '/app/committees/letters',
          `/app/calls/${call.id}`,
          `/app/calls/${call.id}/preview`,
          `/app/calls/${call.id}/questions`,
          '/app/calls',
          '/app/applications',
        ],
      },
      { user: instructor, addresses: ['/app', '/app/instruction', `/app/instruction/${study}`] },
      { user: committee.secretary.user, addresses: ['/app', '/app/committees'] },
    ];
  }

  it.each(['fr', 'ar'] as const)(
    'on a telephone, in %s',
    async (language) => {
      const tooWide: string[] = [];
      for (const { user, addresses } of pages) {
        const { page, open, context } = await atWork(browser, world, user, { language, viewport: PHONE });
        for (const address of addresses) {
          await open(address);
          await settled(page);
          if (await overflowsSideways(page)) tooWide.push(address);
          if (process.env.SHOTS_DIR)
            await page.screenshot({ path: `${process.env.SHOTS_DIR}/long${address.replaceAll('/', '_')}-${language}.png`, fullPage: true });
        }
        await context.close();
      }
      expect(tooWide).toEqual([]);
    },
    180_000,
  );
});
