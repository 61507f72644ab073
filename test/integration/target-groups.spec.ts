import type { ApplicationView } from '#applications';
import { submitApplication } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, aReadyCall, someContent, type CallInWorld } from '../support/calls.js';
import { expectRefusal, type User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

describe('whom a file is for', () => {
  let world: OwnWorld;
  let call: CallInWorld;
  let association: AssociationInWorld;
  let president: User;
  beforeAll(async () => {
    world = await createWorld();
    call = await aPublishedCall(world, { documents: [], content: { maxFilesPerAssociation: 3 } });
    association = await aVerifiedAssociation(world, 'Jeunesse');
    president = association.president;
  });
  afterAll(() => world?.close());

  const view = async (id: string) => must(await president.get<ApplicationView>(`/api/applications/${id}`));
  const save = async (id: string, ...items: object[]) => {
    const { version } = (await view(id)).parts.target_groups;
    const rows = items.map((item) => ({ expected: 60, women: 30, minors: 60, ...item }));
    return president.put(`/api/applications/${id}/parts/target_groups`, { version, items: rows });
  };
  const wrongIn = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path} ${code}`);

  it('no Martians in a call for children of 7 to 14, and no child of 6', async () => {
    const id = await aCompleteDraft(president, call.id);
    const martians = await save(id, { code: 'martiens' });
    expectRefusal(martians, 422, 'INVALID_REQUEST');
    expect(wrongIn(martians.body)).toEqual(['items.0.code choice']);
    const young = await save(id, { code: 'children', minAge: 6, maxAge: 15 });
    expect(wrongIn(young.body)).toEqual(['items.0.minAge too_small', 'items.0.maxAge too_large']);
    must(await save(id, { code: 'children', minAge: 8, maxAge: 12 }));
    expect((await view(id)).parts.target_groups.items).toMatchObject([{ code: 'children', minAge: 8, maxAge: 12 }]);
  });

  it('a draft of before opens as it was, is asked to be corrected, and is sent once it is', async () => {
    const id = await aCompleteDraft(president, call.id, { rank: 2 });
    const items = JSON.stringify({ items: [{ code: 'martiens', expected: 60, women: 30, minors: 60 }] });
    await world.sql(`UPDATE application_section SET answers = $2::jsonb WHERE application_id = $1 AND code = 'target_groups'`, [id, items]);
    const draft = await view(id);
    expect(draft.parts.target_groups.items).toMatchObject([{ code: 'martiens' }]);
    expect(draft.completeness.sections.find(({ path }) => path === 'parts.target_groups')?.state).toBe('to_correct');
    const refused = await president.post(`/api/applications/${id}/submission`, { declaration: true });
    expectRefusal(refused, 422, 'APPLICATION_INCOMPLETE');
    expect(wrongIn(refused.body)).toContain('parts.target_groups.items.0.code choice');
    must(await save(id, { code: 'children' }));
    await submitApplication(president, id);
  });

  it('what was certified before stays as it was certified', async () => {
    const [row] = await world.sql<{ id: string }>(`SELECT id FROM application WHERE call_id = $1 AND number IS NOT NULL`, [call.id]);
    const items = JSON.stringify({ items: [{ code: 'martiens', expected: 60, women: 30, minors: 60 }] });
    await world.sql(`UPDATE application_section SET answers = $2::jsonb WHERE application_id = $1 AND code = 'target_groups'`, [
      row!.id,
      items,
    ]);
    expect((await view(row!.id)).completeness.errors).toEqual([]);
  });

  it('a call that names no group is for everybody', async () => {
    const open = await aPublishedCall(world, { documents: [], content: { targetGroups: [] as typeof someContent.targetGroups } });
    const id = await aCompleteDraft(president, open.id);
    must(await save(id, { code: 'everyone', minAge: 0, maxAge: 99 }));
  });

  it('a domain that is retired is chosen by no new call; one that has it keeps it', async () => {
    const officer = await programmeOfficer(world);
    must(
      await officer.post('/api/domains', {
        code: 'sport',
        label: { fr: 'Sport', ar: 'الرياضة', en: 'Sport' },
        yearFrom: 2020,
        position: 9,
      }),
    );
    const has = await aReadyCall(world, { content: { domainCodes: ['sport'] } });
    must(await officer.post('/api/domains/sport/retirement', { lastYear: 2021 }));
    const body = { ...someContent, programmeId: has.programme.id, domainCodes: ['educative', 'sport'] };
    const refused = await officer.post('/api/calls', body);
    expectRefusal(refused, 422, 'INVALID_REQUEST');
    expect(wrongIn(refused.body)).toEqual(['domainCodes.1 choice']);
    const { version } = must(await officer.get<{ version: number }>(`/api/calls/${has.id}`));
    must(await officer.put(`/api/calls/${has.id}`, { ...someContent, domainCodes: ['sport'], version }));
  });
});
