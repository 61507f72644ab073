// The people, associations, call and files of a measurement, made by SQL: signing in 64 times would measure argon2.
import { createHash, randomBytes, randomUUID } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const both = (text) => ({ fr: text, ar: text });
const iceOf = (serial) => {
  const base = String(serial).padStart(13, '0');
  return base + String(97 - Number(BigInt(`${base}00`) % 97n)).padStart(2, '0');
};
let serial = Date.now() % 1_000_000_000;

/** A programme and the institution that owns it: what is printed about its files says whose they are. */
export async function ownedProgramme(pool, programme) {
  await pool.query(
    `INSERT INTO institution (id, code, kind, is_principal, name, in_sentence, authorising_officer, header, seat, certified_name)
     SELECT gen_random_uuid(), 'BENCH', 'ministry', true, $1, $1, $1, '{"fr": ["bench"], "ar": ["bench"]}', $1, 'bench'
     WHERE NOT EXISTS (SELECT FROM institution WHERE is_principal)`,
    [both('bench')],
  );
  await pool.query(`INSERT INTO programme (id, code, title, first_year, last_year, state) VALUES ($1, $2, $3, 2020, 2040, 'active')`, [
    programme,
    `BENCH-${programme.slice(0, 8)}`,
    both('bench'),
  ]);
  await pool.query(
    `INSERT INTO programme_party (id, programme_id, role, institution_id)
     SELECT gen_random_uuid(), $1, 'owner', id FROM institution WHERE is_principal`,
    [programme],
  );
}

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
  await ownedProgramme(pool, programme);
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
  await pool.query(
    `UPDATE call SET form_revision_id = $2, grid_revision_id = $3, state = 'open', published_at = opens_at,
       accounts_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'calls.accounts' LIMIT 1) WHERE id = $1`,
    [call, form, grid],
  );
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

/**
 * People of the house with one role each, signed in.
 * @param {{ role: string, region?: string, committee?: string, college?: string }[]} roles
 */
export async function officers(pool, roles) {
  const made = roles.map((role) => ({
    ...role,
    personId: randomUUID(),
    grantId: randomUUID(),
    sessionId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  const rows = JSON.stringify(made.map(({ token, ...one }) => ({ ...one, hash: sha256(token) })));
  const from = `FROM jsonb_to_recordset($1::jsonb)
    AS m("personId" uuid, "grantId" uuid, "sessionId" uuid, hash text, role text, region text, committee uuid, college text)`;
  await pool.query(
    `INSERT INTO person (id, email, name, language, state, totp_confirmed)
     SELECT m."personId", m."personId" || '@bench.example', 'Bench', 'fr', 'active', true ${from}`,
    [rows],
  );
  await pool.query(
    `INSERT INTO role_grant (id, person_id, role, region_code, committee_id, college_code)
     SELECT m."grantId", m."personId", m.role, m.region, m.committee, m.college ${from}`,
    [rows],
  );
  await pool.query(
    `INSERT INTO session (id, token_hash, person_id, grant_id, created_at, expires_at, second_factor_at)
     SELECT m."sessionId", m.hash, m."personId", m."grantId", clock_timestamp(), clock_timestamp() + interval '1 day', clock_timestamp() ${from}`,
    [rows],
  );
  return made;
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

/** What the lines add up to. */
export const TOTALS = { total: 10_000_000, asked: 7_000_000, own: 1_000_000 };

const TEXT = 'Un texte de quelques lignes, comme on en écrit. '.repeat(20);
/** The answers to the form's one section, and the small parts of a file, by name. */
export const ANSWERS = { need: TEXT, method: TEXT };
export const PARTS = {
  places: [{ regionCode: 'MA-09', province: null }],
  target_groups: [{ code: 'children', expected: 60, women: 30, minors: 60 }],
  activities: [{ label: 'Ateliers', startsOn: '2027-01-01', endsOn: '2027-12-31' }],
  indicators: [{ label: 'Enfants', baseline: 0, target: 60, unit: 'enfants' }],
};

/** What the measurement does not time: the answers and the small parts of each draft. */
export async function fillDrafts(pool, applicationIds) {
  const withIds = { ...PARTS, indicators: PARTS.indicators.map((item) => ({ id: randomUUID(), ...item })) };
  const sections = [['form', 'project', ANSWERS], ...Object.entries(withIds).map(([code, items]) => ['part', code, { items }])];
  for (const [kind, code, answers] of sections) {
    await pool.query(
      `INSERT INTO application_section (application_id, kind, code, version, answers) SELECT unnest($1::uuid[]), $2, $3, 1, $4::jsonb`,
      [applicationIds, kind, code, JSON.stringify(answers)],
    );
  }
}

/** A draft of each person that only waits to be submitted: `person.file`. */
export async function wholeDrafts(pool, call, people) {
  for (const person of people) person.file = randomUUID();
  const files = people.map(({ file }) => file);
  await pool.query(
    `INSERT INTO application (id, call_id, association_id, rank, title, domain_code, region_code, state, form_revision_id, grid_revision_id,
       created_by, known_closes_at, budget_version, total_centimes, asked_centimes, own_centimes)
     SELECT f.id, $4, f.association, 1, 'Bench', 'educative', 'MA-09', 'draft', $5, $6, f.person, c.closes_at, 1, $7, $8, $9
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS f(id, association, person), call c WHERE c.id = $4`,
    [
      files,
      people.map(({ associationId }) => associationId),
      people.map(({ personId }) => personId),
      call.id,
      call.form,
      call.grid,
      ...Object.values(TOTALS),
    ],
  );
  await pool.query(
    `INSERT INTO application_budget_line (id, application_id, position, side, account, label, amount_centimes, overhead, funding)
     SELECT gen_random_uuid(), f.id, l.pos - 1, l.line->>'side', l.line->>'account', l.line->>'label', (l.line->>'amountCentimes')::bigint, false,
       l.line->>'funding'
     FROM unnest($1::uuid[]) AS f(id), jsonb_array_elements($2::jsonb) WITH ORDINALITY AS l(line, pos)`,
    [files, JSON.stringify(LINES)],
  );
  await fillDrafts(pool, files);
}
