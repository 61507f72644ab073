import { MemberInvitations } from '#associations';
import { OneRoleAPerson1790400912000 } from '../../libs/associations/data/migrations/1790400912000-one-role-a-person.js';
import { aRegisteredAssociation, aVerifiedAssociation, aMember } from '../support/associations.js';
import { tokenIn } from '../support/mailbox.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('belonging to an association', () => {
  let world: OwnWorld;
  let administrator: User;
  beforeAll(async () => {
    world = await createWorld();
    administrator = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  const invite = (president: User, associationId: string, email: string, role = 'editor', name = 'Invitée') =>
    president.post<{ id: string }>(`/api/associations/${associationId}/members`, {
      email,
      name,
      language: 'fr',
      role: `association.${role}`,
    });
  const mine = async (person: User) => (await person.get('/api/member-invitations')).body;
  const membersOf = async (person: User, associationId: string) =>
    (await person.get(`/api/associations/${associationId}`)).body.members.map(({ personId }: { personId: string }) => personId);

  it('an applicant cannot take its instructor away: nothing counts before he accepts, he and the administrator are told', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Conscription');
    const instructor = await User.with(world, 'Idris Instructeur', [{ role: 'instructor' }]);
    const flag = () => instructor.post(`/api/associations/${id}/flags`, { colour: 'orange', reason: 'Comptes en retard' });
    must(await flag());
    const invited = must(await invite(president, id, instructor.email));
    expect(Object.keys(invited)).toEqual(['id']);
    must(await flag());
    const warning = await world.mailbox.newestTo(instructor.email, /vous invite/);
    expect(warning.text).toContain('vous ne pourrez plus agir à ce titre');
    await world.mailbox.newestTo(administrator.email, /invite un agent/);
    expect((await instructor.get('/api/home')).body.items.map(({ key }: { key: string }) => key)).toContain('association.invitation');
    expect(await mine(instructor)).toMatchObject([{ id: invited.id, holdsOffice: true, association: { name: { fr: 'Conscription' } } }]);

    expect((await instructor.post(`/api/member-invitations/${invited.id}/declining`)).status).toBe(204);
    must(await flag());
    expect(await mine(instructor)).toMatchObject([{ id: invited.id, declined: true }]);
    expect((await instructor.get('/api/home')).body.items.map(({ key }: { key: string }) => key)).not.toContain('association.invitation');
    expectRefusal(await invite(president, id, instructor.email), 409, 'INVITATION_DECLINED');
    await world.mailbox.newestTo(president.email, /Invitation\s: déclinée/);
  });

  it('once he has accepted he acts no more on its files, and may act again when he has left', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Aller-retour');
    const instructor = await User.with(world, 'Ilyas Instructeur', [{ role: 'instructor' }]);
    const { id: invitation } = must(await invite(president, id, instructor.email, 'reader'));
    expectRefusal(await president.post(`/api/member-invitations/${invitation}/acceptance`), 404, 'NOT_FOUND');
    expect((await instructor.post(`/api/member-invitations/${invitation}/acceptance`)).status).toBe(204);
    const flag = () => instructor.post(`/api/associations/${id}/flags`, { colour: 'orange', reason: 'Comptes en retard' });
    expectRefusal(await flag(), 403, 'OWN_ASSOCIATION');
    expect(await membersOf(president, id)).toContain(instructor.id);
    expect((await instructor.post(`/api/associations/${id}/leaving`)).status).toBe(204);
    expectRefusal(await instructor.post(`/api/associations/${id}/leaving`), 404, 'NOT_FOUND');
    must(await flag());
    await world.mailbox.newestTo(president.email, /ne fait plus partie/);
  });

  it('somebody without an account chooses a password first, then says yes', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Nouvelle', { documents: [] });
    must(await invite(president, id, 'nouvelle.venue@jisr.example', 'treasurer', 'Nouvelle Venue'));
    const welcome = await world.mailbox.newestTo('nouvelle.venue@jisr.example', /compte vous attend/);
    const person = visitor(world);
    await person.post('/api/people/passwords', { token: tokenIn(welcome), password: PASSWORD });
    expect((await person.post('/api/session', { email: 'nouvelle.venue@jisr.example', password: PASSWORD })).body.grants).toEqual([]);
    const [invitation] = await mine(person);
    expect((await person.post(`/api/member-invitations/${invitation.id}/acceptance`)).status).toBe(204);
    expect((await person.get('/api/session')).body.grants).toMatchObject([{ role: 'association.treasurer', associationId: id }]);
  });

  it('the association sees what it typed, never what the account says; it may take the invitation back', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Discrète', { documents: [] });
    const officer = await User.with(world, 'Nom Véritable', [{ role: 'auditor' }]);
    const { id: invitation } = must(await invite(president, id, officer.email, 'reader', 'Quelqu’un'));
    const view = await president.get(`/api/associations/${id}`);
    expect(view.body.invitations).toMatchObject([{ id: invitation, name: 'Quelqu’un', email: officer.email }]);
    expect(JSON.stringify(view.body)).not.toContain('Nom Véritable');
    expectRefusal(await invite(president, id, officer.email, 'editor'), 409, 'INVITATION_WAITING');
    expect((await president.post(`/api/associations/${id}/members/invitations/${invitation}/withdrawal`)).status).toBe(204);
    expectRefusal(await officer.post(`/api/member-invitations/${invitation}/acceptance`), 409, 'WRONG_STATE');
    const reader = await aMember(world, id, 'Lectrice Seulement', 'reader');
    expectRefusal(await invite(reader, id, 'x@jisr.example'), 403, 'FORBIDDEN');
  });

  it('the president ends a membership; nobody removes the president, who hands over first', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Passation', { documents: [] });
    const editor = await aMember(world, id, 'Rédactrice Passation', 'editor');
    const treasurer = await aMember(world, id, 'Trésorière Passation', 'treasurer');
    expectRefusal(await treasurer.delete(`/api/associations/${id}/members/${editor.id}`), 403, 'FORBIDDEN');
    expect((await president.delete(`/api/associations/${id}/members/${editor.id}`)).status).toBe(204);
    expectRefusal(await editor.get(`/api/associations/${id}`), 403, 'FORBIDDEN');
    await world.mailbox.newestTo(editor.email, /ne fait plus partie/);
    expectRefusal(await president.delete(`/api/associations/${id}/members/${president.id}`), 409, 'PRESIDENT_HANDS_OVER');
    expectRefusal(await president.post(`/api/associations/${id}/leaving`), 409, 'PRESIDENT_HANDS_OVER');

    await president.signIn();
    expectRefusal(await invite(president, id, treasurer.email, 'president'), 403, 'STEP_UP_REQUIRED');
    await president.stepUp();
    const { id: handover } = must(await invite(president, id, treasurer.email, 'president'));
    expect((await president.get('/api/session')).body.grants).toMatchObject([{ role: 'association.president' }]);
    expectRefusal(await treasurer.post(`/api/member-invitations/${handover}/acceptance`), 403, 'STEP_UP_REQUIRED');
    await treasurer.stepUp();
    expect((await treasurer.post(`/api/member-invitations/${handover}/acceptance`)).status).toBe(204);
    await world.mailbox.newestTo(president.email, /Nouvelle présidence/);
    expect((await president.get('/api/session')).body.grants.map(({ role }: { role: string }) => role)).toEqual(['association.editor']);
    await treasurer.signIn();
    expect((await treasurer.get('/api/session')).body.grants.map(({ role }: { role: string }) => role)).toContain('association.president');
    expect(
      await world.sql(`SELECT FROM role_grant WHERE association_id = $1 AND role = 'association.president' AND revoked_at IS NULL`, [id]),
    ).toHaveLength(1);
  });

  it('an offer of the presidency ends with the presidency of whoever made it', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Héritage', { documents: [] });
    const [heir, late] = await Promise.all(['Héritière Première', 'Héritier Tardif'].map((name) => User.with(world, name, [])));
    await president.stepUp();
    const first = must(await invite(president, id, heir!.email, 'president')).id;
    const second = must(await invite(president, id, late!.email, 'president')).id;
    await heir!.stepUp();
    await late!.stepUp();
    expect((await heir!.post(`/api/member-invitations/${first}/acceptance`)).status).toBe(204);
    expectRefusal(await late!.post(`/api/member-invitations/${second}/acceptance`), 409, 'WRONG_STATE');
    await world.sql(`UPDATE member_invitation SET state = 'waiting', answered_at = NULL WHERE id = $1`, [second]);
    expectRefusal(await late!.post(`/api/member-invitations/${second}/acceptance`), 409, 'INVITATION_VOID');
    await heir!.signIn();
    expect((await heir!.get('/api/session')).body.grants).toMatchObject([{ role: 'association.president', associationId: id }]);
  });

  it('who declined may come back to it while it would run; asked again for another role once, then left in peace', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Insistante', { documents: [] });
    const person = await User.with(world, 'Pensive', []);
    const answer = (invitation: string, how: string) => person.post(`/api/member-invitations/${invitation}/${how}`);
    const { id: first } = must(await invite(president, id, person.email, 'editor'));
    expectRefusal(await answer(first, 'reconsideration'), 409, 'WRONG_STATE');
    must(await answer(first, 'declining'));
    expectRefusal(await answer(first, 'acceptance'), 409, 'WRONG_STATE');
    expectRefusal(await president.post(`/api/member-invitations/${first}/reconsideration`), 404, 'NOT_FOUND');
    must(await answer(first, 'reconsideration'));
    await world.mailbox.newestTo(president.email, /Invitation\s: en attente de nouveau/);
    expect((await president.get(`/api/associations/${id}`)).body.invitations).toMatchObject([{ id: first }]);
    must(await answer(first, 'declining'));

    const refused = await invite(president, id, person.email, 'editor');
    expectRefusal(refused, 409, 'INVITATION_DECLINED');
    const [day] = await world.sql<{ day: string }>(
      `SELECT to_char(answered_at + interval '30 days', 'FMDD') AS day FROM member_invitation WHERE id = $1`,
      [first],
    );
    expect((refused.body as unknown as { title: string }).title).toMatch(new RegExp(`le ${day!.day}(er)?\\s`));
    const { id: second } = must(await invite(president, id, person.email, 'reader'));
    expect((await mine(person)).map((one: { id: string }) => one.id)).toEqual([second]);
    expectRefusal(await answer(first, 'reconsideration'), 409, 'INVITATION_VOID');
    must(await answer(second, 'declining'));
    for (const role of ['reader', 'editor', 'treasurer'])
      expectRefusal(await invite(president, id, person.email, role), 409, 'INVITATION_DECLINED');

    must(await answer(second, 'reconsideration'));
    await world.sql(
      `UPDATE member_invitation SET state = 'declined', answered_at = clock_timestamp(), expires_at = clock_timestamp() WHERE id = $1`,
      [second],
    );
    expectRefusal(await answer(second, 'reconsideration'), 409, 'INVITATION_EXPIRED');
    expect(await mine(person)).toEqual([]);
  });

  it('one person has one role: nobody is asked in twice, and what came beside ends with the yes', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Un seul rôle', { documents: [] });
    const treasurer = await aMember(world, id, 'Tahar Trésorier', 'treasurer');
    expectRefusal(await invite(president, id, president.email, 'treasurer'), 409, 'ALREADY_MEMBER');
    expectRefusal(await invite(president, id, treasurer.email, 'editor'), 409, 'ALREADY_MEMBER');
    const person = await User.with(world, 'Entrée Deux Fois', []);
    const { id: invitation } = must(await invite(president, id, person.email, 'editor'));
    await world.sql(
      `INSERT INTO role_grant (id, person_id, role, association_id, valid_from) VALUES (gen_random_uuid(), $1, 'association.reader', $2, clock_timestamp())`,
      [person.id, id],
    );
    must(await person.post(`/api/member-invitations/${invitation}/acceptance`));
    const held = await world.sql(`SELECT role FROM role_grant WHERE association_id = $1 AND person_id = $2 AND revoked_at IS NULL`, [
      id,
      person.id,
    ]);
    expect(held).toEqual([{ role: 'association.editor' }]);

    // Of before: the role stays that may do the other's acts too, unless it ends first.
    const beside = (who: User, role: string, until: string | null) =>
      world.sql(
        `INSERT INTO role_grant (id, person_id, role, association_id, valid_from, valid_until)
         VALUES (gen_random_uuid(), $1, $2, $3, clock_timestamp(), clock_timestamp() + $4::interval)`,
        [who.id, role, id, until],
      );
    await beside(president, 'association.reader', null);
    await beside(person, 'association.treasurer', '10 days');
    await beside(treasurer, 'association.reader', '10 days');
    await new OneRoleAPerson1790400912000().up({ query: (statement: string) => world.sql(statement) } as never);
    const roles = await world.sql<{ role: string; of: string }>(
      `SELECT replace(role, 'association.', '') AS role, p.name AS of FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.association_id = $1 AND g.revoked_at IS NULL ORDER BY 1, 2`,
      [id],
    );
    expect(roles.map(({ of, role }) => `${of}: ${role}`)).toEqual([
      'Entrée Deux Fois: editor',
      `${president.name}: president`,
      'Entrée Deux Fois: treasurer',
      'Tahar Trésorier: treasurer',
    ]);
  });

  it('who is removed, or leaves, cannot take the presidency that was offered to them before', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Écartée', { documents: [] });
    const [removed, gone] = [await aMember(world, id, 'Écarté Promis', 'editor'), await aMember(world, id, 'Parti Promis', 'reader')];
    const offers: string[] = [];
    await president.stepUp();
    for (const { email } of [removed, gone]) offers.push(must(await invite(president, id, email, 'president')).id);
    expect(await mine(removed)).toMatchObject([{ presidency: { predecessor: president.name, becomes: { fr: expect.any(String) } } }]);
    must(await president.delete(`/api/associations/${id}/members/${removed.id}`));
    must(await gone.post(`/api/associations/${id}/leaving`));
    for (const [turn, person] of [removed, gone].entries()) {
      await person.stepUp();
      expectRefusal(await person.post(`/api/member-invitations/${offers[turn]}/acceptance`), 409, 'WRONG_STATE');
    }
    expect((await president.get(`/api/associations/${id}`)).body.invitations).toEqual([]);
  });

  it('an association that nobody has verified says its name in no subject, and no name is an advertisement', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Réclame', { documents: [] });
    must(await invite(president, id, 'passant@jisr.example', 'reader'));
    const mail = await world.mailbox.newestTo('passant@jisr.example', /vous invite/);
    expect(mail.subject).toBe('Une association vous invite');
    expect(mail.text).toContain('pas encore vérifiée');
    const name = { fr: 'Gagnez 1000 DH sur https://evil.example/x', ar: 'اربحوا evil.example' };
    const refused = await president.post('/api/associations', { name });
    expectRefusal(refused, 422, 'INVALID_REQUEST');
    for (const path of ['name.fr', 'name.ar'])
      expect(refused.body.errors).toContainEqual(expect.objectContaining({ path, code: 'name_only' }));
  });

  it('two who accept the presidency at once: one president', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Course', { documents: [] });
    const rivals = await Promise.all(['Rivale Une', 'Rivale Deux'].map((name) => User.with(world, name, [])));
    await president.stepUp();
    const invitations: string[] = [];
    for (const rival of rivals) invitations.push(must(await invite(president, id, rival.email, 'president')).id);
    for (const rival of rivals) await rival.stepUp();
    await Promise.all(rivals.map((rival, index) => rival.post(`/api/member-invitations/${invitations[index]}/acceptance`)));
    expect(
      await world.sql(`SELECT FROM role_grant WHERE association_id = $1 AND role = 'association.president' AND revoked_at IS NULL`, [id]),
    ).toHaveLength(1);
  });

  it('an invitation that nobody answers ends; one association cannot flood the country', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Bavarde', { documents: [] });
    const person = await User.with(world, 'Silencieuse', []);
    const { id: invitation } = must(await invite(president, id, person.email));
    await world.sql(`UPDATE member_invitation SET expires_at = clock_timestamp() WHERE id = $1`, [invitation]);
    expectRefusal(await person.post(`/api/member-invitations/${invitation}/acceptance`), 409, 'INVITATION_EXPIRED');
    await world.api.get(MemberInvitations).expire();
    await eventually(() => world.mailbox.mails.some((mail) => /restée sans réponse/.test(mail.subject ?? '')), 'the president is told');
    let last = 201;
    for (let number = 0; number < 40 && last === 201; number++) last = (await invite(president, id, `n${number}@jisr.example`)).status;
    expect(last).toBe(429);
  });
});
