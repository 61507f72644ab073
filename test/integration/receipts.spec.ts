import { Applications } from '#applications';
import { sha256 } from '#kernel';
import { Documents, newId, SYSTEM } from '#platform';
import { MakeReceipt } from '../../libs/applications/app/make-receipt.job.js';
import { aSubmittedApplication } from '../support/applications.js';
import { aPdf, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { must } from '../support/programmes.js';
import { quiet } from '../support/sweep/quiet.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('a receipt whose PDF is made again', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  it('prints what it certifies, not what came into the file afterwards', async () => {
    const call = await aPublishedCall(world);
    const association = await aVerifiedAssociation(world, 'Deux récépissés');
    const { president } = association;
    const { id } = await aSubmittedApplication(association, call.id);
    const request = { requestId: newId(), fields: [], documents: ['project_note'], until: new Date(Date.now() + 86_400_000) };
    await world.tx.run((em) => world.api.get(Applications).requestCompletion(em, SYSTEM, id, request));
    const completed = aPdf('la note complétée');
    must(await president.upload(`/api/applications/${id}/attachments/project_note`, completed));
    must(await president.post(`/api/applications/${id}/completion`, { declaration: true }));

    await eventually(async () => {
      const rows = await world.sql<{ made: boolean }>(
        `SELECT file_id IS NOT NULL AS made FROM application_receipt WHERE application_id = $1`,
        [id],
      );
      return rows.length === 2 && rows.every(({ made }) => made);
    }, 'both receipts to be printed');
    // Whoever came second found nothing left to do, or is still to come.
    await quiet(world);
    await world.sql(`UPDATE application_receipt SET file_id = NULL WHERE application_id = $1`, [id]);
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
