// npm run bench: starts, then test/bench/run.mjs against a fresh edition whose PostgreSQL has production settings (every commit reaches
// the disk). The script gets BASE_URL, DATABASE_URL, MAIL_CATCHER_URL, OWNER_DATABASE_URL, the pids API_PID, WORKER_PID and POSTGRES_PID,
// and the measured BENCH_STARTS. Its own settings (BENCH_ONLY …) stand at its head.
import path from 'node:path';
import { measureStarts } from '../../test/bench/start.mjs';
import { withoutServices } from './lib/environment.mjs';
import { withEphemeralEdition, scriptEnvironment } from './lib/ephemeral.mjs';
import { inRoot, ROOT } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/processes.mjs';
import { say } from './lib/progress.mjs';

const SCRIPT = inRoot('test/bench/run.mjs');

/** Before anything else runs here: what `npm start` takes, with data of its own. */
async function starts(folder) {
  if (process.env.BENCH_ONLY && !process.env.BENCH_ONLY.split(',').includes('starts')) return undefined;
  say('Measuring starts …');
  return measureStarts(ROOT, { ...withoutServices(), PORT: String(await freePort()), JISR_DATA: path.join(folder, 'started') });
}

const measure = async (edition, onEnd, measured) => {
  const { api, worker, PostgreSQL } = edition.pids;
  const given = {
    API_PID: String(api),
    WORKER_PID: String(worker),
    POSTGRES_PID: String(PostgreSQL),
    OWNER_DATABASE_URL: edition.envOf('migrate').MIGRATION_DATABASE_URL,
    ...(measured ? { BENCH_STARTS: JSON.stringify(measured) } : {}),
  };
  return run(process.execPath, [SCRIPT, ...process.argv.slice(2)], { ...scriptEnvironment(edition), ...given }, onEnd);
};

// A quick look does without the demonstration, which takes longer to load than a work to measure.
const demonstration = process.env.BENCH_ONLY ? { JISR_DEMO: '0' } : {};
await withEphemeralEdition('bench', measure, demonstration, starts);
