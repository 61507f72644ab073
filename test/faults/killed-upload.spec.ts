import { randomBytes } from 'node:crypto';
import { aPdf, aVerifiedAssociation } from '../support/associations.js';
import { must } from '../support/programmes.js';
import { Processes } from '../support/processes.js';
import { Sender } from '../support/uploads.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('an api killed in the middle of an upload', () => {
  let world: OwnWorld;
  let processes: Processes;

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    processes = new Processes(world);
    await processes.start();
  }, 200_000);
  afterAll(async () => {
    await processes?.kill('SIGTERM');
    await world?.close();
  }, 30_000);

  it('keeps what it had kept: the next one goes on from there, and the document is whole', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Coupée net');
    const pdf = aPdf('comptes').bytes;
    const bytes = Buffer.concat([pdf, Buffer.from(`\n%${randomBytes(2_000_000).toString('hex')}\n`), pdf]);
    const before = new Sender(president.before(processes.address));
    const upload = must<{ id: string }>(await before.begin(bytes.length, 'comptes.pdf')).id;
    // The line stays open: the rest of the part never comes, and the api dies with it.
    const line = before.holdAfter(processes.address, upload, 0, bytes.subarray(0, 1_700_000), bytes.length);
    await eventually(
      async () => (await world.sql(`SELECT FROM upload_part WHERE upload_id = $1`, [upload])).length >= 2,
      'parts to be kept',
    );
    await processes.kill();
    await line;

    await processes.start();
    const after = new Sender(president.before(processes.address));
    const arrived = await after.stands(upload);
    expect(arrived).toBeGreaterThan(1_000_000);
    expect(arrived).toBeLessThan(bytes.length);
    must(await after.append(upload, arrived, bytes.subarray(arrived)));
    const at = `/api/associations/${id}/documents`;
    const taken = must<{ id: string }>(await after.use(`${at}/accounts`, [upload]));
    expect((await after.person.get(`${at}/${taken.id}`)).raw.equals(bytes)).toBe(true);
  }, 120_000);
});
