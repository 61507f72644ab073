// The floor's people, call and drafts: of the same number and size as the product's.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ANSWERS, LINES, PARTS, TOTALS } from '../world.mjs';
import { TABLES } from './tables.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const both = (text) => ({ fr: text, ar: text });

export async function makeTables(owner) {
  await owner.query(TABLES);
}

export async function openCall(owner) {
  const id = randomUUID();
  const form = {
    sections: ['project'],
    fields: Object.keys(ANSWERS).map((code) => ({ code, label: both(code), required: true, max: 4000 })),
  };
  await owner.query(
    `INSERT INTO floor.call (id, number, title, closes_at, revision, form, documents)
     VALUES ($1, 'BENCH', $2, clock_timestamp() + interval '30 days', 1, $3, '[]')`,
    [id, both('bench'), form],
  );
  return { id };
}

/** People who are signed in; with an association each, unless they are of the house. */
async function signedIn(owner, count, role) {
  const made = Array.from({ length: count }, () => ({
    personId: randomUUID(),
    associationId: role ? null : randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  const rows = JSON.stringify(made.map(({ token, ...one }) => ({ ...one, hash: sha256(token) })));
  const from = `FROM jsonb_to_recordset($1::jsonb) AS m("personId" uuid, "associationId" uuid, hash text)`;
  await owner.query(`INSERT INTO floor.session SELECT m.hash, m."personId", clock_timestamp() + interval '1 day' ${from}`, [rows]);
  await owner.query(`INSERT INTO floor.grants SELECT m."personId", m."associationId", $2 ${from}`, [rows, role ?? 'association.president']);
  return made;
}

export const presidents = (owner, count) => signedIn(owner, count);
export const instructors = (owner, count) => signedIn(owner, count, 'instructor');

/** What the measurement does not time. */
export async function fillDrafts(owner, files) {
  const sections = {
    'form/project': ANSWERS,
    ...Object.fromEntries(Object.entries(PARTS).map(([code, items]) => [`part/${code}`, { items }])),
  };
  await owner.query(
    `INSERT INTO floor.section (app, code, version, answers, saved_at)
     SELECT f, s.key, 1, s.value, clock_timestamp() FROM unnest($1::uuid[]) AS f, jsonb_each($2::jsonb) AS s`,
    [files, JSON.stringify(sections)],
  );
}

export async function wholeDrafts(owner, call, people) {
  for (const person of people) person.file = randomUUID();
  const files = people.map(({ file }) => file);
  await owner.query(
    `INSERT INTO floor.app (id, call, association_id, rank, title, domain, region, state, created_by, at, lines_version, total, asked, own)
     SELECT f.id, $4, f.association, 1, 'Bench', 'educative', 'MA-09', 'draft', f.person, clock_timestamp(), 1, $5, $6, $7
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS f(id, association, person)`,
    [files, people.map(({ associationId }) => associationId), people.map(({ personId }) => personId), call.id, ...Object.values(TOTALS)],
  );
  await owner.query(
    `INSERT INTO floor.line (app, pos, side, account, label, amount, funding)
     SELECT f, l.pos, l.line->>'side', l.line->>'account', l.line->>'label', (l.line->>'amountCentimes')::bigint, l.line->>'funding'
     FROM unnest($1::uuid[]) AS f, jsonb_array_elements($2::jsonb) WITH ORDINALITY AS l(line, pos)`,
    [files, JSON.stringify(LINES)],
  );
  await fillDrafts(owner, files);
}
