import type { ImportRunView } from '#imports';
import { bringIn, csvFile, iceOf } from '../support/imports.js';
import type { User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { Processes } from '../support/processes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const ROWS = 1_000;

describe('a worker killed in the middle of an import', () => {
  let world: OwnWorld;
  let processes: Processes;
  let nadia: User;

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    processes = new Processes(world);
    nadia = await programmeOfficer(world);
    await processes.start();
  }, 200_000);
  afterAll(async () => {
    await processes?.kill('SIGTERM');
    await world?.close();
  }, 30_000);

  const made = async () =>
    (await world.sql<{ count: number }>(`SELECT count(*)::int AS count FROM association WHERE state = 'imported'`))[0]!.count;

  it('leaves whole portions behind; the next one takes it up where it stopped, and each row is made once', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => `Association ${index};${iceOf(index + 1)};R-${index};MA-09`);
    const run = await bringIn(nadia, 'associations', csvFile(['Nom;ICE;Récépissé;Région', ...lines].join('\n')));
    must(await nadia.post(`/api/imports/${run.id}/carrying`));
    await eventually(async () => (await made()) > 0, 'the first portion');
    await processes.kill();
    const left = await made();
    expect(left % 50).toBe(0);
    expect(left).toBeLessThan(ROWS);

    await processes.start();
    // What stands still for two minutes is taken up; the queue may give the job back before.
    await world.sql(`UPDATE import_run SET moved_at = clock_timestamp() - interval '3 minutes' WHERE id = $1`, [run.id]);
    const done = await eventually(
      async () => {
        const now = must(await nadia.get<ImportRunView>(`/api/imports/${run.id}`));
        return now.state === 'done' ? now : null;
      },
      'the import to be done',
      120_000,
    );
    expect(done.results.find(({ result }) => result === 'created')?.rows).toBe(ROWS);
    expect(await made()).toBe(ROWS);
  }, 240_000);
});
