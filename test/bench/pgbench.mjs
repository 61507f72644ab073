// The same statements once more, sent by pgbench (where it is installed): what the database gives when no JavaScript runs at all.
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The version of the pgbench on this machine, or null. */
export function pgbenchVersion() {
  try {
    return execFileSync('pgbench', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

function literal(value) {
  if (value === null || value === undefined) return 'NULL';
  if (value instanceof Array) return quoted(`{${value.map((item) => JSON.stringify(String(item))).join()}}`);
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** What was recorded, as a pgbench script: identifiers made for the recorded file are made anew, those of the person are another's for each file. */
function scriptOf(tape, person, fixed) {
  const statements = tape.map(([sql, params]) => `${sql.replace(/\$(\d+)/g, (_, n) => literal(params[n - 1]))};`.replaceAll(/\n\s*/g, ' '));
  const own = {
    [person.personId]: 'person',
    [person.associationId]: 'association',
    [person.grantId]: 'granted',
    [person.sessionId]: 'session',
  };
  const made = new Map();
  const variable = (id) => {
    if (fixed.includes(id)) return id;
    if (own[id]) return `:${own[id]}`;
    if (!made.has(id)) made.set(id, `made_${made.size}`);
    return `:${made.get(id)}`;
  };
  const body = statements
    .join('\n')
    .replaceAll(person.hash, ':hash')
    .replaceAll(/'[0-9a-f]{20}'/g, `':code'`)
    .replaceAll(UUID, variable);
  const fresh = [...made.values()].map((name) => `gen_random_uuid() AS ${name}`);
  return [
    `SELECT person, association, granted, session, hash FROM bench_client WHERE n = (SELECT nextval('bench_next')) \\gset`,
    `SELECT ${fresh.join(', ')}, substr(md5(random()::text), 1, 20) AS code \\gset`,
    body,
  ].join('\n');
}

/**
 * Files a second by pgbench.
 * @param {{ pool: import('pg').Pool, tape: [string, unknown[]][], recorded: object, people: object[], fixed: string[], clients: number }} plan
 *   `recorded` is who made the tape; `people` one president for each file; `fixed` the identifiers that all files share
 */
export async function pgbenchFiles({ pool, tape, recorded, people, fixed, clients }) {
  await pool.query(`CREATE SEQUENCE bench_next MINVALUE 0`);
  await pool.query(
    `CREATE TABLE bench_client (n integer PRIMARY KEY, person uuid, association uuid, granted uuid, session uuid, hash text)`,
  );
  await pool.query(
    `INSERT INTO bench_client SELECT p.n, p."personId", p."associationId", p."grantId", p."sessionId", p.hash
     FROM jsonb_to_recordset($1::jsonb) AS p(n integer, "personId" uuid, "associationId" uuid, "grantId" uuid, "sessionId" uuid, hash text)`,
    [JSON.stringify(people.map((one, n) => ({ ...one, n })))],
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-pgbench-'));
  const file = path.join(folder, 'file.sql');
  fs.writeFileSync(file, scriptOf(tape, recorded, fixed));
  try {
    const each = String(Math.floor(people.length / clients));
    const args = ['-n', '-f', file, '-c', String(clients), '-j', '2', '-t', each, process.env.DATABASE_URL ?? ''];
    const { stdout, stderr } = await run('pgbench', args);
    const rate = /tps = ([\d.]+)/.exec(stdout);
    if (!rate || /abort/i.test(stderr)) throw new Error(`pgbench: ${stderr || stdout}`);
    return Number(rate[1]);
  } finally {
    fs.rmSync(folder, { recursive: true });
    await pool.query(`DROP TABLE bench_client; DROP SEQUENCE bench_next`);
  }
}
