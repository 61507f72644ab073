// npm run bench: test/bench/run.mjs against a fresh edition whose PostgreSQL has production settings (every commit reaches the disk).
// The script gets BASE_URL, DATABASE_URL, MAIL_CATCHER_URL and the pids API_PID and WORKER_PID.
import fs from 'node:fs';
import { withEphemeralEdition, scriptEnvironment } from './lib/ephemeral.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { Refusal, report } from './lib/progress.mjs';

const SCRIPT = inRoot('test/bench/run.mjs');

if (!fs.existsSync(SCRIPT)) report(new Refusal('There is no test/bench/run.mjs.'));
else {
  await withEphemeralEdition('bench', async (edition, onEnd) => {
    const env = { ...scriptEnvironment(edition), API_PID: String(edition.pids.api), WORKER_PID: String(edition.pids.worker) };
    return run(process.execPath, [SCRIPT, ...process.argv.slice(2)], env, onEnd);
  });
}
