// What the floor does for each request: the session, then as few statements as the effects allow.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { all, one } from './statements.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const newCode = () => randomBytes(10).toString('hex');
const SUMS_LAST_MS = 2000;

function refuseUnless(condition) {
  if (!condition) throw new Error('refused');
}

const sumOf = (lines, counts) => lines.filter(counts).reduce((sum, { amountCentimes }) => sum + amountCentimes, 0);
const totalsOf = (lines) => [
  sumOf(lines, ({ side }) => side === 'charge'),
  sumOf(lines, ({ funding }) => funding === 'asked'),
  sumOf(lines, ({ funding }) => funding === 'own'),
];

export function actsOn(pool) {
  const callsByRevision = new Map();
  const sums = new Map();

  /** What is kept for a moment; who asks meanwhile waits for the same answer. */
  function kept(key, make) {
    const held = sums.get(key);
    if (held && held.until > Date.now()) return held.value;
    const value = make();
    sums.set(key, { value, until: Date.now() + SUMS_LAST_MS });
    return value;
  }

  async function callAt(id, revision) {
    const key = `${id} ${revision}`;
    if (!callsByRevision.has(key)) callsByRevision.set(key, await one(pool, 'call', [id]));
    return callsByRevision.get(key);
  }

  async function inTransaction(work) {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  return {
    session: (token) => one(pool, 'session', [sha256(token)]),

    async create(me, { callId, title }) {
      const id = randomUUID();
      const made = await one(pool, 'create', [callId, id, me.association_id, title, me.person_id, randomUUID(), sha256(id)]);
      refuseUnless(made);
      return { id, resumed: false };
    },

    async section(me, id, code, { version, answers }) {
      const saved = await one(pool, 'section', [id, me.association_id, `form/${code}`, JSON.stringify(answers), me.person_id, version]);
      refuseUnless(saved);
      return { version: saved.version, saved: saved.saved_at };
    },

    async budget(me, id, { version, lines }) {
      const totals = totalsOf(lines);
      const saved = await one(pool, 'budget', [id, me.association_id, JSON.stringify(lines), ...totals, version]);
      refuseUnless(saved);
      return { version: saved.version, totals };
    },

    submit: (me, id, key) =>
      inTransaction(async (client) => {
        const file = await one(client, 'open', [me.person_id, key, sha256(id), id]);
        refuseUnless(file?.open && file.state === 'draft' && file.association_id === me.association_id);
        const content = JSON.stringify({ sections: file.sections, lines: file.lines });
        return one(client, 'submit', [id, randomUUID(), content, sha256(content), newCode(), me.person_id, key]);
      }),

    async whole(me, { callId, title, sections, lines }, key) {
      const id = randomUUID();
      const content = JSON.stringify({ sections, lines });
      const hash = sha256(content);
      const certified = [randomUUID(), content, hash, newCode(), key, sha256(callId)];
      const parts = [JSON.stringify(sections), JSON.stringify(lines)];
      const values = [callId, id, me.association_id, title, me.person_id, ...parts, ...certified, ...totalsOf(lines)];
      const made = await one(pool, 'whole', values);
      refuseUnless(made);
      return made;
    },

    async read(me, id) {
      const { revision, ...file } = await one(pool, 'read', [id, me.association_id]);
      return { ...file, call: await callAt(file.call, revision) };
    },

    /**
     * The page as it is now; its sums as they were within two seconds.
     * @param {Record<string, any>} asked
     */
    async list({ regionCode, state, page = 1, pageSize = 50 }) {
      const filters = Object.entries({ region: regionCode, state }).filter(([, value]) => value);
      const named = (what) => [what, ...filters.map(([name]) => name)].join('_');
      const values = filters.map(([, value]) => value);
      const items = await all(pool, named('page'), [...values, pageSize, (page - 1) * pageSize]);
      const byState = await kept(JSON.stringify(filters), () => all(pool, named('sums'), values));
      return { items, byState, total: byState.reduce((sum, { count }) => sum + count, 0) };
    },

    /** @param {Record<string, any>} asked */
    async search({ q, pageSize = 50 }) {
      const folded = q.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const words = folded.split(/\s+/).map((word) => `%${word}%`);
      const { items, sums: byState } = await one(pool, `search_${words.length}`, [...words, pageSize]);
      return { items: items ?? [], byState: byState ?? [], total: (byState ?? []).reduce((sum, { count }) => sum + count, 0) };
    },
  };
}
