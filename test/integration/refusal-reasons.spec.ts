import type { AssociationView } from '#associations';
import { aSubmittedApplication } from '../support/applications.js';
import { aMember, aRegisteredAssociation, aRib, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import { findConform, readStudy, studyOf } from '../support/instruction.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const RENAMED = { fr: 'Autre nom', ar: 'اسم آخر', en: 'Another name' };

describe('what is refused is refused for coded reasons', () => {
  let world: OwnWorld;
  let lists: InstitutionLists;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    lists = await InstitutionLists.of(world);
    instructor = await nationalInstructor(world);
  }, 180_000);
  afterAll(() => world?.close());

  describe('a file, when it is studied', () => {
    const REASONS = 'instruction.reasons';
    let callId: string;
    beforeAll(async () => {
      callId = (await aPublishedCall(world)).id;
    });

    /** A file of which one point is not conform, as the instructor found. */
    async function aWrongFile(name: string) {
      const association = await aVerifiedAssociation(world, name);
      const application = await aSubmittedApplication(association, callId);
      const id = await studyOf(world, application.id);
      await findConform(instructor, id, 'admissibility');
      const item = (await readStudy(instructor, id)).checklist.find(({ kind }) => kind === 'admissibility')!;
      must(await instructor.put(`/api/instruction/files/${id}/items/${item.id}`, { verdict: 'not_conform', remark: 'Périmé.' }));
      const refuse = (...reasons: string[]) =>
        instructor.post(`/api/instruction/files/${id}/admission`, { admissible: false, reason: 'Le récépissé est périmé.', reasons });
      const offered = async (kind: string) =>
        must<{ code: string; kinds: string[] }[]>(await instructor.get(`/api/instruction/files/${id}/reasons`))
          .filter(({ kinds }) => kinds.includes(kind))
          .map(({ code }) => code);
      return { id, association, refuse, offered };
    }
    const counted = async (reader = instructor) =>
      must<{ code: string; count: number }[]>(await reader.get(`/api/instruction/reasons?callId=${callId}`)).map(({ code, count }) => [
        code,
        count,
      ]);
    const found = async (reason: string) =>
      must(await instructor.get(`/api/instruction/files?reason=${reason}`)).items.map(({ id }: { id: string }) => id);

    it('none, one of the other conclusion or one that nobody lists is refused; the association reads them in its language', async () => {
      const { id, association, refuse, offered } = await aWrongFile('Sans récépissé');
      expect(await offered('admissibility')).toContain('documents.missing');
      expect(await offered('admissibility')).not.toContain('budget.rules');
      expect(await offered('eligibility')).toEqual(expect.arrayContaining(['budget.rules', 'other']));
      expect(refusedAt(await refuse())).toEqual(['reasons required']);
      expect(refusedAt(await refuse('documents.missing', 'budget.rules', 'no.such'))).toEqual(['reasons.1 choice', 'reasons.2 choice']);
      expect(await readStudy(instructor, id)).toMatchObject({ state: 'assigned', reasons: [] });
      must(await refuse('form.incomplete', 'documents.missing'));
      expect(await readStudy(instructor, id)).toMatchObject({
        state: 'inadmissible',
        reason: 'Le récépissé est périmé.',
        reasons: [{ code: 'documents.missing' }, { code: 'form.incomplete' }],
      });
      const mail = await world.mailbox.newestTo(association.president.email, /irrecevable$/);
      expect(mail.text).toMatch(/Une pièce exigée manque[^]*Le formulaire ou le budget est incomplet[^]*Le récépissé est périmé/);
      const [row] = await world.sql<{ detail: object }>(
        `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'refuse_admission'`,
        [id],
      );
      expect(row!.detail).toMatchObject({ reasons: ['documents.missing', 'form.incomplete'] });
    });

    it('they are counted, and each count opens its files; of what a reader may not see nothing is counted', async () => {
      const second = await aWrongFile('Encore sans récépissé');
      must(await second.refuse('documents.missing'));
      expect(await counted()).toEqual([
        ['documents.missing', 2],
        ['form.incomplete', 1],
      ]);
      expect(await found('documents.missing')).toHaveLength(2);
      expect(await found('form.incomplete')).not.toContain(second.id);
      const elsewhere = await User.with(world, 'Ilyas Ailleurs', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
      expect(await counted(elsewhere)).toEqual([]);
      expectRefusal(await elsewhere.get(`/api/instruction/files/${second.id}/reasons`), 404, 'NOT_FOUND');
      await second.association.president.signIn();
      expectRefusal(await second.association.president.get('/api/instruction/reasons'), 403, 'FORBIDDEN');
    });

    it('an ended reason is refused for what is new; what was refused for it keeps the name that it had, and is counted', async () => {
      await lists.end(REASONS, 'documents.missing', RENAMED);
      await lists.add(REASONS, word('seal.missing', 'Le cachet manque.', { marks: ['admissibility'] }));
      const { id, refuse, offered } = await aWrongFile('Sans cachet');
      expect(await offered('admissibility')).not.toContain('documents.missing');
      expect(refusedAt(await refuse('documents.missing'))).toEqual(['reasons.0 choice']);
      must(await refuse('seal.missing'));
      expect((await readStudy(instructor, id)).reasons).toMatchObject([{ label: { fr: 'Le cachet manque.' } }]);
      const [former] = await found('form.incomplete');
      expect((await readStudy(instructor, former)).reasons[0]!.label.fr).toMatch(/^Une pièce exigée manque/);
      expect(await counted()).toContainEqual(['documents.missing', 2]);
    });

    it('the list of an institution leaves a reason for each conclusion', async () => {
      const words = await lists.words(REASONS);
      const serves = ({ marks = [] }: { marks?: string[] }) => marks.length === 0 || marks.includes('eligibility');
      const without = words.map((one) => (serves(one) ? { ...one, retired: true } : one));
      expect(refusedAt(await lists.decide(REASONS, without))).toEqual(['value.words too_few']);
    });
  });

  describe('a registration, when it goes back', () => {
    const REASONS = 'associations.return-reasons';
    const returned = (id: string, reasons: string[], who = instructor) =>
      who.post(`/api/associations/${id}/return`, { reason: 'À corriger.', reasons });
    const all = async (reader = instructor) =>
      must<{ code: string; offered: boolean; count: number }[]>(await reader.get('/api/associations/return-reasons'));

    it('is returned for one at least; the association reads them, and they are counted', async () => {
      const { id, president } = await aRegisteredAssociation(world, 'Illisible');
      must(await president.post(`/api/associations/${id}/submission`));
      expect(refusedAt(await returned(id, []))).toEqual(['reasons too_few']);
      expect(refusedAt(await returned(id, ['receipt.unreadable', 'no.such']))).toEqual(['reasons.1 choice']);
      must(await returned(id, ['receipt.unreadable', 'board.outdated']));
      const read = async () => must<AssociationView>(await president.get(`/api/associations/${id}`));
      expect((await read()).returnReasons.map(({ code }) => code)).toEqual(['receipt.unreadable', 'board.outdated']);
      const mail = await world.mailbox.newestTo(president.email, /à corriger/i);
      expect(mail.text).toMatch(/Le récépissé ou l’acte de création[^]*À corriger\./);
      expect((await all()).find(({ code }) => code === 'receipt.unreadable')).toMatchObject({ offered: true, count: 1 });
      expect(must(await instructor.get('/api/associations?reason=receipt.unreadable')).items).toMatchObject([{ id }]);

      await lists.end(REASONS, 'receipt.unreadable', RENAMED);
      expect((await read()).returnReasons[0]!.label.fr).toMatch(/^Le récépissé ou l’acte/);
      expect((await all()).find(({ code }) => code === 'receipt.unreadable')).toMatchObject({ offered: false, count: 1 });
      must(await president.post(`/api/associations/${id}/submission`));
      expect((await read()).returnReasons).toEqual([]);
      expect(refusedAt(await returned(id, ['receipt.unreadable']))).toEqual(['reasons.0 choice']);
      expect((await all()).find(({ code }) => code === 'receipt.unreadable')!.count).toBe(1);
    });

    it('whoever returns it says the words of their own institution', async () => {
      const agency = await lists.agency();
      must(await lists.decide(REASONS, [...(await lists.words(REASONS)), word('agency.rule', 'Règle de l’agence')], agency));
      const theirs = await User.with(world, 'Ines Agence', [{ role: 'instructor', scope: { institutionId: agency } }]);
      const { id, president } = await aRegisteredAssociation(world, 'Deux maisons');
      must(await president.post(`/api/associations/${id}/submission`));
      expect(refusedAt(await returned(id, ['agency.rule']))).toEqual(['reasons.0 choice']);
      expect((await all()).some(({ code }) => code === 'agency.rule')).toBe(false);
      must(await returned(id, ['agency.rule'], theirs));
      expect((await all(theirs)).find(({ code }) => code === 'agency.rule')).toMatchObject({ offered: true, count: 1 });
    });
  });

  describe('a verified association', () => {
    const REASONS = 'associations.refusal-reasons';
    const all = async (reader: User) =>
      must<{ code: string; kinds: string[]; offered: boolean; count: number }[]>(await reader.get('/api/associations/refusal-reasons'));
    const read = async (id: string, reader: User) => must<AssociationView>(await reader.get(`/api/associations/${id}`));

    it('is suspended for one at least; it reads why while that lasts, is counted, and is rid of it afterwards', async () => {
      const officer = await User.with(world, 'Olga Suspension', [{ role: 'programme.officer' }]);
      const { id, president } = await aVerifiedAssociation(world, 'Contestée');
      const suspend = (...reasons: string[]) =>
        officer.post(`/api/associations/${id}/suspension`, { reason: 'Deux bureaux se disent élus.', reasons });
      expect(refusedAt(await suspend())).toEqual(['reasons too_few']);
      expect(refusedAt(await suspend('leadership.disputed', 'holder.other'))).toEqual(['reasons.1 choice']);
      expect(await read(id, president)).toMatchObject({
        ...{ state: 'verified', suspensionReason: null, suspensionReasons: [], suspensionContact: null },
      });
      must(await suspend('leadership.disputed'));
      for (const reader of [president, officer])
        expect(await read(id, reader)).toMatchObject({
          state: 'suspended',
          suspensionReason: 'Deux bureaux se disent élus.',
          suspensionReasons: [{ code: 'leadership.disputed', label: { fr: 'La direction de l’association est contestée.' } }],
        });
      const [ministry] = await world.sql(`SELECT name->>'fr' AS name, contact_email AS email FROM institution WHERE is_principal`);
      expect((await read(id, president)).suspensionContact).toMatchObject({ institution: { fr: ministry!.name }, email: ministry!.email });
      const mail = await world.mailbox.newestTo(president.email, /suspendue/);
      expect(mail.text).toMatch(/est contestée\.[^]*Deux bureaux/);
      expect((await all(officer)).find(({ code }) => code === 'leadership.disputed')).toMatchObject({ offered: true, count: 1 });
      expect(must(await officer.get('/api/associations?suspendedFor=leadership.disputed')).items).toMatchObject([{ id }]);
      await lists.end(REASONS, 'leadership.disputed', RENAMED);
      expect((await read(id, president)).suspensionReasons[0]!.label.fr).toMatch(/est contestée\.$/);
      must(await officer.post(`/api/associations/${id}/restoration`, { reason: 'Un seul bureau reste.' }));
      expect(await read(id, president)).toMatchObject({ state: 'verified', suspensionReason: null, suspensionReasons: [] });
      expect((await all(officer)).some(({ code }) => code === 'leadership.disputed')).toBe(false);
      expectRefusal(await president.get('/api/associations/refusal-reasons'), 403, 'FORBIDDEN');
    });

    it('its account is refused for reasons of an account; of before there is the text alone', async () => {
      const { id, president } = await aVerifiedAssociation(world, 'Autre titulaire');
      const treasurer = await aMember(world, id, 'Tarik Trésorier', 'treasurer');
      await treasurer.stepUp();
      await president.stepUp();
      const { id: accountId } = must<{ id: string }>(
        await president.post(`/api/associations/${id}/accounts`, { rib: aRib(), holder: 'M. X' }),
      );
      must(await treasurer.post(`/api/associations/${id}/accounts/${accountId}/confirmation`));
      const reject = (...reasons: string[]) =>
        instructor.post(`/api/associations/${id}/accounts/${accountId}/rejection`, { reason: 'M. X est une personne.', reasons });
      expect(refusedAt(await reject())).toEqual(['reasons too_few']);
      expect(refusedAt(await reject('inquiry'))).toEqual(['reasons.0 choice']);
      must(await reject('holder.other'));
      const account = async () => (await read(id, president)).accounts.find((one) => one.id === accountId);
      expect(await account()).toMatchObject({ state: 'rejected', reason: 'M. X est une personne.', reasons: [{ code: 'holder.other' }] });
      const mail = await world.mailbox.newestTo(president.email, /Compte bancaire refusé/);
      expect(mail.text).toMatch(/titulaire du compte n’est pas l’association\.[^]*M\. X est une personne/);
      await world.sql(`UPDATE bank_account SET reasons = '{}', reasons_revision_id = NULL WHERE id = $1`, [accountId]);
      expect(await account()).toMatchObject({ reason: 'M. X est une personne.', reasons: [] });
    });
  });
});
