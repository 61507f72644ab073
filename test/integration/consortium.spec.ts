import type { ApplicationView, Dossier } from '#applications';
import { submitApplication } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aPdf, aVerifiedAssociation, nationalInstructor, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, closeNow } from '../support/calls.js';
import { aCommittee, aConvenedSession } from '../support/committees.js';
import { declareEligible, studyOf } from '../support/instruction.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const italian = { name: 'Ponte', role: 'Formation', public: false, kind: 'foreign_ngo', country: 'IT', identifier: 'RUNTS 12', lead: true };

describe('who carries a project together', () => {
  let world: World;
  let applicant: AssociationInWorld;
  let partner: AssociationInWorld;
  let callId: string;
  let id: string;
  beforeAll(async () => {
    world = await createWorld();
    applicant = await aVerifiedAssociation(world, 'Porteuse');
    partner = await aVerifiedAssociation(world, 'Partenaire connue');
    callId = (await aPublishedCall(world)).id;
    id = await aCompleteDraft(applicant.president, callId);
  }, 60_000);
  afterAll(() => world.close());

  const view = async () => must(await applicant.president.get<ApplicationView>(`/api/applications/${id}`));
  const save = async (items: object[]) => {
    const { version } = (await view()).parts.partners;
    return applicant.president.put(`/api/applications/${id}/parts/partners`, { version, items });
  };
  const paths = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('partners are entities: name, kind, country, identifier, role, share, lead', async () => {
    const known = { name: 'Partenaire connue', role: 'Terrain', public: false, kind: 'association', identifier: `ICE : ${partner.ice}` };
    must(await save([italian, { ...known, shareBasisPoints: 0 }]));
    const { items } = (await view()).parts.partners;
    expect(items).toMatchObject([italian, { ...known, identifier: partner.ice }]);
    expect(items.every((item) => item.id)).toBe(true);
    must(await save(items));
    expect((await view()).parts.partners.items.map((item) => item.id)).toEqual(items.map((item) => item.id));
    // A page that saves itself again before it is read anew names the same.
    must(await save(items.map(({ id: _, ...item }) => item)));
    expect((await view()).parts.partners.items.map((item) => item.id)).toEqual(items.map((item) => item.id));
  });

  it('two leads, a foreign organisation at home, an ICE with a wrong key, more than the whole are refused at their place', async () => {
    const plain = { name: 'Autre', role: 'Salle', public: false };
    expect(paths(await save([italian, { ...plain, lead: true }]))).toEqual(['items.1.lead lead_twice']);
    expect(paths(await save([{ ...plain, kind: 'foreign_ngo' }]))).toEqual(['items.0.country partner_abroad']);
    expect(paths(await save([{ ...plain, kind: 'association', identifier: '123' }]))).toEqual(['items.0.identifier ice']);
    expect(paths(await save([{ ...plain, country: 'XX' }]))).toEqual(['items.0.country choice']);
    const shares = [
      { ...plain, shareBasisPoints: 6_000 },
      { ...plain, shareBasisPoints: 4_001 },
    ];
    expect(paths(await save(shares))).toEqual(['items.1.shareBasisPoints shares_beyond']);
    expect((await view()).parts.partners.items).toHaveLength(2);
  });

  it('what partners bring fits in what the budget leaves them, or the file is not sent', async () => {
    const { items } = (await view()).parts.partners;
    must(await save([{ ...items[0]!, shareBasisPoints: 9_900 }, items[1]!]));
    expect((await view()).completeness.errors.map(({ path, code }) => `${path} ${code}`)).toContain('parts.partners shares_beyond_budget');
    must(await save(items));
    expect((await view()).completeness.errors).toEqual([]);
  });

  it('each may have its letter of commitment, among the documents of the file; nobody else’s can be attached', async () => {
    const [lead] = (await view()).parts.partners.items;
    const at = `/api/applications/${id}/attachments`;
    must(await applicant.president.upload(`${at}/commitment-${lead!.id}`, aPdf('engagement')));
    expectRefusal(await applicant.president.upload(`${at}/commitment-${callId}`, aPdf('autre')), 404, 'NOT_FOUND');
    const letters = (await view()).documents.filter(({ code }) => code.startsWith('commitment-'));
    expect(letters).toMatchObject([
      { label: { fr: 'Lettre d’engagement : Ponte' }, required: false, attachment: { name: 'engagement.pdf' } },
      { label: { fr: 'Lettre d’engagement : Partenaire connue' }, attachment: null },
    ]);
  });

  it('the file is certified with them; who studies it is led to the registry, the association learns nothing of it', async () => {
    await submitApplication(applicant.president, id);
    const instructor = await nationalInstructor(world);
    await closeNow(world, callId);
    const study = await studyOf(world, id);
    const { dossier } = must(await instructor.get<{ dossier: Dossier }>(`/api/instruction/files/${study}`));
    expect(dossier.partners).toMatchObject([
      { name: 'Ponte', countryLabel: { fr: 'Italie' }, kindLabel: { fr: 'ONG étrangère' }, lead: true, associationId: null },
      { name: 'Partenaire connue', associationId: partner.id },
    ]);
    expect(dossier.attachments.map(({ label }) => label.fr)).toContain('Lettre d’engagement : Ponte');
    const own = must(await applicant.president.get<Dossier>(`/api/applications/${id}/dossier`));
    expect(own.partners.map(({ associationId }) => associationId)).toEqual([null, null]);
    const [receipt] = await world.sql<{ content: string }>(`SELECT content FROM application_receipt WHERE application_id = $1`, [id]);
    expect(receipt!.content).toContain('RUNTS 12');
  });

  it('a member of the committee who belongs to a partner is asked about it, by the identifier and not the name', async () => {
    const instructor = await nationalInstructor(world);
    await declareEligible(world, instructor, id);
    const tied = await User.with(world, 'Lien Partenaire', [{ role: 'association.reader', scope: { associationId: partner.id } }]);
    const committee = await aCommittee(world, {
      members: [
        { name: 'Chaimae Présidente', college: 'local_authorities' },
        { name: 'Lien Partenaire', college: 'civil_society', user: tied },
        { name: 'Samir Services', college: 'state_services' },
      ],
    });
    const sessionId = await aConvenedSession(committee, callId);
    const found = await world.sql<{ kind: string; member: string }>(
      `SELECT c.kind, c.member_id AS member FROM session_conflict c JOIN session_file f ON f.id = c.file_id WHERE f.session_id = $1`,
      [sessionId],
    );
    expect(found).toMatchObject([{ kind: 'partnership', member: committee.voting[1]!.id }]);
  });
});
