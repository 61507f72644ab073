// npm start: from a fresh clone to a running product on this machine, with nothing but Node and npm.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { Edition, stopLeftovers } from './lib/edition.mjs';
import { isGiven, REPLACEABLE } from './lib/environment.mjs';
import { install } from './lib/install.mjs';
import { DATA, ROOT } from './lib/paths.mjs';
import { databaseHome, stopDatabaseIn } from './lib/postgres.mjs';
import { report, Refusal, say } from './lib/progress.mjs';
import { inSession } from './lib/session.mjs';

const HELP = `npm start                 start Jisr on this machine
npm start -- --reset      delete everything it has stored here, then start afresh
npm start -- --help       this text

PORT chooses the port (otherwise 3000 or the next free one). These replace the embedded parts,
each also as NAME_FILE (a file that holds the value):
  DATABASE_URL   PostgreSQL                    otherwise embedded, data in .data/pg
  REDIS_URL      queue on Redis                otherwise the queue lives in PostgreSQL
  SMTP_URL       outgoing mail                 otherwise caught and shown in the product
  FILES_URL      folder, or s3+https://…  otherwise .data/files
  PUBLIC_URL     address people use            otherwise http://127.0.0.1:PORT
  SECRET         32 random bytes, base64url    otherwise made once, in .data/secret
  AUDIT_HEAD_FILE  where the head of the audit trail is appended each day  otherwise .data/audit-heads.jsonl
With DATABASE_URL, give MIGRATION_DATABASE_URL too (the role that owns the tables; cli migrate makes the other), so that the product cannot alter its trail.
JISR_DEMO=1 loads the demonstration into a database given by DATABASE_URL; JISR_DEMO=0 leaves it out of the embedded one.
`;

const kilobytes = (file) => {
  const stat = fs.lstatSync(file);
  return stat.isDirectory() ? fs.readdirSync(file).reduce((sum, name) => sum + kilobytes(path.join(file, name)), 0) : stat.size / 1024;
};

/** Deletes what this clone has stored, naming each thing first. The lock stays: it is ours. */
async function reset() {
  await stopLeftovers(DATA);
  const home = databaseHome(DATA);
  await stopDatabaseIn(home);
  const things = [DATA, ...(home === fs.realpathSync(DATA) ? [] : [home])].flatMap((folder) =>
    fs.readdirSync(folder).map((name) => path.join(folder, name)),
  );
  const doomed = things.filter((file) => file !== path.join(DATA, 'lock'));
  say(doomed.length === 0 ? 'Reset: there is nothing to delete.' : 'Reset deletes:');
  for (const file of doomed) say(`  ${file} (${Math.ceil(kilobytes(file))} kB)`);
  const kept = REPLACEABLE.filter((name) => ['DATABASE_URL', 'REDIS_URL', 'FILES_URL'].includes(name) && isGiven(name));
  if (kept.length > 0) say(`What ${kept.join(', ')} points to is not touched.`);
  for (const file of doomed) fs.rmSync(file, { recursive: true, force: true });
}

async function start({ onEnd, end }, wantsReset) {
  if (wantsReset) await reset();
  install();
  await build();
  const edition = new Edition({
    folder: DATA,
    onGiveUp: (reason) => {
      report(new Refusal(reason));
      end(1);
    },
  });
  onEnd(() => edition.stop());
  await edition.startFoundation();
  await edition.startProduct();
  edition.supervise();
  say(`Logs: ${path.relative(ROOT, edition.log('*'))}. Ctrl-C stops everything.`);
  if (edition.demonstrationAccounts) process.stdout.write(`\n${edition.demonstrationAccounts.trimEnd()}\n\n`);
  const setup = await edition.setupCode();
  if (setup) process.stdout.write(`\nName the first two administrators: ${setup}\n\n`);
  process.stdout.write(`Jisr is ready: ${edition.url}\n`);
}

const options = process.argv.slice(2);
const unknown = options.find((option) => !['--reset', '--help'].includes(option));
if (options.includes('--help')) process.stdout.write(HELP);
else if (unknown) report(new Refusal(`Unknown option ${unknown}.\n\n${HELP}`));
else await inSession(DATA, (session) => start(session, options.includes('--reset')));
