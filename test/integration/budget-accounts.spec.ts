import type { ApplicationView } from '#applications';
import { submitApplication } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, aReadyCall, publish } from '../support/calls.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import type { User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ACCOUNTS = 'calls.accounts';

describe('the nomenclature of budgets is the institution’s', () => {
  let world: OwnWorld;
  let lists: InstitutionLists;
  let association: AssociationInWorld;
  let president: User;
  const content = { maxFilesPerAssociation: 9 };
  beforeAll(async () => {
    world = await createWorld();
    lists = await InstitutionLists.of(world);
    association = await aVerifiedAssociation(world, 'Comptes clairs');
    ({ president } = association);
  }, 180_000);
  afterAll(() => world?.close());

  const view = async (id: string) => must<ApplicationView>(await president.get(`/api/applications/${id}`));
  const accounts = async (id: string) => (await view(id)).call.accounts.map(({ code }) => code);
  /** The budget of before, its second charge in another account. */
  const save = async (id: string, account: string, of: (account: string) => boolean = (one) => one === '61') => {
    const { budget } = await view(id);
    const lines = budget.lines.map(({ id: _, ...line }) => (of(line.account) ? { ...line, account } : line));
    return president.put(`/api/applications/${id}/budget`, { version: budget.version, lines });
  };

  it('a part of an account stands beneath it; what is no account, or beneath none, is refused', async () => {
    const words = await lists.words(ACCOUNTS);
    const at = `value.words.${words.length}.code`;
    for (const code of ['rent', '44', '61256', '861', '69'])
      expect(refusedAt(await lists.decide(ACCOUNTS, [...words, word(code, 'X')]))).toEqual([`${at} format`]);
    for (const needed of ['74', '86', '87']) {
      const ended = words.map((one) => (one.code === needed ? { ...one, retired: true } : one));
      expect(refusedAt(await lists.decide(ACCOUNTS, ended))).toEqual(['value.words word_needed']);
    }
    await lists.add(ACCOUNTS, word('6125', 'Location de salles'), word('7411', 'Subvention du ministère'));
  });

  it('a call keeps the nomenclature of its publication: added accounts for the next one, ended ones in those that run', async () => {
    const before = await aReadyCall(world, { content });
    await lists.add(ACCOUNTS, word('6126', 'Location de matériel'));
    await publish(await programmeOfficer(world), before);
    const id = await aCompleteDraft(president, before.id);
    expect(await accounts(id)).toEqual(expect.arrayContaining(['61', '6125', '6126', '7411', '86']));
    must(await save(id, '6126'));

    await lists.end(ACCOUNTS, '6126', { fr: 'Autre nom', ar: 'اسم آخر', en: 'Another name' });
    await lists.add(ACCOUNTS, word('6127', 'Transport loué'));
    expect((await view(id)).call.accounts.find(({ code }) => code === '6126')!.label.fr).toBe('Location de matériel');
    must(await save(id, '6126', (one) => one === '6126'));
    expect(refusedAt(await save(id, '6127', (one) => one === '6126'))).toEqual([expect.stringMatching(/^lines\.\d+\.account choice$/)]);
    const submitted = await submitApplication(president, id);
    expect(submitted).toBeDefined();

    const next = await aPublishedCall(world, { content });
    const draft = await aCompleteDraft(president, next.id);
    expect(await accounts(draft)).not.toContain('6126');
    expect(refusedAt(await save(draft, '6126'))).toEqual([expect.stringMatching(/account choice$/)]);
    must(await save(draft, '6127'));
  });

  it('the rules of the classes hold for parts: a product is no charge, what is asked is a grant', async () => {
    const call = await aPublishedCall(world, { content });
    const id = await aCompleteDraft(president, call.id);
    expect(refusedAt(await save(id, '7411'))).toEqual([expect.stringMatching(/account account_side$/)]);
    const grants = refusedAt(await save(id, '6125', (one) => one === '74'));
    expect(new Set(grants.map((refused) => refused.replace(/^lines\.\d+\./, '')))).toEqual(new Set(['account account_side']));
    must(await save(id, '7411', (one) => one === '74'));
    expect((await view(id)).budget.totals.askedCentimes).toBe(
      (await view(id)).budget.lines.find(({ funding }) => funding === 'asked')!.amountCentimes,
    );
    expect(refusedAt(await save(id, '75', (one) => one === '7411'))).toEqual([expect.stringMatching(/account asked_is_grant$/)]);
    await expect(
      world.sql(`UPDATE application_budget_line SET account = '7411' WHERE application_id = $1 AND side = 'charge'`, [id]),
    ).rejects.toThrow('application_budget_line_side_ck');
  });

  it('the calls of another institution have its own', async () => {
    const agency = await lists.agency();
    const own = [...(await lists.words(ACCOUNTS)), word('6128', 'Loyers de l’agence')];
    must(await lists.decide(ACCOUNTS, own, agency));
    const ready = await aReadyCall(world, { content });
    const [{ id: programmeId } = { id: '' }] = await world.sql<{ id: string }>(`SELECT programme_id AS id FROM call WHERE id = $1`, [
      ready.id,
    ]);
    const ours = await aPublishedCall(world, { content });
    await lists.own(programmeId, agency);
    await publish(await programmeOfficer(world), ready);
    const theirs = await aCompleteDraft(president, ready.id);
    expect(await accounts(theirs)).toContain('6128');
    must(await save(theirs, '6128'));
    const draft = await aCompleteDraft(president, ours.id);
    expect(await accounts(draft)).not.toContain('6128');
  });
});
