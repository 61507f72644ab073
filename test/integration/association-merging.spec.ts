import fc from 'fast-check';
import { followers, type AssociationView } from '#associations';
import { Extensions } from '#platform';
import { submitApplication } from '#seeds';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { ProposalsOfTheCountry1790400903000 } from '../../libs/platform/database/migrations/1790400903000-proposals-of-the-country.js';
import { aCompleteDraft } from '../support/applications.js';
import {
  aMember,
  anIdentity,
  aPdf,
  aRegisteredAssociation,
  aVerifiedAssociation,
  nationalInstructor,
  type AssociationInWorld,
} from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { aCallWithEligibleFiles, aCommittee, aConvenedSession } from '../support/committees.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

/** What a merge writes by its nature, or what time alone changes. */
const WRITTEN_ANYWAY = new Set(
  (
    'association_merge association_merge_row association_pair audit_check audit_entry audit_head audit_seal content_check content_scan deadline ' +
    'failed_job idempotency_key message migrations outbox proposal rate_count session sign_in_attempt'
  ).split(' '),
);
/** Tables that name an association and follow it in their own way. */
const APART: Record<string, string> = {
  role_grant: 'one role a person, one president',
  vault_document: 'of two of a kind the older one counts no more',
};
/** Tables that name an association and do not follow, each with the reason. */
const STAYS: Record<string, string> = {
  association_revision: 'none is open, what was decided is the history of its registration',
  bank_account: 'the account of the one that stays is the one that was verified for it',
  closing: 'as the convention',
  board_member: 'the board is that of the registration that stays',
  committee_decision: 'before a committee, nothing is merged',
  convention: 'bound by an act, nothing is merged',
  decision_letter: 'as the decision',
  dossier_copy: 'erased after three days',
  member_invitation: 'none waits',
  payment_order: 'as the convention',
  presidency_claim: 'none waits',
  proposal: 'what two persons were asked, as they were asked',
  recovery_order: 'as the convention',
  report: 'as the convention',
  session_file: 'as the decision',
  signing_delegation: 'ended with the role that it gave',
};
/** Counters: whoever edits is told that something moved, also when it moved back. */
const COUNTERS = ['version', 'compared_at'];

/** The sentence of a refusal. */
const titleOf = ({ body }: { body: unknown }): string => (body as { title: string }).title;
/** As it is compared: blanks of every kind are one. */
const plain = (text = ''): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('two registrations become one', () => {
  let world: World;
  let instructor: User;
  let officer: User;
  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
    officer = await programmeOfficer(world);
    for (const person of [instructor, officer]) await person.stepUp();
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });

  const propose = (keptId: string, otherId: string, taken: string[] = []) =>
    instructor.post<{ id: string }>(`/api/associations/${keptId}/merge-proposals`, { otherId, taken, reason: 'Une seule association' });
  const confirm = (proposalId: string) => officer.post(`/api/proposals/${proposalId}/confirmation`);
  const merge = async (keptId: string, otherId: string, taken: string[] = []) => {
    must(await confirm(must(await propose(keptId, otherId, taken)).id));
    const { merges } = await look(instructor, keptId);
    return merges[0]!.id;
  };
  const proposeUndo = (mergeId: string) =>
    instructor.post<{ id: string }>(`/api/association-merges/${mergeId}/undo-proposals`, { reason: 'Deux associations' });
  const undo = async (mergeId: string) => must(await confirm(must(await proposeUndo(mergeId)).id));
  const look = async (who: User, id: string) => must(await who.get<AssociationView>(`/api/associations/${id}`));

  /** Every row of every table, but what a merge writes by its nature. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const tables = await world.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    const all: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      if (WRITTEN_ANYWAY.has(name)) continue;
      const rows = await world.sql<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY to_jsonb(t)::text`,
      );
      all[name] = rows
        .map(({ row }) => Object.fromEntries(Object.entries(row).filter(([column]) => !COUNTERS.includes(column))))
        .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
    }
    return all;
  }

  it('by two officers: what was the other’s follows, its address leads on, its people act there, and all is told and written', async () => {
    const kept = await aVerifiedAssociation(world, 'Tamaynut');
    const other = await aVerifiedAssociation(world, 'Tamainout', { overrides: { address: '7, avenue Hassan II, Tiznit' } });
    const treasurer = await aMember(world, other.id, 'Tarik Trésorier', 'treasurer');
    const { id: callId } = await aPublishedCall(world);
    const applicationId = await aCompleteDraft(other.president, callId);
    const { number } = await submitApplication(other.president, applicationId);
    must(await other.president.upload(`/api/associations/${other.id}/documents/accounts`, aPdf('comptes')));
    must(await instructor.post(`/api/associations/${other.id}/flags`, { colour: 'orange', reason: 'Rapport en retard' }));

    const { id: proposalId } = must(await propose(kept.id, other.id, ['address']));
    expectRefusal(await instructor.post(`/api/proposals/${proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
    expectRefusal(
      await kept.president.post(`/api/associations/${kept.id}/merge-proposals`, { otherId: other.id, reason: 'Moi' }),
      403,
      'FORBIDDEN',
    );
    expect((await look(instructor, other.id)).id).toBe(other.id);
    must(await confirm(proposalId));

    const seen = await look(instructor, kept.id);
    expect(seen).toMatchObject({ address: '7, avenue Hassan II, Tiznit', merges: [{ name: { fr: 'Tamainout' } }] });
    expect(seen.documents.map(({ kind }) => kind).sort()).toEqual([
      'accounts',
      'board_list',
      'receipt',
      'rib_proof',
      'statutes',
      'tax_certificate',
    ]);
    expect(seen.flags).toMatchObject([{ reason: 'Rapport en retard' }]);
    expect(seen.accounts).toHaveLength(1);
    // One in the list, one address, one dossier.
    expect((await look(instructor, other.id)).id).toBe(kept.id);
    const listed = must(await instructor.get<{ items: { id: string }[] }>('/api/associations?pageSize=100')).items.map(({ id }) => id);
    expect([listed.includes(kept.id), listed.includes(other.id)]).toEqual([true, false]);
    const dossier = must(await instructor.get(`/api/associations/${kept.id}/dossier`));
    expect(JSON.stringify(dossier.history)).toContain(number);
    // The other’s president edits, the treasurer goes on; one presides.
    for (const person of [other.president, treasurer]) await person.signIn();
    const members = (await look(kept.president, kept.id)).members.map(({ name, role }) => `${name} ${role}`);
    expect(members).toEqual(
      expect.arrayContaining([
        'Présidente Tamaynut association.president',
        'Présidente Tamainout association.editor',
        'Tarik Trésorier association.treasurer',
      ]),
    );
    expect(must(await other.president.get(`/api/applications/${applicationId}`))).toMatchObject({ number });
    await world.mailbox.newestTo(treasurer.email, /Deux inscriptions réunies/);
    expect(await world.sql(`SELECT 1 FROM audit_entry WHERE event = 'merge' AND subject_id IN ($1, $2)`, [kept.id, other.id])).toHaveLength(
      2,
    );
    // Nobody writes into it any more, and it is not merged twice.
    expectRefusal(await instructor.post(`/api/associations/${other.id}/flags`, { colour: 'orange', reason: 'Encore' }), 404, 'NOT_FOUND');
    expectRefusal(await propose(other.id, kept.id), 409, 'ASSOCIATION_MERGED');
  });

  it('takes nothing that nobody verified, and waits once, whichever of the two would stay', async () => {
    const kept = await aVerifiedAssociation(world, 'Nom vérifié');
    const other = await aVerifiedAssociation(world, 'Nom jamais vérifié');
    await world.sql(`UPDATE association SET state = 'submitted', verified_at = NULL WHERE id = $1`, [other.id]);
    const refused = await propose(kept.id, other.id, ['name', 'receiptNumber']);
    expectRefusal(refused, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(refused)).toContain('n’a pas été vérifiée');
    const { id } = must(await propose(kept.id, other.id));
    expect(must(await officer.get(`/api/proposals/${id}`)).changes).toEqual([]);
    expectRefusal(await propose(other.id, kept.id), 409, 'PROPOSAL_WAITING');
    const third = await aVerifiedAssociation(world, 'Troisième');
    expectRefusal(await propose(third.id, other.id), 409, 'PROPOSAL_WAITING');
    must(await instructor.post(`/api/proposals/${id}/withdrawal`, {}));
    must(await propose(third.id, other.id));
  });

  it('of two regions is known to whoever acts for the country, and decided by nobody else', async () => {
    const kept = await aVerifiedAssociation(world, 'Du Nord');
    const other = await aVerifiedAssociation(world, 'Du Sud', { overrides: { address: '1, rue du Sud' } });
    await world.sql(`UPDATE association SET region_code = 'MA-02' WHERE id = $1`, [kept.id]);
    await world.sql(`UPDATE association SET region_code = 'MA-09' WHERE id = $1`, [other.id]);
    const { id } = must(await propose(kept.id, other.id, ['address']));
    // One of before named no region.
    await world.sql(`UPDATE proposal SET region_code = NULL WHERE id = $1`, [id]);
    await new ProposalsOfTheCountry1790400903000().up({ query: (sql: string) => world.sql(sql) } as never);
    for (const regionCode of ['MA-01', 'MA-02', 'MA-09']) {
      const regional = await User.with(world, `Chargée de ${regionCode}`, [{ role: 'programme.officer', scope: { regionCode } }]);
      await regional.stepUp();
      expect(must(await regional.get('/api/proposals')).items.map(({ id: one }: { id: string }) => one)).not.toContain(id);
      expectRefusal(await regional.get(`/api/proposals/${id}`), 404, 'NOT_FOUND');
      for (const how of ['confirmation', 'refusal', 'withdrawal'])
        expectRefusal(
          await regional.post(`/api/proposals/${id}/${how}`, how === 'confirmation' ? undefined : { reason: 'Pas ici' }),
          404,
          'NOT_FOUND',
        );
    }
    const read = must(await officer.get(`/api/proposals/${id}`));
    expect(read.changes).toMatchObject([{ to: { fr: '1, rue du Sud' } }]);
    // Whoever confirms has read these values, and confirms no others.
    const moved = (address: string) => world.sql(`UPDATE association SET address = $2 WHERE id = $1`, [other.id, address]);
    await moved('2, rue du Sud');
    const refused = await confirm(id);
    expectRefusal(refused, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(refused)).toContain('a changé depuis la proposition');
    await moved('1, rue du Sud');
    must(await confirm(id));
  });

  it('is refused while something is under way, with the reason', async () => {
    const { id: callId } = await aPublishedCall(world);
    const [kept, other] = [await aVerifiedAssociation(world, 'Même appel A'), await aVerifiedAssociation(world, 'Même appel B')];
    for (const { president } of [kept, other]) await aCompleteDraft(president, callId);
    const both = await propose(kept.id, other.id);
    expectRefusal(both, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(both)).toContain('Les deux ont un dossier au même appel');

    const third = await aVerifiedAssociation(world, 'Bureau en attente');
    must(await third.president.put(`/api/associations/${third.id}/board`, { board: anIdentity('Autre').board }));
    expect(titleOf(await propose(kept.id, third.id))).toContain('attend encore une réponse');

    const { call, files } = await aCallWithEligibleFiles(world, [{ name: 'Devant comité', askedCentimes: 80_000_00 }]);
    await aConvenedSession(await aCommittee(world), call.id);
    expect(titleOf(await propose(kept.id, files[0]!.association.id))).toContain('devant un comité');

    const draft = await aRegisteredAssociation(world, 'Brouillon à réunir', { documents: [] });
    expectRefusal(await propose(kept.id, draft.id), 404, 'NOT_FOUND');
    expectRefusal(await propose(kept.id, kept.id), 404, 'NOT_FOUND');
    const elsewhere = await User.with(world, 'Ilyas Oriental', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    await elsewhere.stepUp();
    const asked = { otherId: other.id, reason: 'Une seule' };
    expectRefusal(await elsewhere.post(`/api/associations/${kept.id}/merge-proposals`, asked), 404, 'NOT_FOUND');
  });

  it('what comes under way after the proposal stops the confirmation, and nothing is done', async () => {
    const [kept, other] = [await aVerifiedAssociation(world, 'Avant'), await aVerifiedAssociation(world, 'Pendant')];
    const { id } = must(await propose(kept.id, other.id));
    must(await other.president.put(`/api/associations/${other.id}/board`, { board: anIdentity('Pendant').board.slice(0, 1) }));
    const before = await everything();
    expectRefusal(await confirm(id), 409, 'MERGE_FORBIDDEN');
    expect(await everything()).toEqual(before);
  });

  it('is undone while nothing new forbids it', async () => {
    const [kept, other] = [await aVerifiedAssociation(world, 'Réunie'), await aVerifiedAssociation(world, 'Séparée')];
    const mergeId = await merge(kept.id, other.id);
    must(await kept.president.upload(`/api/associations/${kept.id}/documents/accounts`, aPdf('nouveaux comptes')));
    const late = await proposeUndo(mergeId);
    expectRefusal(late, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(late)).toContain('documents');
  });

  it('is not undone over a value that changed since, nor to give a role to an account that is closed', async () => {
    const [kept, other] = [await aVerifiedAssociation(world, 'Corrigée'), await aVerifiedAssociation(world, 'Reprise')];
    const both = [kept, other].map(({ id }) => ({ role: 'association.editor' as const, scope: { associationId: id } }));
    const [shared, gone] = [await User.with(world, 'Sara Des Deux', both), await User.with(world, 'Gaël Parti', both)];
    const mergeId = await merge(kept.id, other.id, ['address']);
    const addressIs = (address: string) => world.sql(`UPDATE association SET address = $2 WHERE id = $1`, [kept.id, address]);
    const [{ address }] = (await world.sql<{ address: string }>(`SELECT address FROM association WHERE id = $1`, [kept.id])) as [
      { address: string },
    ];
    const { id: proposed } = must(await proposeUndo(mergeId));
    await addressIs('3, rue Corrigée, Tiznit');
    const refused = await confirm(proposed);
    expectRefusal(refused, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(refused)).toContain('valeurs reprises');
    expect((await look(instructor, kept.id)).address).toBe('3, rue Corrigée, Tiznit');
    await addressIs(address);

    const stateIs = (who: User, state: string) =>
      world.sql(`UPDATE person SET state = $2::text, suspended_because = CASE $2::text WHEN 'suspended' THEN 'Doute' END WHERE id = $1`, [
        who.id,
        state,
      ]);
    await stateIs(other.president, 'suspended');
    expect(titleOf(await confirm(proposed))).toContain('plus de présidence');
    await stateIs(other.president, 'active');
    await stateIs(gone, 'closed');
    must(await confirm(proposed));
    const held = await world.sql<{ id: string }>(
      `SELECT person_id AS id FROM role_grant WHERE association_id = $1 AND role = 'association.editor' AND revoked_at IS NULL`,
      [other.id],
    );
    expect(held.map(({ id }) => id)).toEqual([shared.id]);
  });

  it('tells what it takes and gives back, field by field, to who confirms and to both sides; nothing newer is overwritten unread', async () => {
    const kept = await aVerifiedAssociation(world, 'Ancien nom', { overrides: { address: '1, rue Ancienne' } });
    const other = await aVerifiedAssociation(world, 'Autre nom', { overrides: { address: '2, rue Autre' } });
    const { id: late } = must(await propose(kept.id, other.id, ['name', 'address']));
    // Corrected and accepted after the proposal: the person who confirms has not read it.
    const nameIs = (name: string) =>
      world.sql(`UPDATE association SET name = jsonb_set(name, '{fr}', to_jsonb($2::text)) WHERE id = $1`, [kept.id, name]);
    await nameIs('Nom corrigé');
    const refused = await confirm(late);
    expectRefusal(refused, 409, 'MERGE_FORBIDDEN');
    expect(titleOf(refused)).toContain('qui reste a changé depuis la proposition');
    expect((await look(instructor, kept.id)).name.fr).toBe('Nom corrigé');
    await nameIs('Ancien nom');
    must(await confirm(late));

    const told = { label: { fr: 'Nom' }, from: { fr: 'Ancien nom' }, to: { fr: 'Autre nom' } };
    const settled = must(await officer.get(`/api/proposals/${late}`));
    expect(settled.changes).toMatchObject([told, { from: { fr: '1, rue Ancienne' }, to: { fr: '2, rue Autre' } }]);
    expect(plain(settled.about.fr)).toContain('« Autre nom » sera réunie à « Ancien nom »');
    const text = plain((await world.mailbox.newestTo(kept.president.email, /réunies\s: Ancien nom/u)).text);
    expect(text).toContain('« Autre nom » à « Ancien nom »');
    expect(text).toContain('Nom : « \u2068Autre nom\u2069 » (avant : « \u2068Ancien nom\u2069 »)');
    expect(text).toContain('2, rue Autre');

    const { merges } = await look(instructor, kept.id);
    const { id: undoing } = must(await proposeUndo(merges[0]!.id));
    const read = must(await officer.get(`/api/proposals/${undoing}`));
    expect(read.changes).toMatchObject([
      { label: { fr: 'Nom' }, from: { fr: 'Autre nom' }, to: { fr: 'Ancien nom' } },
      { label: { fr: 'Adresse' }, from: { fr: '2, rue Autre' }, to: { fr: '1, rue Ancienne' } },
    ]);
    expect(plain(read.about.fr)).toContain('« Autre nom » redevient une inscription séparée de « Ancien nom »');
    must(await confirm(undoing));
    const apart = await world.mailbox.newestTo(other.president.email, /à nouveau séparées\s: Ancien nom/u);
    expect(plain(apart.text)).toContain('Nom : « \u2068Ancien nom\u2069 » (avant : « \u2068Autre nom\u2069 »)');
  });

  it('every table that names an association follows it, or stays for a reason', async () => {
    const naming = await world.sql<{ name: string }>(
      `SELECT DISTINCT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND c.column_name = 'association_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
    );
    const follow = world.api
      .get(Extensions)
      .of(followers)
      .map(({ table }) => table);
    const known = [...follow, ...Object.keys(APART), ...Object.keys(STAYS)].sort();
    expect(naming.map(({ name }) => name)).toEqual(known);
  });

  it('property: merge then undo leaves every table as it was', async () => {
    const cast = async (name: string): Promise<AssociationInWorld> => {
      const association = await aVerifiedAssociation(world, name, { documents: ['receipt', 'statutes', 'board_list', 'rib_proof'] });
      await aMember(world, association.id, `Lectrice ${name}`, 'reader');
      return association;
    };
    const taken = fc.subarray(['name', 'object', 'receiptNumber', 'receiptDate', 'address']);
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(taken, fc.boolean(), fc.boolean(), fc.boolean(), async (fields, shared, files, papers) => {
        turn++;
        const [kept, other] = [await cast(`Gardée ${turn}`), await cast(`Autre ${turn}`)];
        if (shared)
          await User.with(
            world,
            `Des deux ${turn}`,
            [kept, other].map(({ id }) => ({ role: 'association.editor', scope: { associationId: id } })),
          );
        if (files) await aCompleteDraft(other.president, (await aPublishedCall(world)).id);
        if (papers) {
          must(await other.president.upload(`/api/associations/${other.id}/documents/accounts`, aPdf('comptes')));
          must(await other.president.upload(`/api/associations/${other.id}/documents/other?title=Agrement`, aPdf('agrément')));
        }
        const before = await everything();
        const mergeId = await merge(kept.id, other.id, fields);
        expect(await everything()).not.toEqual(before);
        await undo(mergeId);
        expect(await everything()).toEqual(before);
        expect((await look(instructor, other.id)).id).toBe(other.id);
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
