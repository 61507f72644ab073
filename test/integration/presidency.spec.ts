import { Associations, type AssociationView } from '#associations';
import { dayAfter, dayOfInstant } from '#kernel';
import { aMember, aPdf, aRegisteredAssociation, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aCompleteDraft } from '../support/applications.js';
import { aPublishedCall } from '../support/calls.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const today = () => dayOfInstant(new Date());
const inDays = (days: number) => dayAfter(today(), days);

describe('members over the years', () => {
  let world: OwnWorld;
  let officer: User;
  beforeAll(async () => {
    world = await createWorld();
    officer = await nationalInstructor(world);
  });
  afterAll(() => world?.close());

  const view = async (person: User, id: string) => must<AssociationView>(await person.get(`/api/associations/${id}`));
  const rolesOf = async (person: User): Promise<string[]> => {
    await person.signIn();
    return (await person.get('/api/session')).body.grants.map(({ role }: { role: string }) => role);
  };
  const presidents = (id: string) =>
    world.sql<{ person_id: string }>(
      `SELECT person_id FROM role_grant WHERE association_id = $1 AND role = 'association.president' AND revoked_at IS NULL`,
      [id],
    );

  it('is not taken by the hand of an administrator; other roles are', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Présidée', { documents: [] });
    const reader = await aMember(world, id, 'Lectrice Seconde', 'reader');
    const admin = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    await admin.stepUp();
    const grantOf = async (personId: string) =>
      (await world.sql<{ id: string }>(`SELECT id FROM role_grant WHERE association_id = $1 AND person_id = $2`, [id, personId]))[0]!.id;
    expectRefusal(await admin.delete(`/api/people/grants/${await grantOf(president.id)}`), 409, 'PRESIDENCY_PASSES');
    expect(await presidents(id)).toEqual([{ person_id: president.id }]);
    expect((await admin.delete(`/api/people/grants/${await grantOf(reader.id)}`)).status).toBe(204);
  });

  describe('a role', () => {
    it('is changed by the president alone, may have a last day, and counts no more after it', async () => {
      const { id, president } = await aRegisteredAssociation(world, 'Mandats', { documents: [] });
      const nadia = await aMember(world, id, 'Nadia Rédactrice', 'editor');
      const ali = await aMember(world, id, 'Ali Trésorier', 'treasurer');
      const at = `/api/associations/${id}/members`;
      expectRefusal(await ali.put(`${at}/${nadia.id}`, { role: 'association.reader' }), 403, 'FORBIDDEN');
      expectRefusal(await president.put(`${at}/${president.id}`, { role: 'association.reader' }), 409, 'PRESIDENT_HANDS_OVER');
      expectRefusal(await president.put(`${at}/${officer.id}`, { role: 'association.reader' }), 404, 'NOT_FOUND');
      const past = await president.put(`${at}/${nadia.id}`, { role: 'association.reader', until: inDays(-1) });
      expect(past.body.errors).toMatchObject([{ path: 'until', code: 'past' }]);

      must(await president.put(`${at}/${nadia.id}`, { role: 'association.treasurer', until: inDays(30) }));
      const nadiaSeen = (await view(president, id)).members.filter(({ personId }: { personId: string }) => personId === nadia.id);
      expect(nadiaSeen).toMatchObject([{ role: 'association.treasurer', since: today(), until: inDays(30) }]);
      expect(await rolesOf(nadia)).toEqual(['association.treasurer']);
      await world.mailbox.newestTo(nadia.email, /Un rôle vous est donné/);

      await world.sql(`UPDATE role_grant SET valid_until = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL`, [nadia.id]);
      expect(await rolesOf(nadia)).toEqual([]);
      expect((await view(president, id)).members.map(({ personId }: { personId: string }) => personId)).not.toContain(nadia.id);
    });
  });

  describe('the presidency handed over by its holder', () => {
    it('leaves the former president what was chosen, tells everybody, and is verified again', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Relève');
      const heir = await aMember(world, id, 'Hind Héritière', 'treasurer');
      const reader = await aMember(world, id, 'Rachid Lecteur', 'reader');
      await president.stepUp();
      const body = { email: heir.email, name: heir.name, language: 'fr', role: 'association.president', predecessorRole: 'none' };
      const { id: offer } = must(await president.post<{ id: string }>(`/api/associations/${id}/members`, body));
      expect((await view(officer, id)).presidencyToCheck).toBe(false);
      expectRefusal(await heir.post(`/api/member-invitations/${offer}/acceptance`), 403, 'STEP_UP_REQUIRED');
      expect(await rolesOf(president)).toEqual(['association.president']);
      await heir.stepUp();
      must(await heir.post(`/api/member-invitations/${offer}/acceptance`));
      expect(await rolesOf(president)).toEqual([]);
      for (const told of [president, reader]) await world.mailbox.newestTo(told.email, /Nouvelle présidence\s: Relève/);

      expect(await view(officer, id)).toMatchObject({ presidencyToCheck: true, state: 'verified' });
      expect((await officer.get('/api/associations?attention=check_again')).body.items.map((row: { id: string }) => row.id)).toContain(id);
      await heir.switchTo('association.president');
      expectRefusal(await heir.post(`/api/associations/${id}/second-look`, { reason: 'Tout est vu' }), 403, 'FORBIDDEN');
      must(await officer.post(`/api/associations/${id}/second-look`, { reason: 'Récépissé du 3 mai vu' }));
      expect((await view(officer, id)).presidencyToCheck).toBe(false);
      expectRefusal(await officer.post(`/api/associations/${id}/second-look`, { reason: 'Encore' }), 409, 'NOTHING_TO_CHECK');
    });
  });

  describe('the presidency where its holder is gone', () => {
    const elected = (person: { name: string; email: string }, more: object = {}) => ({
      name: person.name,
      email: person.email,
      language: 'fr',
      electedOn: inDays(-3),
      predecessorRole: 'none',
      ...more,
    });
    const over = (claim: string) =>
      world.sql(`UPDATE presidency_claim SET objection_until = clock_timestamp() - interval '1 second' WHERE id = $1`, [claim]);

    it('is claimed on minutes; everybody is told before and after; an officer decides after the delay; the person elected accepts', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Vacance');
      const samia = await aMember(world, id, 'Samia Secrétaire', 'editor');
      const reader = await aMember(world, id, 'Rita Lectrice', 'reader');
      const at = `/api/associations/${id}/presidency-claims`;
      expectRefusal(await reader.post(at, elected(samia)), 403, 'FORBIDDEN');
      expect((await samia.post(at, elected(samia))).body.errors).toMatchObject([{ path: 'documents.assembly_minutes' }]);
      must(await samia.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const tomorrow = await samia.post(at, elected(samia, { electedOn: inDays(1) }));
      expect(tomorrow.body.errors).toMatchObject([{ path: 'electedOn', code: 'future' }]);
      const { id: claim } = must(await samia.post<{ id: string }>(at, elected(samia)));
      expectRefusal(await samia.post(at, elected(samia)), 409, 'PRESIDENCY_CLAIMED');
      for (const told of [president, reader, officer])
        await world.mailbox.newestTo(told.email, /Changement de présidence demandé\s: Vacance/);
      expect((await view(president, id)).presidencyClaim).toMatchObject({ candidate: samia.name, can: ['object'] });
      expect((await view(reader, id)).presidencyClaim).toMatchObject({ can: [] });
      expect((await view(officer, id)).presidencyClaim).toMatchObject({ candidateEmail: null, can: ['refuse'] });
      expect((await officer.get(`${at}/${claim}/minutes`)).status).toBe(200);

      expectRefusal(await officer.post(`${at}/${claim}/confirmation`, { reason: 'Vu' }), 422, 'INVALID_REQUEST');
      await officer.signIn();
      expectRefusal(await officer.post(`${at}/${claim}/confirmation`, { reason: 'PV signé' }), 403, 'STEP_UP_REQUIRED');
      await officer.stepUp();
      expectRefusal(await officer.post(`${at}/${claim}/confirmation`, { reason: 'PV signé' }), 409, 'OBJECTION_RUNS');
      await over(claim);
      expectRefusal(await president.post(`${at}/${claim}/objection`, { reason: 'Trop tard' }), 409, 'OBJECTION_OVER');
      const insider = await User.with(world, 'Instructeur Membre', [
        { role: 'instructor' },
        { role: 'association.reader', scope: { associationId: id } },
      ]);
      await insider.switchTo('instructor');
      await insider.stepUp();
      expectRefusal(await insider.post(`${at}/${claim}/confirmation`, { reason: 'PV signé' }), 403, 'OWN_ASSOCIATION');
      must(await officer.post(`${at}/${claim}/confirmation`, { reason: 'PV signé par le bureau' }));
      expectRefusal(await officer.post(`${at}/${claim}/refusal`, { reason: 'Non' }), 409, 'WRONG_STATE');
      for (const told of [president, reader]) await world.mailbox.newestTo(told.email, /présidence confirmé\s: Vacance/);
      expect((await presidents(id)).map((row) => row.person_id)).toEqual([president.id]);

      const [offer] = (await samia.get('/api/member-invitations')).body;
      expectRefusal(await president.post(`/api/associations/${id}/members/invitations/${offer.id}/withdrawal`), 404, 'NOT_FOUND');
      expect((await view(president, id)).invitations).toEqual([]);
      await samia.stepUp();
      must(await samia.post(`/api/member-invitations/${offer.id}/acceptance`));
      expect((await presidents(id)).map((row) => row.person_id)).toEqual([samia.id]);
      expect(await rolesOf(president)).toEqual([]);
      await world.mailbox.newestTo(president.email, /Nouvelle présidence\s: Vacance/);
    });

    it('is not the president’s to offer once minutes are confirmed; nor does who deposited them change meanwhile, and the page says so', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Après le procès-verbal');
      const samir = await aMember(world, id, 'Samir Dépositaire', 'editor');
      const third = await aMember(world, id, 'Tiers Prétendant', 'treasurer');
      must(await samir.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const at = `/api/associations/${id}/presidency-claims`;
      const actsOn = async (person: User) => (await view(president, id)).members.find(({ personId }) => personId === person.id)!.can;
      expect(await actsOn(samir)).toEqual(['change', 'remove']);
      const { id: claim } = must(await samir.post<{ id: string }>(at, elected(samir)));
      expect([await actsOn(samir), await actsOn(third), await actsOn(president)]).toEqual([[], ['change', 'remove'], []]);
      expect((await view(third, id)).members.flatMap(({ can }) => can)).toEqual([]);
      await over(claim);
      await officer.stepUp();
      must(await officer.post(`${at}/${claim}/confirmation`, { reason: 'PV signé par le bureau' }));
      await president.stepUp();
      const body = { email: third.email, name: third.name, language: 'fr', role: 'association.president' };
      expectRefusal(await president.post(`/api/associations/${id}/members`, body), 409, 'PRESIDENCY_CLAIMED');
    });

    it('leaves the former president nothing where that was chosen, also if they had a role beside', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Deux rôles d’avant');
      const heir = await aMember(world, id, 'Hafsa Héritière', 'editor');
      await world.sql(
        `INSERT INTO role_grant (id, person_id, role, association_id, valid_from) VALUES (gen_random_uuid(), $1, 'association.treasurer', $2, clock_timestamp())`,
        [president.id, id],
      );
      await president.stepUp();
      const body = { email: heir.email, name: heir.name, language: 'fr', role: 'association.president', predecessorRole: 'none' };
      const { id: offer } = must(await president.post<{ id: string }>(`/api/associations/${id}/members`, body));
      await heir.stepUp();
      must(await heir.post(`/api/member-invitations/${offer}/acceptance`));
      expect(await rolesOf(president)).toEqual([]);
    });

    it('is contested by the president of today, and the officer refuses with a reason that all read', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Dispute');
      const karim = await aMember(world, id, 'Karim Trésorier', 'treasurer');
      const other = await aMember(world, id, 'Omar Rédacteur', 'editor');
      const at = `/api/associations/${id}/presidency-claims`;
      must(await karim.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const { id: claim } = must(await karim.post<{ id: string }>(at, elected(karim)));
      expectRefusal(await other.post(`${at}/${claim}/withdrawal`), 404, 'NOT_FOUND');
      expectRefusal(await karim.post(`${at}/${claim}/objection`, { reason: 'Moi aussi' }), 403, 'FORBIDDEN');
      must(await president.post(`${at}/${claim}/objection`, { reason: 'Cette assemblée n’a pas eu lieu' }));
      await world.mailbox.newestTo(officer.email, /contesté\s: Dispute/);
      must(await officer.post(`${at}/${claim}/refusal`, { reason: 'Quorum non atteint' }));
      const mail = await world.mailbox.newestTo(karim.email, /présidence refusé\s: Dispute/);
      expect(mail.text).toContain('Quorum non atteint');
      expect((await view(president, id)).presidencyClaim).toBeNull();
      const { id: again } = must(await karim.post<{ id: string }>(at, elected(karim)));
      must(await karim.post(`${at}/${again}/withdrawal`));
      const { id: unsigned } = must(await karim.post<{ id: string }>(at, elected(karim)));
      must(await officer.post(`${at}/${unsigned}/refusal`, { reason: 'Procès-verbal sans signatures' }));
      expectRefusal(await karim.post(`${at}/${unsigned}/withdrawal`), 409, 'WRONG_STATE');
    });

    it('contested, it may be confirmed all the same, or become idle by a handover', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Malgré tout');
      const leila = await aMember(world, id, 'Leïla Trésorière', 'treasurer');
      const hicham = await aMember(world, id, 'Hicham Rédacteur', 'editor');
      const at = `/api/associations/${id}/presidency-claims`;
      must(await leila.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const contested = async () => {
        const { id: claim } = must(await leila.post<{ id: string }>(at, elected(leila)));
        await president.signIn();
        must(await president.post(`${at}/${claim}/objection`, { reason: 'Convocation irrégulière' }));
        return claim;
      };
      const claim = await contested();
      await over(claim);
      await officer.stepUp();
      must(await officer.post(`${at}/${claim}/confirmation`, { reason: 'Convocation vue, quorum atteint' }));
      const [offer] = (await leila.get('/api/member-invitations')).body;
      must(await leila.post(`/api/member-invitations/${offer.id}/declining`));

      // The month of peace after a no is over.
      await world.sql(`UPDATE member_invitation SET answered_at = answered_at - interval '31 days' WHERE id = $1`, [offer.id]);
      const idle = await contested();
      await president.stepUp();
      const handTo = (person: User) => {
        const body = { email: person.email, name: person.name, language: 'fr', role: 'association.president' };
        return president.post<{ id: string }>(`/api/associations/${id}/members`, body);
      };
      // To a friend it is not handed over meanwhile, nor is whoever deposited the minutes put out; to the person elected it may.
      expectRefusal(await handTo(hicham), 409, 'PRESIDENCY_CLAIMED');
      const claimant = `/api/associations/${id}/members/${leila.id}`;
      expectRefusal(await president.delete(claimant), 409, 'PRESIDENCY_CLAIMED');
      expectRefusal(await president.put(claimant, { role: 'association.reader' }), 409, 'PRESIDENCY_CLAIMED');
      const { id: handover } = must(await handTo(leila));
      await leila.stepUp();
      must(await leila.post(`/api/member-invitations/${handover}/acceptance`));
      expectRefusal(await officer.post(`${at}/${idle}/refusal`, { reason: 'Non' }), 409, 'WRONG_STATE');
      expect((await presidents(id)).map((row) => row.person_id)).toEqual([leila.id]);
    });

    it('passes once: confirmed minutes leave the former president nothing to offer, a handover meanwhile makes the claim idle', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Deux chemins');
      const [elue, ami] = [await aMember(world, id, 'Élue Assemblée', 'editor'), await aMember(world, id, 'Ami Fidèle', 'reader')];
      const at = `/api/associations/${id}/presidency-claims`;
      const offerTo = async (person: User) => {
        await president.stepUp();
        const body = { email: person.email, name: person.name, language: 'fr', role: 'association.president' };
        return must(await president.post<{ id: string }>(`/api/associations/${id}/members`, body)).id;
      };
      const friends = await offerTo(ami);
      must(await elue.upload(`/api/associations/${id}/documents/assembly_minutes`, aPdf('pv')));
      const { id: claim } = must(await elue.post<{ id: string }>(at, elected(elue)));
      await ami.stepUp();
      expectRefusal(await ami.post(`/api/member-invitations/${friends}/acceptance`), 409, 'PRESIDENCY_CLAIMED');
      await over(claim);
      await officer.stepUp();
      must(await officer.post(`${at}/${claim}/confirmation`, { reason: 'PV signé' }));
      await ami.stepUp();
      expectRefusal(await ami.post(`/api/member-invitations/${friends}/acceptance`), 409, 'INVITATION_VOID');
      const [offer] = (await elue.get('/api/member-invitations')).body;
      await elue.stepUp();
      const answers = await Promise.all([
        elue.post(`/api/member-invitations/${offer.id}/acceptance`),
        ami.post(`/api/member-invitations/${friends}/acceptance`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([204, 409]);
      expect((await presidents(id)).map((row) => row.person_id)).toEqual([elue.id]);

      const back = await aVerifiedAssociation(world, 'Retour');
      const claimer = await aMember(world, back.id, 'Pressé Rédacteur', 'editor');
      const successor = await aMember(world, back.id, 'Choisie Présidente', 'treasurer');
      must(await claimer.upload(`/api/associations/${back.id}/documents/assembly_minutes`, aPdf('pv')));
      const there = `/api/associations/${back.id}/presidency-claims`;
      const idle = must(await claimer.post<{ id: string }>(there, elected(successor))).id;
      await back.president.stepUp();
      const body = { email: successor.email, name: successor.name, language: 'fr', role: 'association.president' };
      const handover = must(await back.president.post<{ id: string }>(`/api/associations/${back.id}/members`, body)).id;
      await successor.stepUp();
      must(await successor.post(`/api/member-invitations/${handover}/acceptance`));
      await over(idle);
      expectRefusal(await officer.post(`${there}/${idle}/confirmation`, { reason: 'PV signé' }), 409, 'WRONG_STATE');
    });
  });

  describe('the signature, delegated', () => {
    it('lets a member submit for days that are named, in the name of whom it says, and ends by itself', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Délégation');
      const zineb = await aMember(world, id, 'Zineb Trésorière', 'treasurer');
      const at = `/api/associations/${id}/delegations`;
      const days = { startsOn: today(), endsOn: inDays(20) };
      const body = { personId: zineb.id, ...days, statement: 'Pendant mon pèlerinage, pour le dépôt' };
      await president.signIn();
      expectRefusal(await president.post(at, body), 403, 'STEP_UP_REQUIRED');
      await president.stepUp();
      expectRefusal(await president.post(at, { ...body, personId: officer.id }), 404, 'NOT_FOUND');
      expectRefusal(await president.post(at, { ...body, personId: president.id }), 404, 'NOT_FOUND');
      const long = await president.post(at, { ...body, endsOn: inDays(400) });
      expect(long.body.errors).toMatchObject([{ path: 'endsOn', code: 'delegation_long' }]);
      const { id: delegation } = must(await president.post<{ id: string }>(at, body));
      expectRefusal(await president.post(at, body), 409, 'DELEGATION_OVERLAPS');
      const mail = await world.mailbox.newestTo(zineb.email, /Délégation de signature\s: Délégation/);
      expect(mail.text).toContain('Pendant mon pèlerinage');

      await zineb.signIn();
      const call = await aPublishedCall(world);
      const draft = await aCompleteDraft(zineb, call.id);
      const submit = () => zineb.post(`/api/applications/${draft}/submission`, { declaration: true });
      expectRefusal(await submit(), 403, 'FORBIDDEN');
      await zineb.switchTo('association.delegate');
      must(await submit());
      expect(await world.tx.run((em) => world.api.get(Associations).delegator(em, id, zineb.id, new Date()))).toBe(president.name);
      expectRefusal(await zineb.put(`/api/associations/${id}/members/${zineb.id}`, { role: 'association.editor' }), 403, 'FORBIDDEN');

      must(await president.post(`${at}/${delegation}/end`));
      expectRefusal(await president.post(`${at}/${delegation}/end`), 404, 'NOT_FOUND');
      expect(await rolesOf(zineb)).toEqual(['association.treasurer']);
      expect((await view(president, id)).delegations).toEqual([]);
      await world.mailbox.newestTo(zineb.email, /Fin d’une délégation/);
    });

    it('does not outlive the membership: bounded by its last day, ended with it, and of no use without it', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Bornée');
      const amal = await aMember(world, id, 'Amal Rédactrice', 'editor');
      const at = `/api/associations/${id}/delegations`;
      const give = async (endsOn: string) => {
        await president.stepUp();
        return president.post(at, { personId: amal.id, startsOn: today(), endsOn, statement: 'Pendant mes absences' });
      };
      const until = (day: string) =>
        president.put(`/api/associations/${id}/members/${amal.id}`, { role: 'association.editor', until: day });
      must(await give(inDays(20)));
      must(await until(inDays(5)));
      expect((await view(president, id)).delegations).toEqual([]);
      await world.mailbox.newestTo(amal.email, /Fin d’une délégation/);
      expect((await give(inDays(6))).body.errors).toMatchObject([{ path: 'endsOn', code: 'delegation_outlives' }]);
      must(await give(inDays(5)));
      must(await until(inDays(5)));
      expect((await rolesOf(amal)).sort()).toEqual(['association.delegate', 'association.editor']);
      await world.sql(
        `UPDATE role_grant SET valid_until = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL AND role = 'association.editor'`,
        [amal.id],
      );
      expect(await rolesOf(amal)).toEqual([]);
    });

    it('to come does not count yet; it ends with the presidency that gave it', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'À venir');
      const yasmine = await aMember(world, id, 'Yasmine Rédactrice', 'editor');
      const heir = await aMember(world, id, 'Hamid Héritier', 'reader');
      await president.stepUp();
      const body = { personId: yasmine.id, startsOn: inDays(5), endsOn: inDays(9), statement: 'Pour mes congés de mai' };
      must(await president.post(`/api/associations/${id}/delegations`, body));
      expect(await rolesOf(yasmine)).toEqual(['association.editor']);
      expect((await view(president, id)).delegations).toMatchObject([{ personId: yasmine.id, startsOn: inDays(5), can: ['end'] }]);
      await president.stepUp();
      const offer = { email: heir.email, name: heir.name, language: 'fr', role: 'association.president' };
      const { id: handover } = must(await president.post<{ id: string }>(`/api/associations/${id}/members`, offer));
      await heir.stepUp();
      must(await heir.post(`/api/member-invitations/${handover}/acceptance`));
      await heir.signIn();
      await heir.switchTo('association.president');
      expect((await view(heir, id)).delegations).toEqual([]);
    });
  });
});
