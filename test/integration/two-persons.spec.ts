import { Installation } from '#identity';
import { Proposals } from '#platform';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { tokenIn } from '../support/mailbox.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const WHY = 'Elle remplace le comptable parti en retraite';

describe('what one person must not do alone', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  let officer: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }], { language: 'ar' });
    officer = await User.with(world, 'Brahim Agent', [{ role: 'instructor' }]);
  });
  afterAll(() => world?.close());

  const propose = (who: User, personId: string, role: string, reason = WHY) =>
    who.post<{ id: string }>(`/api/people/${personId}/grant-proposals`, { role, reason });
  const answer = (who: User, id: string, how: 'confirmation' | 'refusal' | 'withdrawal', body: object = {}) =>
    who.post(`/api/proposals/${id}/${how}`, body);
  const rolesOf = async (id: string) => (await omar.get(`/api/people/${id}`)).body.grants.map(({ role }: { role: string }) => role);
  async function proposed(who: User, personId: string, role: string): Promise<string> {
    await who.stepUp();
    const { status, body } = await propose(who, personId, role);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  }

  it('one administrator gives no role that touches money, signature or administration, to nobody, himself included', async () => {
    await omar.stepUp();
    for (const role of ['accountant', 'authorising.officer', 'signatory', 'administrator', 'programme.officer'])
      for (const person of [omar, officer])
        expectRefusal(await omar.post(`/api/people/${person.id}/grants`, { role }), 409, 'GRANT_NEEDS_TWO');
    for (const role of ['instructor', 'auditor', 'communication.officer'])
      expectRefusal(await omar.post(`/api/people/${omar.id}/grants`, { role }), 409, 'GRANT_NEEDS_TWO');
    expect(await rolesOf(omar.id)).toEqual(['administrator']);
  });

  it('nobody is made president of an association or chair of a committee by an administrator, nor anything in a region that is none', async () => {
    for (const way of ['grants', 'grant-proposals']) {
      for (const role of ['association.president', 'association.treasurer', 'committee.chair'])
        expectRefusal(await omar.post(`/api/people/${officer.id}/${way}`, { role, reason: WHY }), 422, 'INVALID_REQUEST');
      expectRefusal(
        await omar.post(`/api/people/${officer.id}/${way}`, { role: 'accountant', regionCode: 'MA-99', reason: WHY }),
        422,
        'INVALID_REQUEST',
      );
    }
    expectRefusal(
      await omar.post(`/api/people/${officer.id}/grants`, { role: 'communication.officer', regionCode: 'MA-09' }),
      422,
      'SCOPE_MISSING',
    );
  });

  it('what could never be carried out is not proposed', async () => {
    await omar.stepUp();
    const wrong = { role: 'administrator', regionCode: 'MA-09', reason: WHY };
    expectRefusal(await omar.post(`/api/people/${officer.id}/grant-proposals`, wrong), 422, 'SCOPE_MISSING');
  });

  it('a proposal counts while its proposer may still make it: not after they lost the right, or the account', async () => {
    const passing = await User.with(world, 'Dina De Passage', [{ role: 'administrator' }]);
    const id = await proposed(passing, officer.id, 'authorising.officer');
    const { grants } = (await omar.get(`/api/people/${passing.id}`)).body;
    await omar.stepUp();
    expect((await omar.delete(`/api/people/grants/${grants[0].id}`)).status).toBe(204);
    await samira.stepUp();
    const refused = await answer(samira, id, 'confirmation');
    expectRefusal(refused, 409, 'PROPOSER_LOST_RIGHT');
    expect(await rolesOf(officer.id)).not.toContain('authorising.officer');
    expect((await answer(samira, id, 'refusal', { reason: 'Elle est partie' })).status).toBe(204);

    const suspended = await User.with(world, 'Dalal Suspendue', [{ role: 'administrator' }]);
    const other = await proposed(suspended, officer.id, 'authorising.officer');
    await world.sql(`UPDATE person SET state = 'suspended', suspended_because = 'Essai' WHERE id = $1`, [suspended.id]);
    expectRefusal(await answer(samira, other, 'confirmation'), 409, 'PROPOSER_LOST_RIGHT');
    await answer(samira, other, 'refusal', { reason: 'Compte suspendu' });
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = $1`, [suspended.id]);
  });

  it('Omar proposes, Samira is told in Arabic, finds it on her home page and confirms with her code; both are named in the trail', async () => {
    await omar.signIn();
    expectRefusal(await propose(omar, officer.id, 'accountant'), 403, 'STEP_UP_REQUIRED');
    const id = await proposed(omar, officer.id, 'accountant');
    expect(await rolesOf(officer.id)).toEqual(['instructor']);
    const mail = await world.mailbox.newestTo(samira.email, /إسناد صفة حساسة/);
    expect(mail.text).toContain(WHY);
    expect((await samira.get('/api/home')).body.items).toMatchObject([
      { key: 'proposals.waiting', count: 1, href: `/app/proposals/${id}` },
    ]);
    expect((await omar.get('/api/home')).body.items).toEqual([]);

    await samira.signIn();
    expectRefusal(await answer(samira, id, 'confirmation'), 403, 'STEP_UP_REQUIRED');
    await samira.stepUp();
    expect((await answer(samira, id, 'confirmation')).status).toBe(204);
    expect(await rolesOf(officer.id)).toEqual(['instructor', 'accountant']);
    expectRefusal(await answer(samira, id, 'confirmation'), 409, 'WRONG_STATE');
    const trail = await world.sql(
      `SELECT person_id, event, detail->>'proposedBy' AS proposer FROM audit_entry WHERE subject_id = $1 OR (subject_id = $2 AND event = 'grant') ORDER BY id`,
      [id, officer.id],
    );
    expect(trail).toMatchObject([
      { event: 'grant', person_id: null },
      { event: 'propose', person_id: omar.id },
      { event: 'grant', person_id: samira.id, proposer: omar.id },
      { event: 'confirm', person_id: samira.id, proposer: omar.id },
    ]);
    await world.mailbox.newestTo(officer.email, /Un rôle vous est donné\s: Comptable/);
    await world.mailbox.newestTo(omar.email, /Votre proposition/);
  });

  it('the proposer does not confirm, nor whom it favours, nor anybody without the right', async () => {
    const id = await proposed(omar, samira.id, 'signatory');
    await omar.stepUp();
    expectRefusal(await answer(omar, id, 'confirmation'), 403, 'OTHER_PERSON_NEEDED');
    await samira.stepUp();
    expectRefusal(await answer(samira, id, 'confirmation'), 403, 'OTHER_PERSON_NEEDED');
    expectRefusal(await answer(samira, id, 'refusal', { reason: 'Pas moi' }), 403, 'OTHER_PERSON_NEEDED');
    // Nor does whom it is about take it away, with every right to propose the same.
    expectRefusal(await answer(samira, id, 'withdrawal', { reason: 'Pas moi' }), 403, 'OTHER_PERSON_NEEDED');
    expect((await samira.get(`/api/proposals/${id}`)).body.can).toEqual([]);
    expectRefusal(await answer(officer, id, 'confirmation'), 404, 'NOT_FOUND');
    expectRefusal(await officer.get(`/api/proposals/${id}`), 404, 'NOT_FOUND');
    expect((await officer.get('/api/proposals')).body).toMatchObject({ items: [], total: 0 });
    expectRefusal(await visitor(world).get('/api/proposals'), 401, 'UNAUTHENTICATED');
    expectRefusal(
      await answer(omar, id, 'withdrawal', { reason: 'Autre nom' }).then(() => answer(omar, id, 'withdrawal')),
      409,
      'WRONG_STATE',
    );
    expect(await rolesOf(samira.id)).toEqual(['administrator']);
  });

  it('is taken back by another in the place of who made it, who proves it and says why', async () => {
    const id = await proposed(omar, officer.id, 'signatory');
    const other = await User.with(world, 'Autre Administrateur', [{ role: 'administrator' }]);
    expectRefusal(await answer(other, id, 'withdrawal', { reason: 'Omar est parti' }), 403, 'STEP_UP_REQUIRED');
    await other.stepUp();
    expectRefusal(await answer(other, id, 'withdrawal'), 422, 'INVALID_REQUEST');
    expect((await answer(other, id, 'withdrawal', { reason: 'Omar est parti' })).status).toBe(204);
    expect((await omar.get(`/api/proposals/${id}`)).body).toMatchObject({ state: 'withdrawn', decisionReason: 'Omar est parti' });
    await other.stepUp();
    const [grant] = (await other.get('/api/session')).body.grants;
    expect((await omar.stepUp().then(() => omar.delete(`/api/people/grants/${grant.id}`))).status).toBe(204);
  });

  it('what it was about is gone: it is still listed, refused and withdrawn', async () => {
    const id = await proposed(omar, officer.id, 'signatory');
    await world.sql(`UPDATE proposal SET payload = jsonb_set(payload, '{personId}', to_jsonb(gen_random_uuid()::text)) WHERE id = $1`, [
      id,
    ]);
    const listed = (await samira.get('/api/proposals?state=waiting')).body.items;
    expect(listed).toMatchObject([{ id, about: { fr: 'Donner un rôle sensible' } }]);
    expect((await samira.get(`/api/proposals?state=waiting&subjectId=${officer.id}`)).body.total).toBe(1);
    expect((await samira.get(`/api/proposals?state=waiting&subjectId=${samira.id}`)).body.total).toBe(0);
    await samira.stepUp();
    expectRefusal(await answer(samira, id, 'confirmation'), 404, 'NOT_FOUND');
    expect((await answer(samira, id, 'refusal', { reason: 'Sans objet' })).status).toBe(204);
  });

  it('the same proposal waits once; refused with its reason, its author is told, and nothing was done', async () => {
    const id = await proposed(omar, officer.id, 'authorising.officer');
    expectRefusal(await propose(omar, officer.id, 'authorising.officer', 'Encore une fois'), 409, 'PROPOSAL_WAITING');
    await samira.stepUp();
    expectRefusal(await answer(samira, id, 'refusal', { reason: '.' }), 422, 'INVALID_REQUEST');
    expect((await answer(samira, id, 'refusal', { reason: 'Cumul avec la comptabilité' })).status).toBe(204);
    const read = (await omar.get(`/api/proposals/${id}`)).body;
    expect(read).toMatchObject({
      state: 'refused',
      proposedBy: 'Omar Administrateur',
      decidedBy: 'Samira Administratrice',
      decisionReason: 'Cumul avec la comptabilité',
      can: [],
    });
    expect(await rolesOf(officer.id)).not.toContain('authorising.officer');
  });

  it('what nobody answers expires: it cannot be confirmed a moment too late, before the sweep has seen it', async () => {
    const id = await proposed(omar, officer.id, 'signatory');
    await world.sql(`UPDATE proposal SET expires_at = clock_timestamp() WHERE id = $1`, [id]);
    await samira.stepUp();
    expectRefusal(await answer(samira, id, 'confirmation'), 409, 'PROPOSAL_EXPIRED');
    expectRefusal(await answer(samira, id, 'refusal', { reason: 'Trop tard' }), 409, 'PROPOSAL_EXPIRED');
    expect((await samira.get(`/api/proposals/${id}`)).body).toMatchObject({ state: 'expired', can: [] });
    await world.api.get(Proposals).expire();
    expect((await omar.get(`/api/proposals/${id}`)).body).toMatchObject({ state: 'expired', decidedBy: null });
    expect(await rolesOf(officer.id)).not.toContain('signatory');
  });

  it('twenty confirmations at once by two administrators carry it out once', async () => {
    const third = await User.with(world, 'Tarik Administrateur', [{ role: 'administrator' }]);
    const id = await proposed(omar, officer.id, 'signatory');
    await Promise.all([samira.stepUp(), third.stepUp()]);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => answer(index % 2 ? samira : third, id, 'confirmation')));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect((await rolesOf(officer.id)).filter((role: string) => role === 'signatory')).toHaveLength(1);
    await omar.stepUp();
    const [grant] = (await third.get('/api/session')).body.grants;
    expect((await omar.delete(`/api/people/grants/${grant.id}`)).status).toBe(204);
  });

  it('one who never opened the account does not count among those who remain', async () => {
    const invitation = { email: 'fantome@ministere.example', name: 'Fantôme Nommée', language: 'fr' };
    await omar.stepUp();
    const ghost = (await omar.post<{ id: string }>('/api/people/invitations', invitation)).body;
    const proposal = await proposed(omar, ghost.id, 'administrator');
    await samira.stepUp();
    expect((await answer(samira, proposal, 'confirmation')).status).toBe(204);
    const [grant] = (await omar.get(`/api/people/${samira.id}`)).body.grants;
    await omar.stepUp();
    expectRefusal(await omar.delete(`/api/people/grants/${grant.id}`), 409, 'LAST_ADMINISTRATOR');
    const [hers] = (await omar.get(`/api/people/${ghost.id}`)).body.grants;
    expect((await omar.delete(`/api/people/grants/${hers.id}`)).status).toBe(204);
  });

  it('two administrators always remain', async () => {
    await omar.stepUp();
    const [grant] = (await samira.get('/api/session')).body.grants;
    expectRefusal(await omar.delete(`/api/people/grants/${grant.id}`), 409, 'LAST_ADMINISTRATOR');
  });

  it('the database itself refuses a proposal answered by who made it', async () => {
    const id = await proposed(omar, officer.id, 'administrator');
    await expect(
      world.sql(`UPDATE proposal SET state = 'executed', decided_by = proposed_by, decided_at = now() WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'proposal_two_persons_ck' });
    await answer(omar, id, 'withdrawal');
  });

  describe('a new installation', () => {
    let empty: OwnWorld;
    beforeAll(async () => {
      empty = await createWorld();
    });
    afterAll(() => empty?.close());

    const people = (second = 'deux@ministere.example') => [
      { email: 'un@ministere.example', name: 'Une Administratrice', language: 'fr' },
      { email: second, name: 'Deux Administrateur', language: 'ar' },
    ];
    const name = (code: string, administrators: object[]) =>
      visitor(empty).post('/api/installation/administrators', { code, administrators });

    it('two administrators are named by the one-time code, once; then the door is gone', async () => {
      expect((await visitor(empty).get('/api/installation')).body).toEqual({ waitsForAdministrators: true });
      const installation = empty.api.get(Installation);
      const code = (await installation.code())!;
      expect(await installation.code()).toBeNull();
      expectRefusal(await name('pas le bon code', people()), 401, 'SETUP_CODE_WRONG');
      expectRefusal(await name(code, people().slice(0, 1)), 422, 'INVALID_REQUEST');
      expectRefusal(await name(code, people('UN@ministere.example')), 422, 'SETUP_TWO_PEOPLE');
      const both = await Promise.all([name(code, people()), name(code, people('trois@ministere.example'))]);
      expect(both.map(({ status }) => status).sort()).toEqual([202, 401]);
      expect((await visitor(empty).get('/api/installation')).body).toEqual({ waitsForAdministrators: false });
      expectRefusal(await name(code, people()), 401, 'SETUP_CODE_WRONG');
      expect(await installation.code(true)).toBeNull();

      const mail = await empty.mailbox.newestTo('un@ministere.example');
      await visitor(empty).post('/api/people/passwords', { token: tokenIn(mail), password: PASSWORD });
      const first = visitor(empty);
      expect((await first.post('/api/session', { email: 'un@ministere.example', password: PASSWORD })).body).toMatchObject({
        needs: 'enrol',
        grants: [{ role: 'administrator' }],
      });
      const admins = await empty.sql(`SELECT FROM role_grant WHERE role = 'administrator' AND revoked_at IS NULL`);
      expect(admins).toHaveLength(2);
      await eventually(() => empty.mailbox.mails.length >= 2, 'both are written to');
    });

    it('one address was mistyped, the other has no colleague: the operator’s code names two anew, says why, and all are told', async () => {
      const installation = empty.api.get(Installation);
      const code = await installation.codeInPlace('La seconde adresse était fausse');
      expect((await visitor(empty).get('/api/installation')).body).toEqual({ waitsForAdministrators: true });
      expect((await name(` ${code.toLowerCase()} `, people('juste@ministere.example'))).status).toBe(202);
      const holders = await empty.sql<{ email: string }>(
        `SELECT p.email FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.role = 'administrator' AND g.revoked_at IS NULL ORDER BY 1`,
      );
      expect(holders.map(({ email }) => email)).toEqual(['juste@ministere.example', 'un@ministere.example']);
      const told = await empty.mailbox.newestTo('un@ministere.example', /exploitant/);
      expect(told.text).toContain('juste@ministere.example');
      expect(told.text).toContain('La seconde adresse était fausse');
      const trail = await empty.sql(
        `SELECT FROM audit_entry WHERE event = 'name_administrator' AND reason = 'La seconde adresse était fausse'`,
      );
      expect(trail).toHaveLength(2);
      expectRefusal(await name(code, people()), 401, 'SETUP_CODE_WRONG');
    });

    it('a code that was not used serves for a day, and a first one only while nobody is named', async () => {
      const installation = empty.api.get(Installation);
      const code = await installation.codeInPlace('Un départ');
      await empty.sql(`UPDATE setup_code SET created_at = created_at - interval '25 hours'`);
      expectRefusal(await name(code, people()), 401, 'SETUP_CODE_WRONG');
      await empty.sql(`UPDATE setup_code SET created_at = clock_timestamp(), reason = NULL`);
      expectRefusal(await name(code, people()), 401, 'SETUP_CODE_WRONG');
      expect((await visitor(empty).get('/api/installation')).body).toEqual({ waitsForAdministrators: false });
    });
  });
});
