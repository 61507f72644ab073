import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '#applications';
import { openCall, presidents, wholeDrafts } from '../bench/world.mjs';
import { Processes } from '../support/processes.js';
import { atSize } from '../support/size.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const CLIENTS = atSize(16, 64);
const SECONDS = atSize(8, 60);
/** More than can be submitted in that time by a quick machine. */
const DRAFTS = atSize(600, 12_000);
const KILLS = atSize(1, 3);
/** How many receipts are awaited. */
const PRINTED = 300;
const AT_ONCE = 1_000;

interface Draft {
  personId: string;
  associationId: string;
  token: string;
  file: string;
  csrf?: string;
}

/** The last minutes of a call: everybody submits, and api and worker fall. Whoever has no answer asks again under the same key. */
describe('api and worker killed while everybody submits', () => {
  let world: OwnWorld;
  let processes: Processes;
  const drafts: Draft[] = [];
  const told = new Map<string, Receipt>();
  const refused: unknown[] = [];

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    processes = new Processes(world);
    const pool = { query: (text: string, values?: unknown[]) => world.sql(text, values) };
    const call: unknown = await openCall(pool);
    while (drafts.length < DRAFTS) {
      const some = (await presidents(pool, Math.min(AT_ONCE, DRAFTS - drafts.length))) as Draft[];
      await wholeDrafts(pool, call, some);
      drafts.push(...some);
    }
    await processes.start();
  }, 300_000);
  afterAll(async () => {
    await processes?.kill('SIGTERM');
    await world?.close();
  }, 30_000);

  /** Undefined while nobody answers. */
  const ask = async (path: string, draft: Draft, body?: object): Promise<Response | undefined> => {
    const headers = {
      cookie: `jisr_session=${draft.token}`,
      'idempotency-key': `rush ${draft.file}`,
      ...(draft.csrf && { 'x-csrf-token': draft.csrf }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const sent = { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) };
    const answer = await fetch(`${processes.address}${path}`, sent).catch(() => undefined);
    return answer && answer.status < 500 ? answer : undefined;
  };
  /** Until somebody answers, however often the api falls meanwhile. */
  const askOn = async (path: string, draft: Draft, body?: object): Promise<Response> => {
    for (;;) {
      const answer = await ask(path, draft, body);
      if (answer) return answer;
      await pause(100);
    }
  };
  const submit = async (draft: Draft): Promise<Response> => {
    const { headers } = await askOn('/api/session', draft);
    draft.csrf = decodeURIComponent(/jisr_csrf=([^;]+)/.exec(headers.getSetCookie().join(';'))?.[1] ?? '');
    return askOn(`/api/applications/${draft.file}/submission`, draft, { declaration: true });
  };

  it('everybody has an answer in the end, and nobody is refused', async () => {
    const until = Date.now() + SECONDS * 1_000;
    const queue = drafts.values();
    const client = async () => {
      for (const draft of queue) {
        if (Date.now() > until) return;
        const answer = await submit(draft);
        const body = (await answer.json().catch(() => undefined)) as Receipt | undefined;
        if (answer.status === 201 && body) told.set(draft.file, body);
        else refused.push(body ?? answer.status);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    for (let kill = 0; kill < KILLS; kill++) {
      await pause((SECONDS * 1_000) / (KILLS + 1) / 2);
      await processes.kill();
      await processes.start();
    }
    await clients;
    expect(refused).toEqual([]);
    expect(told.size).toBeGreaterThan(CLIENTS);
  }, 300_000);

  it('what was told is there, once: number, receipt, act in the trail, what follows, answer under its key', async () => {
    const stored = await world.sql<Record<string, unknown>>(
      `SELECT a.id, a.number, a.state,
         (SELECT count(*) FROM application_receipt r WHERE r.application_id = a.id AND r.number = a.number)::int AS receipts,
         (SELECT count(*) FROM audit_entry t WHERE t.subject_id = a.id AND t.event = 'submit')::int AS acts,
         (SELECT count(*) FROM outbox o WHERE o.payload->>'applicationId' = a.id::text)::int AS events,
         (SELECT count(*) FROM idempotency_key k WHERE k.key = 'rush ' || a.id AND k.response->>'number' = a.number)::int AS answers
       FROM application a WHERE a.id = ANY($1::uuid[])`,
      [[...told.keys()]],
    );
    const once = { state: 'submitted', receipts: 1, acts: 1, events: 1, answers: 1 };
    const expected = [...told].map(([id, { number }]) => ({ id, number, ...once }));
    const byId = (one: { id?: unknown }, other: { id?: unknown }) => (String(one.id) < String(other.id) ? -1 : 1);
    expect(stored.sort(byId)).toEqual(expected.sort(byId));
    expect(new Set(stored.map(({ number }) => number)).size).toBe(told.size);
  });

  it('nothing is half done of what was not told', async () => {
    const half = await world.sql(
      `SELECT a.id FROM application a WHERE a.id = ANY($1::uuid[]) AND NOT (a.state = 'submitted'
         AND EXISTS (SELECT FROM application_receipt r WHERE r.application_id = a.id)
         AND EXISTS (SELECT FROM audit_entry t WHERE t.subject_id = a.id AND t.event = 'submit')
         AND EXISTS (SELECT FROM outbox o WHERE o.payload->>'applicationId' = a.id::text))
       AND (a.state <> 'draft' OR EXISTS (SELECT FROM application_receipt r WHERE r.application_id = a.id)
         OR EXISTS (SELECT FROM audit_entry t WHERE t.subject_id = a.id)
         OR EXISTS (SELECT FROM outbox o WHERE o.payload->>'applicationId' = a.id::text))`,
      [drafts.map(({ file }) => file)],
    );
    expect(half).toEqual([]);
  });

  it(
    'what must follow follows: the outbox is carried whole, and receipts are printed',
    async () => {
      const none = async (sql: string) => (await world.sql(`${sql} LIMIT 1`)).length === 0;
      await eventually(() => none(`SELECT FROM outbox WHERE published_at IS NULL`), 'the outbox to be carried', atSize(120_000, 300_000));
      // All of a rush take a processor minutes, one like the other: the first of them say that they come. A job whose worker was killed is
      // found by the queue and stands at its end, at full size behind thousands: one for each kill may be on its way still, none given up.
      const first = `SELECT application_id AS id, file_id FROM application_receipt ORDER BY issued_at LIMIT ${PRINTED}`;
      const unprinted = () => world.sql<{ id: string }>(`SELECT r.id FROM (${first}) r WHERE r.file_id IS NULL`);
      await eventually(async () => (await unprinted()).length <= atSize(0, KILLS), 'the receipts to be printed', 240_000);
      const underWay = await world.sql<{ id: string }>(
        `SELECT data->>'applicationId' AS id FROM bullmq.job WHERE name = 'applications.make-receipt' AND state IN ('waiting', 'active', 'delayed')`,
      );
      const coming = new Set(underWay.map(({ id }) => id));
      expect((await unprinted()).filter(({ id }) => !coming.has(id))).toEqual([]);
      expect(await none(`SELECT FROM failed_job WHERE settled_at IS NULL`)).toBe(true);
      expect(await processes.cli('verify-audit')).toBe(0);
    },
    atSize(400_000, 600_000),
  );
});
