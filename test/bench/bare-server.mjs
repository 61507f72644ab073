// The raw limit: the statements of the product over node:http and pg, with nothing between. It reads the session, and neither
// validates nor decides. The hot statements are the product's own functions, called with a bare connection.
import 'reflect-metadata';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import pg from 'pg';

const product = (path) => import(new URL(`../../dist/libs/${path}`, import.meta.url).href);
const { loadContent, replaceBudget } = await product('applications/data/applications.store.js');
const { writeSubmission } = await product('applications/data/submit.sql.js');
const { listForOfficers } = await product('applications/data/applications.queries.js');
const { callRules } = await product('calls/data/call-rules.query.js');

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL ?? 20) });
/** While somebody records: every statement with its parameters, for pgbench to repeat. */
/** @type {[string, unknown[]][] | null} */
let tape = null;
const noted = (target) => ({
  query: (sql, params = []) => {
    tape?.push([sql, params]);
    return target.query(sql, params);
  },
});
const pool = noted(database);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** What the product's functions ask of a transaction: rows. */
const asEm = (client) => ({ query: async (sql, params) => (await client.query(sql, params)).rows });

async function inTransaction(work) {
  const connection = await database.connect();
  const client = noted(connection);
  try {
    await client.query('BEGIN');
    const result = await work(client, asEm(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}

const session = async (token) =>
  (
    await pool.query(
      `SELECT s.id, s.person_id, (SELECT jsonb_agg(jsonb_build_object('role', g.role, 'association_id', g.association_id)) FROM role_grant g
         WHERE g.person_id = p.id AND g.revoked_at IS NULL) AS grants
       FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2`,
      [sha256(token), new Date()],
    )
  ).rows[0];

const audit = (client, person, id, event) =>
  client.query(
    `WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(7301001))
     INSERT INTO audit_entry (person_id, role, subject, subject_id, event, to_state, detail, content_hash)
     SELECT $1, 'association.president', 'application', $2, $3, 'submitted', '{"bench": true}', $4 FROM held`,
    [person, id, event, sha256(id + event)],
  );
const outbox = (client, kind, name, payload, notBefore = null) =>
  client.query(`INSERT INTO outbox (kind, name, payload, not_before, published_at) VALUES ($1, $2, $3, $4, clock_timestamp())`, [
    kind,
    name,
    JSON.stringify(payload),
    notBefore,
  ]);

const create = (who, { callId }) =>
  inTransaction(async (client, em) => {
    const association = who.grants[0].association_id;
    const call = await callRules(em, callId, null, null);
    await client.query('SELECT clock_timestamp()');
    await client.query(`SELECT id, rank, state, number FROM application WHERE call_id = $1 AND association_id = $2`, [callId, association]);
    await client.query(`SELECT id, name, region_code FROM association WHERE id = $1`, [association]);
    const id = randomUUID();
    await client.query(
      `INSERT INTO application (id, call_id, association_id, rank, title, domain_code, region_code, state, form_revision_id, grid_revision_id, created_by)
       VALUES ($1, $2, $3, 1, 'Bench', 'educative', 'MA-09', 'draft', $4, $5, $6)
       ON CONFLICT (call_id, association_id, rank) WHERE state = 'draft' DO NOTHING RETURNING id`,
      [id, callId, association, call.form.id, call.grid.id, who.person_id],
    );
    for (const table of ['form', 'grid']) {
      await client.query(
        `UPDATE ${table}_revision r SET frozen_at = clock_timestamp() FROM call c
         WHERE c.id = $1 AND r.id = c.${table}_revision_id AND r.frozen_at IS NULL`,
        [callId],
      );
    }
    await client.query(`UPDATE application SET known_closes_at = $2 WHERE id = $1`, [id, call.closesAt]);
    await client.query(
      `INSERT INTO deadline (id, kind, subject_id, due_at, cancelled_at) VALUES ($1, 'bench', $2, $3, clock_timestamp())`,
      [randomUUID(), id, call.closesAt],
    );
    await outbox(client, 'job', 'deadlines.fire', { deadlineId: id }, call.closesAt);
    await audit(client, who.person_id, id, 'create');
    return { id };
  });

const budget = (id, { lines }) =>
  inTransaction(async (client, em) => {
    await client.query(`SELECT * FROM application WHERE id = $1 FOR UPDATE`, [id]);
    await replaceBudget(em, id, lines, { chargesCentimes: 10_000_000, askedCentimes: 7_000_000, ownCentimes: 1_000_000 });
    return { version: 1 };
  });

const submission = (who, id, key) =>
  inTransaction(async (client, em) => {
    await client.query(`INSERT INTO idempotency_key (person_id, operation, key, input_hash) VALUES ($1, 'bench', $2, $3)`, [
      who.person_id,
      key,
      sha256(id),
    ]);
    const { rows } = await client.query(`SELECT * FROM application WHERE id = $1 FOR UPDATE`, [id]);
    await callRules(em, rows[0].call_id, rows[0].form_revision_id, rows[0].grid_revision_id);
    const now = (await client.query('SELECT clock_timestamp() AS now')).rows[0].now;
    await client.query(`SELECT * FROM association WHERE id = ANY($1::uuid[])`, [[rows[0].association_id]]);
    const content = JSON.stringify(await loadContent(em, id));
    const number = await writeSubmission(em, {
      applicationId: id,
      receiptId: randomUUID(),
      personId: who.person_id,
      at: now,
      year: String(now.getUTCFullYear()),
      content,
      contentHash: sha256(content),
      verificationCode: randomBytes(10).toString('hex'),
    });
    await audit(client, who.person_id, id, 'submit');
    await outbox(client, 'event', 'bench', { applicationId: id });
    const receipt = { applicationId: id, number };
    await client.query(`UPDATE idempotency_key SET response = $3 WHERE person_id = $1 AND operation = 'bench' AND key = $2`, [
      who.person_id,
      key,
      JSON.stringify(receipt),
    ]);
    return receipt;
  });

const list = () => listForOfficers(asEm(pool), { page: 1, pageSize: 50, scopeRegionCode: null, excludedAssociationIds: [] });

async function answer(request, body) {
  const who = await session(/jisr_session=([^;]+)/.exec(request.headers.cookie)?.[1]);
  const [, , , id, act] = request.url.split('?')[0].split('/');
  if (request.method === 'GET') return list();
  if (act === 'budget') return budget(id, body);
  if (act === 'submission') return submission(who, id, request.headers['idempotency-key']);
  return create(who, body);
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
    answer(request, body).then(
      (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      (error) => response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(error.stack) })),
    );
  });
});
/** This process is a child of the bench. */
const tell = (what) => process.send?.(what);
server.listen(0, '127.0.0.1', () => tell({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port }));
process.on('message', ({ record }) => {
  if (!record) tell({ tape });
  tape = record ? [] : null;
});
process.on('disconnect', () => process.exit(0));
