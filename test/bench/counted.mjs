// The round trips of the product and of the floor, each as a second process behind the counter of trips.mjs.
import os from 'node:os';
import { launch, stopPid, waitForReady } from '../../apps/embedded/lib/processes.mjs';
import { entry, ROOT } from '../../apps/embedded/lib/paths.mjs';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { startFloor } from './sides.mjs';
import { countTrips, listenBefore } from './trips.mjs';

async function startApi(databaseUrl) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl, JISR_PARENT_PID: String(process.pid) };
  const child = launch(process.execPath, [entry('api')], { cwd: ROOT, env, log: os.devNull });
  const base = `http://127.0.0.1:${port}`;
  if (!(await waitForReady(`${base}/health/ready`, () => child.exitCode === null))) throw new Error('the counted api did not start');
  return { base, end: () => stopPid(child.pid) };
}

/**
 * @param {{ product: import('./sides.mjs').Side, floor: import('./sides.mjs').Side }} sides
 * @param {{ product: string, floor: string }} databases addresses
 * @returns {Promise<Record<string, { product: object, floor: object }>>} by the id of the work
 */
export async function countedTrips(sides, databases, works) {
  /** @type {Record<string, any>} */
  const counted = {};
  for (const [name, start] of Object.entries({ floor: startFloor, product: startApi })) {
    const listener = await listenBefore(databases[name]);
    const { base, end } = await start(listener.url);
    try {
      for (const work of works) (counted[work.id] ??= {})[name] = await countTrips({ ...sides[name], base }, listener.counts, work);
    } finally {
      await end();
      listener.close();
    }
  }
  return counted;
}
