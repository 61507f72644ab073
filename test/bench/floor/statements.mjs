// The fewest statements that have the effects of the product's requests, each prepared once a connection under its name. None is the
// product's: what the floor does can be neither slowed down nor sped up by it.

/** Of a list's row, what the product's answer holds. */
const LISTED = `l.id, l.number, l.title, l.domain, l.region, l.state, l.asked, l.total, l.at, l.association_id, o.name AS association,
  l.call, c.number AS call_number, c.title AS call_title`;
const BESIDE = 'JOIN floor.association o ON o.id = l.association_id JOIN floor.call c ON c.id = l.call';

/** The lines of a budget from a JSON parameter, in their order. */
const LINES = (lines) => `jsonb_array_elements(${lines}::jsonb) WITH ORDINALITY AS x(line, pos)`;
const LINE = `x.pos, x.line->>'side', x.line->>'account', x.line->>'label', (x.line->>'amountCentimes')::bigint, x.line->>'funding'`;

const STATEMENTS = {
  session: `SELECT s.person_id, g.association_id, g.role FROM floor.session s JOIN floor.grants g USING (person_id)
    WHERE s.token_hash = $1 AND s.expires_at > clock_timestamp()`,

  // A draft, its deadline with the job that rings it, and its row of the trail.
  create: `WITH c AS (SELECT id, closes_at FROM floor.call WHERE id = $1 AND closes_at > clock_timestamp()),
    a AS (INSERT INTO floor.app (id, call, association_id, rank, title, domain, region, state, created_by, at)
      SELECT $2, c.id, $3, 1, $4, 'educative', 'MA-09', 'draft', $5, clock_timestamp() FROM c ON CONFLICT DO NOTHING RETURNING id),
    d AS (INSERT INTO floor.deadline (id, kind, subject, at) SELECT $6, 'draft', a.id, c.closes_at - interval '7 days' FROM a, c RETURNING id, at),
    ob AS (INSERT INTO floor.outbox (name, payload, not_before) SELECT 'deadline', jsonb_build_object('id', d.id), d.at FROM d),
    au AS (INSERT INTO floor.audit (person, subject, event, detail) SELECT $5, a.id, 'create', jsonb_build_object('hash', $7::text) FROM a)
    SELECT id FROM a`,

  // One section at the version it was read, while nobody else holds the file and it is a draft.
  section: `WITH a AS (SELECT id FROM floor.app WHERE id = $1 AND association_id = $2 AND state = 'draft' FOR UPDATE)
    INSERT INTO floor.section AS s (app, code, version, answers, saved_by, saved_at)
      SELECT a.id, $3, 1, $4::jsonb, $5, clock_timestamp() FROM a
    ON CONFLICT (app, code) DO UPDATE SET version = s.version + 1, answers = excluded.answers, saved_by = excluded.saved_by,
      saved_at = excluded.saved_at WHERE s.version = $6
    RETURNING version, saved_at`,

  budget: `WITH a AS (UPDATE floor.app SET lines_version = lines_version + 1, total = $4, asked = $5, own = $6
      WHERE id = $1 AND association_id = $2 AND state = 'draft' AND lines_version = $7 RETURNING id, lines_version),
    gone AS (DELETE FROM floor.line l USING a WHERE l.app = a.id AND l.pos > jsonb_array_length($3::jsonb)),
    kept AS (INSERT INTO floor.line (app, pos, side, account, label, amount, funding) SELECT a.id, ${LINE} FROM a, ${LINES('$3')}
      ON CONFLICT (app, pos) DO UPDATE SET side = excluded.side, account = excluded.account, label = excluded.label,
        amount = excluded.amount, funding = excluded.funding)
    SELECT lines_version AS version FROM a`,

  // Claims the key, locks the file, reads the clock and everything that is certified.
  open: `WITH k AS (INSERT INTO floor.idem (person_id, key, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT a.id, a.state, c.closes_at > clock_timestamp() AS open, a.association_id,
      (SELECT jsonb_agg(jsonb_build_object('code', s.code, 'answers', s.answers) ORDER BY s.code) FROM floor.section s WHERE s.app = a.id) AS sections,
      (SELECT jsonb_agg(jsonb_build_object('l', l.label, 'a', l.amount) ORDER BY l.pos) FROM floor.line l WHERE l.app = a.id) AS lines
    FROM k, floor.app a JOIN floor.call c ON c.id = a.call WHERE a.id = $4 FOR UPDATE OF a`,

  // What follows from a submission: number, receipt, trail, event, the stored answer.
  submit: `WITH n AS (SELECT nextval('floor.num') v),
    u AS (UPDATE floor.app SET state = 'submitted', number = 'D-' || n.v, at = clock_timestamp() FROM n WHERE id = $1 RETURNING number, at),
    r AS (INSERT INTO floor.receipt (id, app, content, hash, code, at) SELECT $2, $1, $3, $4, $5, at FROM u),
    au AS (INSERT INTO floor.audit (person, subject, event, detail) SELECT $6, $1, 'submit', jsonb_build_object('hash', $4::text) FROM u),
    ob AS (INSERT INTO floor.outbox (name, payload) SELECT 'submitted', jsonb_build_object('app', $1::text) FROM u),
    ik AS (UPDATE floor.idem SET response = jsonb_build_object('number', (SELECT number FROM u)) WHERE person_id = $6 AND key = $7)
    SELECT number, at FROM u`,

  // A whole file and its submission: all that is certified came with the request.
  whole: `WITH n AS (SELECT nextval('floor.num') v),
    k AS (INSERT INTO floor.idem (person_id, key, hash, response) SELECT $5, $12, $13, jsonb_build_object('id', $2::uuid, 'number', 'D-' || n.v)
      FROM n ON CONFLICT DO NOTHING RETURNING 1),
    c AS (SELECT id, closes_at FROM floor.call, k WHERE id = $1 AND closes_at > clock_timestamp()),
    a AS (INSERT INTO floor.app (id, call, association_id, rank, title, domain, region, state, created_by, number, lines_version, total, asked,
        own, at)
      SELECT $2, c.id, $3, 1, $4, 'educative', 'MA-09', 'submitted', $5, 'D-' || n.v, 1, $14, $15, $16, clock_timestamp() FROM c, n
      ON CONFLICT DO NOTHING RETURNING id, number, at),
    se AS (INSERT INTO floor.section (app, code, version, answers, saved_by, saved_at)
      SELECT a.id, s.key, 1, s.value, $5, a.at FROM a, jsonb_each($6::jsonb) s),
    li AS (INSERT INTO floor.line (app, pos, side, account, label, amount, funding) SELECT a.id, ${LINE} FROM a, ${LINES('$7')}),
    d AS (INSERT INTO floor.deadline (id, kind, subject, at) SELECT $8, 'draft', a.id, c.closes_at - interval '7 days' FROM a, c RETURNING id, at),
    r AS (INSERT INTO floor.receipt (id, app, content, hash, code, at) SELECT $8, a.id, $9, $10, $11, a.at FROM a),
    au AS (INSERT INTO floor.audit (person, subject, event, detail)
      SELECT $5, a.id, e, jsonb_build_object('hash', $10::text) FROM a, unnest('{create,submit}'::text[]) e),
    ob AS (INSERT INTO floor.outbox (name, payload, not_before) SELECT 'submitted', jsonb_build_object('app', a.id), NULL FROM a
      UNION ALL SELECT 'deadline', jsonb_build_object('id', d.id), d.at FROM d)
    SELECT id, number, at FROM a`,

  // With what a person reads of a call kept by its revision, everything else of a file comes in one row.
  read: `SELECT a.*, c.revision,
      (SELECT jsonb_agg(to_jsonb(s) - 'app' ORDER BY s.code) FROM floor.section s WHERE s.app = a.id) AS sections,
      (SELECT jsonb_agg(to_jsonb(l) - 'app' ORDER BY l.pos) FROM floor.line l WHERE l.app = a.id) AS lines,
      (SELECT jsonb_agg(to_jsonb(t) - 'app' ORDER BY t.code) FROM floor.attachment t WHERE t.app = a.id) AS attachments,
      (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.kind) FROM floor.vault v WHERE v.association_id = a.association_id
         AND v.valid_until > current_date) AS vault,
      (SELECT jsonb_agg(to_jsonb(r) - 'content' ORDER BY r.at DESC) FROM floor.receipt r WHERE r.app = a.id) AS receipts,
      (SELECT to_jsonb(m) FROM floor.completion m WHERE m.app = a.id) AS completion
    FROM floor.app a JOIN floor.call c ON c.id = a.call WHERE a.id = $1 AND a.association_id = $2`,
  call: `SELECT id, number, title, closes_at, revision, form, documents FROM floor.call WHERE id = $1`,
};

/** A statement for each set of filters: its plan knows which index serves it. */
const FILTERED = [[], ['region'], ['state'], ['region', 'state']];
for (const filters of FILTERED) {
  const where = filters.length > 0 ? `WHERE ${filters.map((name, index) => `l.${name} = $${index + 1}`).join(' AND ')}` : '';
  const next = filters.length + 1;
  STATEMENTS[['page', ...filters].join('_')] =
    `SELECT ${LISTED} FROM floor.listed l ${BESIDE} ${where} ORDER BY l.at DESC, l.id LIMIT $${next} OFFSET $${next + 1}`;
  STATEMENTS[['sums', ...filters].join('_')] =
    `SELECT l.state, count(*)::int, sum(l.asked) AS asked, sum(l.total) AS total FROM floor.listed l ${where} GROUP BY l.state`;
}

/** The most words that are searched. Every one counts, in any order; what was found is few, so its rows and its sums come together. */
const MOST_WORDS = 5;
for (let words = 1; words <= MOST_WORDS; words++) {
  // Not LIKE ALL of an array: no index serves it.
  const where = Array.from({ length: words }, (_, index) => `folded LIKE $${index + 1}`).join(' AND ');
  STATEMENTS[`search_${words}`] = `WITH found AS MATERIALIZED (SELECT * FROM floor.listed WHERE ${where})
    SELECT (SELECT jsonb_agg(p) FROM (SELECT ${LISTED} FROM found l ${BESIDE} ORDER BY l.at DESC, l.id LIMIT $${words + 1}) p) AS items,
      (SELECT jsonb_agg(s) FROM (SELECT state, count(*), sum(asked) AS asked, sum(total) AS total FROM found GROUP BY state) s) AS sums`;
}

/** All rows of a named statement. */
export const all = async (client, name, values) => (await client.query({ name, text: STATEMENTS[name], values })).rows;
/** Its only row. */
export const one = async (client, name, values) => (await all(client, name, values))[0];
