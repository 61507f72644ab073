import { jest } from '@jest/globals';
import { Applications } from '#applications';
import { sha256 } from '#kernel';
import { Documents, newId, platformErrors, SYSTEM } from '#platform';
import { MakeReceipt } from '../../libs/applications/app/make-receipt.job.js';
import { aSubmittedApplication } from '../support/applications.js';
import { aPdf, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

describe('a receipt whose PDF is made late', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  it('prints what it certifies, not what came into the file afterwards', async () => {
    const render = jest.spyOn(world.worker.get(Documents), 'render');
    // A refusal ends the job at once: both receipts wait for their PDF.
    render.mockRejectedValue(platformErrors.UNAUTHENTICATED());
    const call = await aPublishedCall(world);
    const association = await aVerifiedAssociation(world, 'Deux récépissés');
    const { president } = association;
    const { id } = await aSubmittedApplication(association, call.id);
    const request = { requestId: newId(), fields: [], documents: ['project_note'], until: new Date(Date.now() + 86_400_000) };
    await world.tx.run((em) => world.api.get(Applications).requestCompletion(em, SYSTEM, id, request));
    const completed = aPdf('la note complétée');
    must(await president.upload(`/api/applications/${id}/attachments/project_note`, completed));
    must(await president.post(`/api/applications/${id}/completion`, { declaration: true }));

    render.mockRestore();
    const printed = jest.spyOn(world.worker.get(Documents), 'render');
    expect(await world.worker.get(MakeReceipt).handle({ applicationId: id })).toBe('done');
    const note = (index: number) => {
      const { documents } = printed.mock.calls[index]![1] as { documents: { fileName: string; sha256: string }[] };
      return documents.map((document) => document.sha256);
    };
    expect(printed).toHaveBeenCalledTimes(2);
    expect(note(0)).not.toContain(sha256(completed.bytes));
    expect(note(1)).toContain(sha256(completed.bytes));
    expect(note(0)).toHaveLength(note(1).length);
  });
});
