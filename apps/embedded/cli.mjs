// npm run cli -- COMMAND …: an administration command in the environment of what runs here, or with PostgreSQL started just for it.
import { build } from './lib/build.mjs';
import { Edition, isOfTheSchema, readRun } from './lib/edition.mjs';
import { install } from './lib/install.mjs';
import { holderOf } from './lib/lock.mjs';
import { DATA, entry } from './lib/paths.mjs';
import { onSignal, run } from './lib/processes.mjs';
import { inSession } from './lib/session.mjs';

const START_LIMIT_MS = 60_000;

const runCommand = (env, onEnd) => run(process.execPath, [entry('cli'), ...process.argv.slice(2)], env, onEnd);

/** The note of an edition whose launcher is alive. While one is still starting, its note is awaited. */
async function runningEdition() {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    const holder = holderOf(DATA);
    if (holder === undefined) return undefined;
    const run = readRun(DATA);
    if (run?.launcher === holder && run.processes.api) return run;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

const running = await runningEdition();
const [command] = process.argv.slice(2);
if (running) {
  const owner = isOfTheSchema(command) && running.ownerUrl ? { MIGRATION_DATABASE_URL: running.ownerUrl } : {};
  process.exitCode = await runCommand({ ...process.env, ...running.env, ...owner }, onSignal);
} else {
  await inSession(DATA, async ({ onEnd, end }) => {
    install();
    await build({ parts: ['server'] });
    const edition = new Edition({ folder: DATA, onGiveUp: () => end(1) });
    onEnd(() => edition.stop());
    await edition.startFoundation();
    // A database of before has no role for the product yet.
    if (!edition.hasProductRole && command !== 'migrate') await edition.command('migrate');
    end(await runCommand(edition.envOf(command), onEnd));
  });
}
