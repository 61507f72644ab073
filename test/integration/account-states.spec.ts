import { newId } from '#platform';
import { aVerifiedAssociation } from '../support/associations.js';
import { aCommittee } from '../support/committees.js';
import { tokenIn } from '../support/mailbox.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const reason = 'Compte utilisé depuis l’étranger';

describe('the end of an account, and its rest', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  const signsIn = async ({ email }: User) => (await visitor(world).post('/api/session', { email, password: PASSWORD })).status;
  const stateOf = async ({ id }: User) => (await omar.get(`/api/people/${id}`)).body.state as string;

  describe('suspended', () => {
    it('her sessions end at once, her role rests, and she is told without the reason; restored, she has it again', async () => {
      const leila = await User.with(world, 'Leïla Instructrice', [{ role: 'instructor' }]);
      expectRefusal(await omar.post(`/api/people/${leila.id}/suspension`, { reason }), 403, 'STEP_UP_REQUIRED');
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${leila.id}/suspension`, {}), 422, 'INVALID_REQUEST');
      expect((await omar.get(`/api/people/${leila.id}`)).body.can).toEqual(['suspend', 'close']);
      must(await omar.post(`/api/people/${leila.id}/suspension`, { reason, words: 'Appelez le bureau 12.' }));
      expectRefusal(await leila.get('/api/home'), 401, 'UNAUTHENTICATED');
      expect(await signsIn(leila)).toBe(401);
      const mail = await world.mailbox.newestTo(leila.email, /Votre compte est suspendu/);
      expect(mail.text).toContain('Appelez le bureau 12.');
      expect(mail.text).not.toContain('étranger');

      const { body } = await omar.get(`/api/people/${leila.id}`);
      expect(body).toMatchObject({ state: 'suspended', suspendedBecause: reason, can: ['restore'], openSessions: 0 });
      expect(body.grants).toHaveLength(1);
      expectRefusal(await omar.post(`/api/people/${leila.id}/suspension`, { reason }), 409, 'WRONG_STATE');
      must(await omar.post(`/api/people/${leila.id}/restoration`, { reason: 'Vérifié au guichet' }));
      await world.mailbox.newestTo(leila.email, /Votre compte est rétabli/);
      await leila.signIn();
      expect((await leila.get('/api/home')).status).toBe(200);
      const trail = await world.sql(
        `SELECT event, reason FROM audit_entry WHERE subject_id = $1 AND event IN ('suspend', 'restore') ORDER BY id`,
        [leila.id],
      );
      expect(trail).toMatchObject([{ event: 'suspend', reason }, { event: 'restore' }]);
    });

    it('a link of before does not open it, and a new one is not sent', async () => {
      const nadia = await User.with(world, 'Nadia Liée', []);
      await visitor(world).post('/api/people/password-requests', { email: nadia.email });
      const token = tokenIn(await world.mailbox.newestTo(nadia.email, /nouveau mot de passe/));
      await omar.stepUp();
      must(await omar.post(`/api/people/${nadia.id}/suspension`, { reason }));
      expectRefusal(await visitor(world).post('/api/people/passwords', { token, password: 'citron vélo nuage' }), 409, 'LINK_EXPIRED');
      expect(await stateOf(nadia)).toBe('suspended');
    });

    it('nobody suspends themselves, and others may not: an auditor reads the account without the reason', async () => {
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${omar.id}/suspension`, { reason }), 403, 'OTHER_PERSON_NEEDED');
      expectRefusal(
        await omar.post(`/api/people/${omar.id}/suspension-proposals`, { event: 'suspend', reason }),
        403,
        'OTHER_PERSON_NEEDED',
      );
      expectRefusal(await omar.post(`/api/people/${newId()}/suspension`, { reason }), 404, 'NOT_FOUND');
      const adil = await User.with(world, 'Adil Auditeur', [{ role: 'auditor' }]);
      const nora = await User.with(world, 'Nora Suspendue', []);
      must(await omar.post(`/api/people/${nora.id}/suspension`, { reason }));
      await adil.stepUp();
      for (const act of ['suspension', 'restoration', 'closure'])
        expectRefusal(await adil.post(`/api/people/${nora.id}/${act}`, { reason }), 403, 'FORBIDDEN');
      expect((await adil.get(`/api/people/${nora.id}`)).body).toMatchObject({ suspendedBecause: null, can: [] });
    });

    it('an administrator is suspended, and brought back, by two others; the last two are kept', async () => {
      const karim = await User.with(world, 'Karim Administrateur', [{ role: 'administrator' }]);
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${karim.id}/suspension`, { reason }), 409, 'SUSPENSION_NEEDS_TWO');
      const propose = async (event: string) => {
        await omar.stepUp();
        return must<{ id: string }>(await omar.post(`/api/people/${karim.id}/suspension-proposals`, { event, reason })).id;
      };
      const id = await propose('suspend');
      expectRefusal(await omar.post(`/api/people/${karim.id}/suspension-proposals`, { event: 'restore', reason }), 409, 'WRONG_STATE');
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/proposals/${id}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      // Whom it is about does not learn of it: neither that it waits, nor why.
      await karim.stepUp();
      expectRefusal(await karim.get(`/api/proposals/${id}`), 404, 'NOT_FOUND');
      for (const answer of ['confirmation', 'refusal', 'withdrawal'])
        expectRefusal(await karim.post(`/api/proposals/${id}/${answer}`, { reason }), 404, 'NOT_FOUND');
      expect(JSON.stringify((await karim.get('/api/proposals?pageSize=100')).body)).not.toContain(id);
      await samira.stepUp();
      must(await samira.post(`/api/proposals/${id}/confirmation`));
      expectRefusal(await karim.get('/api/people'), 401, 'UNAUTHENTICATED');

      const another = await world.sql<{ id: string }>(`SELECT id FROM role_grant WHERE person_id = $1`, [samira.id]);
      await omar.stepUp();
      expectRefusal(await omar.delete(`/api/people/grants/${another[0]!.id}`), 409, 'LAST_ADMINISTRATOR');
      const lastOne = must<{ id: string }>(
        await omar.post(`/api/people/${samira.id}/suspension-proposals`, { event: 'suspend', reason }),
      ).id;
      expectRefusal(await omar.post(`/api/proposals/${lastOne}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      must(await omar.post(`/api/proposals/${lastOne}/withdrawal`));

      expectRefusal(await omar.post(`/api/people/${karim.id}/restoration`, { reason }), 409, 'SUSPENSION_NEEDS_TWO');
      const back = await propose('restore');
      await samira.stepUp();
      must(await samira.post(`/api/proposals/${back}/confirmation`));
      await karim.signIn();
      expect((await karim.get('/api/people')).status).toBe(200);
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${karim.id}/closure`, { reason }), 409, 'SUSPENSION_NEEDS_TWO');
      expect((await omar.get(`/api/people/${karim.id}`)).body.can).toEqual(['propose_suspend', 'propose_close']);
      const out = await propose('close');
      expectRefusal(await omar.post(`/api/proposals/${out}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      expect(await stateOf(karim)).toBe('active');
      await samira.stepUp();
      must(await samira.post(`/api/proposals/${out}/confirmation`));
      expect((await omar.get(`/api/people/${karim.id}`)).body).toMatchObject({ state: 'closed', grants: [] });
    });
  });

  describe('closed', () => {
    it('whoever left loses every role; what rested on them is said before, and refuses it', async () => {
      const { president, id } = await aVerifiedAssociation(world, 'Relais');
      await omar.stepUp();
      const held = must<{ what: { fr: string }; href: string }[]>(await omar.get(`/api/people/${president.id}/holdings`));
      expect(held).toMatchObject([{ what: { fr: 'Présidence de l’association' }, href: `/app/associations/${id}` }]);
      expectRefusal(await omar.post(`/api/people/${president.id}/closure`, { reason: 'Départ' }), 409, 'ACCOUNT_HOLDS');
      expect((await president.get('/api/home')).status).toBe(200);

      const committee = await aCommittee(world);
      const seat = committee.voting[0]!.user;
      expect(must<unknown[]>(await omar.get(`/api/people/${seat.id}/holdings`))).toMatchObject([
        { href: `/app/committees/${committee.id}` },
      ]);
      expect(must<unknown[]>(await omar.get(`/api/people/${omar.id}/holdings`))).toMatchObject([{ href: '/app/people' }]);

      const ida = await User.with(world, 'Ida Partie', [{ role: 'instructor' }, { role: 'auditor' }]);
      must(await omar.post(`/api/people/${ida.id}/closure`, { reason: 'A quitté le ministère' }));
      expectRefusal(await ida.get('/api/home'), 401, 'UNAUTHENTICATED');
      expect(await signsIn(ida)).toBe(401);
      expect((await omar.get(`/api/people/${ida.id}`)).body).toMatchObject({ state: 'closed', grants: [], can: [] });
      await world.mailbox.newestTo(ida.email, /Votre compte est clos/);
      const told = await world.sql<{ kind: string }>(`SELECT kind FROM message WHERE person_id = $1 ORDER BY kind`, [ida.id]);
      expect(told.map(({ kind }) => kind)).toEqual(['identity.account-closed']);
      const revoked = await world.sql(`SELECT FROM audit_entry WHERE subject_id = $1 AND event = 'revoke'`, [ida.id]);
      expect(revoked).toHaveLength(2);
    });

    it('nothing is given to a closed account: neither alone nor by two, and what waited for it falls', async () => {
      const warda = await User.with(world, 'Warda Partie', [{ role: 'instructor' }]);
      await omar.stepUp();
      const asked = { role: 'accountant', reason: 'Remplacement du comptable' };
      const { id: waits } = must<{ id: string }>(await omar.post(`/api/people/${warda.id}/grant-proposals`, asked));
      must(await omar.post(`/api/people/${warda.id}/closure`, { reason: 'A quitté le ministère' }));
      expect((await omar.get(`/api/proposals/${waits}`)).body).toMatchObject({ state: 'withdrawn', can: [] });
      await samira.stepUp();
      expectRefusal(await samira.post(`/api/proposals/${waits}/confirmation`), 409, 'WRONG_STATE');
      expectRefusal(await omar.post(`/api/people/${warda.id}/grants`, { role: 'auditor' }), 409, 'ACCOUNT_ENDED');
      const { id: later } = must<{ id: string }>(await omar.post(`/api/people/${warda.id}/grant-proposals`, asked));
      expectRefusal(await samira.post(`/api/proposals/${later}/confirmation`), 409, 'ACCOUNT_ENDED');
      must(await omar.post(`/api/proposals/${later}/withdrawal`));
      expect(await world.sql(`SELECT FROM role_grant WHERE person_id = $1 AND revoked_at IS NULL`, [warda.id])).toEqual([]);
    });

    it('who is asked into a committee comes back by the link of the invitation, to the seat alone', async () => {
      const rita = await User.with(world, 'Rita Revenue', [{ role: 'auditor' }]);
      await omar.stepUp();
      must(await omar.post(`/api/people/${rita.id}/closure`, { reason: 'A quitté le ministère' }));
      const committee = await aCommittee(world);
      const nadia = await User.with(world, 'Nadia Programmes', [{ role: 'programme.officer' }]);
      await nadia.stepUp();
      const seat = {
        function: 'member',
        collegeCode: 'civil_society',
        mandateFrom: '2026-01-01',
        mandateUntil: null,
        employer: 'Collectif',
      };
      const asked = { email: rita.email, name: rita.name, language: 'fr', ...seat };
      must(await nadia.post(`/api/committees/${committee.id}/members`, asked));
      const roles = await world.sql(`SELECT role FROM role_grant WHERE person_id = $1 AND revoked_at IS NULL`, [rita.id]);
      expect(roles).toEqual([{ role: 'committee.member' }]);
    });

    it('Amina closes her own; nobody is told more, and she comes back by proving her address, without her roles', async () => {
      const amina = await User.with(world, 'Amina Auditrice', [{ role: 'auditor' }]);
      expectRefusal(await visitor(world).post('/api/me/closure'), 401, 'UNAUTHENTICATED');
      expect((await amina.get('/api/me/holdings')).body).toEqual([]);
      expectRefusal(await amina.post('/api/me/closure'), 403, 'STEP_UP_REQUIRED');
      await amina.stepUp();
      must(await amina.post('/api/me/closure'));
      expectRefusal(await amina.get('/api/home'), 401, 'UNAUTHENTICATED');
      await world.mailbox.newestTo(amina.email, /Vous avez clos votre compte/);

      must(await visitor(world).post('/api/people/registrations', { email: amina.email, name: 'Autre Nom', language: 'fr' }));
      const token = tokenIn(await world.mailbox.newestTo(amina.email, /Confirmez votre adresse/));
      must(await visitor(world).post('/api/people/passwords', { token, password: 'citron vélo nuage' }));
      await amina.signIn('citron vélo nuage');
      expect((await amina.get('/api/session')).body).toMatchObject({ person: { name: 'Amina Auditrice' }, grants: [] });
    });

    it('one of the last two administrators does not leave, nor is a suspended account closed to come back in', async () => {
      await samira.stepUp();
      expectRefusal(await samira.post('/api/me/closure'), 409, 'ACCOUNT_HOLDS');
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${omar.id}/closure`, { reason: 'Départ' }), 403, 'OTHER_PERSON_NEEDED');
      const nora = await User.with(world, 'Nora Fermée', []);
      must(await omar.post(`/api/people/${nora.id}/suspension`, { reason }));
      expectRefusal(await omar.post(`/api/people/${nora.id}/closure`, { reason }), 409, 'WRONG_STATE');
    });

    it('invited again, whoever closed the account is back by the link of the mail and holds what is given', async () => {
      const ines = await User.with(world, 'Inès Revenue', []);
      await ines.stepUp();
      must(await ines.post('/api/me/closure'));
      must(await omar.post('/api/people/invitations', { email: ines.email, name: 'Inès', language: 'fr' }));
      const token = tokenIn(await world.mailbox.newestTo(ines.email, /Un compte vous attend/));
      must(await visitor(world).post('/api/people/passwords', { token, password: 'citron vélo nuage' }));
      expect(await stateOf(ines)).toBe('active');
    });

    it('an invitation sent to the wrong address is closed, and its link opens nothing', async () => {
      const wrong = { email: 'mauvaise.adresse@jisr.example', name: 'Adresse Fautive', language: 'fr' };
      const { id } = must(await omar.post<{ id: string }>('/api/people/invitations', wrong));
      const token = tokenIn(await world.mailbox.newestTo(wrong.email, /Un compte vous attend/));
      await omar.stepUp();
      must(await omar.post(`/api/people/${id}/closure`, { reason: 'Adresse mal saisie' }));
      expect((await omar.get(`/api/people/${id}`)).body).toMatchObject({ state: 'closed' });
      expectRefusal(await visitor(world).post('/api/people/passwords', { token, password: 'citron vélo nuage' }), 409, 'LINK_REPLACED');
      expect((await omar.get(`/api/people/${id}`)).body).toMatchObject({ state: 'closed' });
    });
  });
});
