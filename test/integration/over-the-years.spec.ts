import { Secret, TOTP } from 'otpauth';
import type { ApplicationView, Receipt } from '#applications';
import type { AssociationView } from '#associations';
import { dayAfter, dayOfInstant } from '#kernel';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { aCompleteDraft } from '../support/applications.js';
import { aMember, aVerifiedAssociation, nationalInstructor, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

/**
 * One association over a year: it registered twice, its presidency passes while a file is being written, the officer who knows it leaves for
 * three weeks and the one who acts for her loses her telephone.
 */
describe('an association over the years', () => {
  let world: OwnWorld;
  let kept: AssociationInWorld;
  let twice: AssociationInWorld;
  let heir: User;
  let ihsane: User;
  let nadia: User;
  let second: User;
  let draft: string;
  let mergeId: string;
  let codes: string[];

  beforeAll(async () => {
    world = await createWorld();
    ihsane = await nationalInstructor(world);
    second = await programmeOfficer(world);
    nadia = await User.with(world, 'Nadia Suppléante', [{ role: 'auditor' }]);
    kept = await aVerifiedAssociation(world, 'Tamaynut Agadir');
    twice = await aVerifiedAssociation(world, 'Tamainout d’Agadir');
    heir = await aMember(world, kept.id, 'Hind Héritière', 'treasurer');
    draft = await aCompleteDraft(twice.president, (await aPublishedCall(world)).id);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });

  const seen = async (who: User, id: string) => must<AssociationView>(await who.get(`/api/associations/${id}`));
  const rolesOf = async (person: User) =>
    (must(await person.get('/api/session')).grants as { id: string; role: string; lentBy: string | null; associationId?: string }[]).map(
      ({ role, lentBy, associationId }) => ({ role, lentBy, associationId }),
    );
  const grant = async (person: User, role: string, lent: boolean) =>
    (must(await person.get('/api/session')).grants as { id: string; role: string; lentBy: string | null }[]).find(
      (one) => one.role === role && (one.lentBy !== null) === lent,
    )!.id;

  it('in March the presidency is handed over: the new president has it, the former one nothing, and an officer looks again', async () => {
    const { id, president } = kept;
    await president.stepUp();
    const offer = { email: heir.email, name: heir.name, language: 'fr', role: 'association.president', predecessorRole: 'none' };
    const { id: offered } = must(await president.post<{ id: string }>(`/api/associations/${id}/members`, offer));
    await heir.stepUp();
    must(await heir.post(`/api/member-invitations/${offered}/acceptance`));
    await heir.signIn();
    expect(await rolesOf(heir)).toEqual([{ role: 'association.president', lentBy: null, associationId: id }]);
    expectRefusal(await president.get(`/api/associations/${id}`), 403, 'FORBIDDEN');
    must(await ihsane.post(`/api/associations/${id}/second-look`, { reason: 'Récépissé de mars vu' }));
    expect(await seen(ihsane, id)).toMatchObject({ state: 'verified', presidencyToCheck: false });
  });

  it('in April the instructor is on leave: Nadia acts for her, and for nobody else', async () => {
    await nadia.stepUp();
    ({ codes } = must(await nadia.post<{ codes: string[] }>('/api/session/recovery-codes')));
    await ihsane.stepUp();
    const until = dayAfter(dayOfInstant(new Date()), 21);
    const lending = { grantIds: [await grant(ihsane, 'instructor', false)], email: nadia.email, until };
    must(await ihsane.post('/api/me/delegations', lending));
    expect(await rolesOf(nadia)).toMatchObject([
      { role: 'auditor', lentBy: null },
      { role: 'instructor', lentBy: ihsane.name },
    ]);
    const proposal = { otherId: twice.id, taken: [], reason: 'Une seule association, même bureau' };
    expectRefusal(await nadia.post(`/api/associations/${kept.id}/merge-proposals`, proposal), 403, 'FORBIDDEN');
  });

  it('her telephone falls into the sea: with a code from paper she takes another, and what was lent is still hers', async () => {
    const browser = visitor(world);
    must(await browser.post('/api/session', { email: nadia.email, password: PASSWORD }));
    expectRefusal(await browser.get('/api/me/grants'), 403, 'FORBIDDEN');
    expect(must(await browser.post('/api/session/recovery', { code: codes[0] }))).toMatchObject({ needs: 'enrol' });
    expectRefusal(await browser.get('/api/associations'), 403, 'FORBIDDEN');
    const { secret } = must(await browser.post<{ secret: string }>('/api/session/totp/enrol'));
    must(await browser.post('/api/session/totp', { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() }));
    expectRefusal(await nadia.get('/api/home'), 401, 'UNAUTHENTICATED');
    await nadia.signIn();
    expect(await rolesOf(nadia)).toMatchObject([{ role: 'auditor' }, { role: 'instructor', lentBy: ihsane.name }]);
  });

  it('in the place of the absent she proposes that the two registrations become one; neither she nor the absent confirms it', async () => {
    must(await nadia.put('/api/session/grant', { grantId: await grant(nadia, 'instructor', true) }));
    await nadia.stepUp();
    const proposal = { otherId: twice.id, taken: [], reason: 'Une seule association, même bureau' };
    const { id } = must(await nadia.post<{ id: string }>(`/api/associations/${kept.id}/merge-proposals`, proposal));
    const confirm = (who: User) => who.post(`/api/proposals/${id}/confirmation`);
    expectRefusal(await confirm(nadia), 403, 'OTHER_PERSON_NEEDED');
    await ihsane.stepUp();
    expectRefusal(await confirm(ihsane), 403, 'OTHER_PERSON_NEEDED');
    await second.stepUp();
    must(await confirm(second));
    mergeId = (await seen(second, kept.id)).merges[0]!.id;
    const [entry] = await world.sql<{ detail: object }>(
      `SELECT detail FROM audit_entry WHERE subject = 'proposal' AND subject_id = $1 AND event = 'propose'`,
      [id],
    );
    expect(entry).toMatchObject({ detail: { byDelegationOf: ihsane.id } });
  });

  it('the president who came in March submits the file that was written in the other registration; who wrote it acts there, and presides no more', async () => {
    await twice.president.signIn();
    expect(await rolesOf(twice.president)).toEqual([{ role: 'association.editor', lentBy: null, associationId: kept.id }]);
    expectRefusal(await twice.president.post(`/api/applications/${draft}/submission`, { declaration: true }), 403, 'FORBIDDEN');
    await heir.stepUp();
    const receipt = must<Receipt>(await heir.post(`/api/applications/${draft}/submission`, { declaration: true }));
    expect(receipt.number).toMatch(/^D-/);
    expect(must<ApplicationView>(await heir.get(`/api/applications/${draft}`))).toMatchObject({ state: 'submitted' });
    expectRefusal(await kept.president.get(`/api/applications/${draft}`), 403, 'FORBIDDEN');
  });

  it('back from leave the instructor takes her role again; Nadia reads on as what she is, and the trail says who did what for whom', async () => {
    const [lent] = must(await ihsane.get('/api/me/delegations')).current as { id: string }[];
    must(await ihsane.delete(`/api/me/delegations/${lent!.id}`));
    expect((await rolesOf(nadia)).map(({ role }) => role)).toEqual(['auditor']);
    expectRefusal(
      await nadia.post(`/api/association-merges/${mergeId}/undo-proposals`, { reason: 'Trop tard pour moi' }),
      403,
      'FORBIDDEN',
    );
    // The file that followed is being studied since: to whom that belongs, nobody could say any more.
    await eventually(
      async () =>
        (must(await ihsane.get('/api/instruction/files')).items as { applicationId: string }[]).some((row) => row.applicationId === draft),
      'the file that followed is with the instruction',
    );
    await ihsane.stepUp();
    const undo = await ihsane.post(`/api/association-merges/${mergeId}/undo-proposals`, { reason: 'Deux associations, en fin de compte' });
    expectRefusal(undo, 409, 'MERGE_FORBIDDEN');
    expect((await seen(ihsane, kept.id)).merges).toMatchObject([{ id: mergeId }]);
  });
});
