// The people, associations, call and files of a measurement, made by SQL: signing in 64 times would measure argon2.
import { createHash, randomBytes, randomUUID } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const both = (text) => ({ fr: text, ar: text });
const iceOf = (serial) => {
  const base = String(serial).padStart(13, '0');
  return base + String(97 - Number(BigInt(`${base}00`) % 97n)).padStart(2, '0');
};
let serial = Date.now() % 1_000_000_000;

/** An open call whose form has two questions, without documents: a file is answers, parts and eight budget lines. */
export async function openCall(pool) {
  const [programme, call, form, grid] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const fields = ['need', 'method'].map((code) => ({
    code,
    section: 'project',
    kind: 'long_text',
    label: both(code),
    required: true,
    max: 4000,
  }));
  const criteria = [{ code: 'all', label: both('all'), weight: 100, scaleMax: 20, levels: [] }];
  await pool.query(`INSERT INTO programme (id, code, title, first_year, last_year, state) VALUES ($1, $2, $3, 2020, 2040, 'active')`, [
    programme,
    `BENCH-${programme.slice(0, 8)}`,
    both('bench'),
  ]);
  await pool.query(
    `INSERT INTO call (id, number, kind, programme_id, title, summary, description, region_codes, domain_codes, target_groups, eligibility,
       floor_centimes, ceiling_centimes, max_overhead_basis_points, min_own_basis_points, max_files_per_association, opens_at, closes_at, state)
     VALUES ($1, $2, 'dated', $3, $4, $4, $4, '{MA-09}', '{educative}', '[]', '[]', 0, 1000000000, 10000, 0, 1,
       clock_timestamp() - interval '1 day', clock_timestamp() + interval '30 days', 'draft')`,
    [call, `BENCH-${call.slice(0, 8)}`, programme, both('bench')],
  );
  await pool.query(
    `INSERT INTO form_revision (id, call_id, revision, sections, fields, frozen_at) VALUES ($1, $2, 1, $3, $4, clock_timestamp())`,
    [form, call, JSON.stringify([{ code: 'project', label: both('project') }]), JSON.stringify(fields)],
  );
  await pool.query(`INSERT INTO grid_revision (id, call_id, revision, criteria, frozen_at) VALUES ($1, $2, 1, $3, clock_timestamp())`, [
    grid,
    call,
    JSON.stringify(criteria),
  ]);
  await pool.query(`UPDATE call SET form_revision_id = $2, grid_revision_id = $3, state = 'open', published_at = opens_at WHERE id = $1`, [
    call,
    form,
    grid,
  ]);
  return { id: call, form, grid };
}

/** Verified associations, each with a president who is signed in: `[{ personId, associationId, grantId, sessionId, token, hash }]`. */
export async function presidents(pool, count) {
  const made = Array.from({ length: count }, () => ({
    personId: randomUUID(),
    associationId: randomUUID(),
    grantId: randomUUID(),
    sessionId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    ice: iceOf(++serial),
  })).map((one) => ({ ...one, hash: sha256(one.token) }));
  const rows = JSON.stringify(made);
  const from = `FROM jsonb_to_recordset($1::jsonb) AS m("personId" uuid, "associationId" uuid, "grantId" uuid, "sessionId" uuid, hash text, ice text)`;
  await pool.query(
    `INSERT INTO person (id, email, name, language, state, totp_confirmed)
     SELECT m."personId", m."personId" || '@bench.example', 'Bench', 'fr', 'active', true ${from}`,
    [rows],
  );
  await pool.query(
    `INSERT INTO association (id, name, name_key_fr, name_key_ar, kind, of_migrants, ice, receipt_number, region_code, state, verified_at)
     SELECT m."associationId", '{"fr": "Bench", "ar": "Bench"}', 'bench', 'bench', 'association', false, m.ice, 'B-' || m.ice, 'MA-09', 'verified',
       clock_timestamp() ${from}`,
    [rows],
  );
  await pool.query(
    `INSERT INTO role_grant (id, person_id, role, association_id) SELECT m."grantId", m."personId", 'association.president', m."associationId" ${from}`,
    [rows],
  );
  await pool.query(
    `INSERT INTO session (id, token_hash, person_id, grant_id, created_at, expires_at, second_factor_at)
     SELECT m."sessionId", m.hash, m."personId", m."grantId", clock_timestamp(), clock_timestamp() + interval '1 day', clock_timestamp() ${from}`,
    [rows],
  );
  return made;
}

/** An instructor of the whole country, signed in. */
export async function instructor(pool) {
  const [personId, grantId, sessionId] = Array.from({ length: 3 }, () => randomUUID());
  const token = randomBytes(32).toString('base64url');
  await pool.query(`INSERT INTO person (id, email, name, language, state, totp_confirmed) VALUES ($1, $2, 'Bench', 'fr', 'active', true)`, [
    personId,
    `${personId}@bench.example`,
  ]);
  await pool.query(`INSERT INTO role_grant (id, person_id, role) VALUES ($1, $2, 'instructor')`, [grantId, personId]);
  await pool.query(
    `INSERT INTO session (id, token_hash, person_id, grant_id, created_at, expires_at, second_factor_at)
     VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp() + interval '1 day', clock_timestamp())`,
    [sessionId, sha256(token), personId, grantId],
  );
  return { personId, token };
}

/** Eight lines that balance. */
export const LINES = [
  { side: 'charge', account: '60', thousands: 20, funding: null },
  { side: 'charge', account: '61', thousands: 20, funding: null },
  { side: 'charge', account: '62', thousands: 10, funding: null },
  { side: 'charge', account: '64', thousands: 50, funding: null },
  { side: 'product', account: '74', thousands: 70, funding: 'asked' },
  { side: 'product', account: '75', thousands: 10, funding: 'own' },
  { side: 'product', account: '74', thousands: 10, funding: 'other' },
  { side: 'product', account: '70', thousands: 10, funding: 'other' },
].map(({ side, account, thousands, funding }) => ({
  side,
  account,
  label: `Ligne ${account}`,
  amountCentimes: thousands * 100_000,
  overhead: false,
  funding,
}));

/** What the measurement does not time: the answers and the small parts of each draft. */
export async function fillDrafts(pool, applicationIds) {
  const text = 'Un texte de quelques lignes, comme on en écrit. '.repeat(20);
  const sections = [
    ['form', 'project', { need: text, method: text }],
    ['part', 'places', { items: [{ regionCode: 'MA-09', province: null }] }],
    ['part', 'target_groups', { items: [{ code: 'children', expected: 60, women: 30, minors: 60 }] }],
    ['part', 'activities', { items: [{ label: 'Ateliers', startsOn: '2027-01-01', endsOn: '2027-12-31' }] }],
    ['part', 'indicators', { items: [{ id: randomUUID(), label: 'Enfants', baseline: 0, target: 60, unit: 'enfants' }] }],
  ];
  for (const [kind, code, answers] of sections) {
    await pool.query(
      `INSERT INTO application_section (application_id, kind, code, version, answers) SELECT unnest($1::uuid[]), $2, $3, 1, $4::jsonb`,
      [applicationIds, kind, code, JSON.stringify(answers)],
    );
  }
}

/** Submitted files of many associations, as the officers' list shows them. */
export async function submittedFiles(pool, call, count, owners) {
  await pool.query(
    `INSERT INTO application (id, call_id, association_id, rank, number, title, domain_code, region_code, state, form_revision_id,
       grid_revision_id, total_centimes, asked_centimes, own_centimes, submitted_at)
     SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + n % $3], 100 + n / $3, 'B-' || $4 || '-' || n, 'Projet ' || n, 'educative',
       'MA-' || lpad((1 + n % 12)::text, 2, '0'), (ARRAY['submitted', 'admissible', 'eligible', 'under_review'])[1 + n % 4], $5, $6,
       10000000, 7000000 + n, 1000000, clock_timestamp() - n * interval '1 minute'
     FROM generate_series(1, $7) AS n`,
    [call.id, owners.map((owner) => owner.associationId), owners.length, call.id.slice(0, 8), call.form, call.grid, count],
  );
  await pool.query('ANALYZE');
}
