import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { ApplicationView } from '#applications';
import { Calls } from '#calls';
import { sha256 } from '#kernel';
import { loadConfig, SYSTEM } from '#platform';
import { DEMONSTRATION_PASSWORD, HttpPerson } from '#seeds';
import { brokenInvariants, schemaDifferences } from '../../apps/cli/commands.js';
import { migrate } from '../../apps/cli/migrate.js';
import { acceptContent } from '../../libs/applications/app/accepted-content.js';
import { loadContent } from '../../libs/applications/data/applications.store.js';
import { Application } from '../../libs/applications/data/application.entity.js';
import { readCertified } from '../../libs/applications/domain/certified-content.js';
import { CONTEXTS } from '../../apps/contexts.js';
import { scenarioBytes } from '../support/scenarios.js';
import { createWorld, restoredDatabase, type OwnDatabase, type OwnWorld } from '../support/world.js';

/** What must be the same whatever came since, asked in words that both schemas understand. */
const KEPT: Record<string, string> = {
  people: `SELECT id, email, name, language FROM person ORDER BY id`,
  applications: `SELECT id, number, state, title, total_centimes, asked_centimes, submitted_at FROM application ORDER BY id`,
  budgets: `SELECT application_id, side, account, amount_centimes, funding FROM application_budget_line ORDER BY id`,
  receipts: `SELECT number, content, content_hash, verification_code FROM application_receipt ORDER BY id`,
  'calls with their forms and grids': `SELECT number, state, title, form_revision_id, grid_revision_id, closes_at FROM call ORDER BY id`,
  decisions: `SELECT id, outcome, amount_centimes, state, decided_at, conditions, reasons FROM committee_decision ORDER BY id`,
  votes: `SELECT decision_id, round, member_id, choice, chair FROM committee_vote ORDER BY decision_id, round, member_id`,
  'score sheets': `SELECT id, state, marks, version FROM score_sheet ORDER BY id`,
  'interests declared': `SELECT id, file_id, member_id, conflicted, origin FROM session_conflict ORDER BY id`,
  conventions: `SELECT number, state, amount_centimes, award_centimes, year, in_force_at FROM convention ORDER BY id`,
  signatures: `SELECT convention_id, party, sha256_before, sha256_after FROM convention_signature ORDER BY id`,
  tranches: `SELECT convention_id, rank, amount_centimes FROM tranche ORDER BY id`,
  'envelopes and what is awarded of them': `SELECT id, amount_centimes, awarded_centimes FROM sub_envelope ORDER BY id`,
  'the bank’s lines': `SELECT statement_id, position, end_to_end_id, amount_centimes, direction, outcome FROM statement_entry ORDER BY id`,
  reports: `SELECT id, state, due_at, tranche_rank FROM report ORDER BY id`,
  'the trail': `SELECT * FROM audit_entry WHERE at < '2026-11-26T19:57:00Z' ORDER BY id`,
  'figures that others published': `SELECT measure, year, value FROM claim ORDER BY id`,
  'bilans with their seals': `SELECT year, number, state, figures, sha256 FROM bilan_edition ORDER BY id`,
};

/** A program that stood still since that day rings when it is started again: its worker is not running here. */
const LATE_BY_NATURE = 'no alarm is more than ten minutes late';

describe('a database of the first landed program (22 November 2026)', () => {
  let database: OwnDatabase;
  let owner: pg.Client;
  const before = new Map<string, unknown[]>();
  const rows = async (query: string) => (await owner.query<Record<string, unknown>>(query)).rows;

  beforeAll(async () => {
    database = await restoredDatabase(gunzipSync(scenarioBytes('databases/2026-11-22-first-landed.sql.gz')).toString('utf8'));
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const [what, query] of Object.entries(KEPT)) before.set(what, await rows(query));
    const config = loadConfig({
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      SECRET: 'a secret for tests only, thirty-two characters',
      PUBLIC_URL: 'http://jisr.test',
      SMTP_URL: 'smtp://127.0.0.1:1',
      FILES_URL: tmpdir(),
    });
    expect(await migrate(config, CONTEXTS)).toBe(0);
  }, 60_000);
  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  });

  it('has the present schema', async () => {
    expect(await schemaDifferences(database.ownerUrl, CONTEXTS)).toEqual([]);
    const constraints = `SELECT conname FROM pg_constraint WHERE NOT convalidated`;
    expect(await rows(constraints)).toEqual([]);
  });

  it('breaks no invariant', async () => {
    const broken = await brokenInvariants(database.url, CONTEXTS);
    expect(broken.filter(({ name }) => name !== LATE_BY_NATURE)).toEqual([]);
  });

  it.each(Object.entries(KEPT))('keeps its %s', async (what, query) => {
    expect(before.get(what)!.length).toBeGreaterThan(0);
    expect(await rows(query)).toEqual(before.get(what));
  });

  it('had a ledger that was not touched, but for what the reversed payment owes', async () => {
    const [order] = await rows(`SELECT id, state, convention_id, amount_centimes FROM payment_order WHERE reason = 'Double paiement'`);
    expect(order).toMatchObject({ state: 'recalled' });
    const recoveries = await rows(`SELECT payment_order_id, amount_centimes, state FROM recovery_order`);
    expect(recoveries).toEqual([{ payment_order_id: order!.id, amount_centimes: order!.amount_centimes, state: 'issued' }]);
    const [sums] = await rows(`SELECT sum(debit_centimes) AS debit, sum(credit_centimes) AS credit FROM ledger_entry`);
    expect(sums!.debit).toBe(sums!.credit);
  });

  it('opens a case for the line of the bank that nobody knew', async () => {
    const cases = await rows(
      `SELECT e.outcome, e.amount_centimes::int AS amount, k.state FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id`,
    );
    expect(cases).toEqual([{ outcome: 'unknown', amount: 1200, state: 'open' }]);
  });

  it('gives each decision its first round, and each outcome the moment it was told', async () => {
    const [{ without }] = (await rows(
      `SELECT count(*)::int AS without FROM committee_decision d WHERE standing IS NULL OR NOT EXISTS (SELECT FROM decision_act a WHERE a.decision_id = d.id AND a.act = 'propose')`,
    )) as [{ without: number }];
    expect(without).toBe(0);
    const told = await rows(
      `SELECT DISTINCT l.state, a.outcome_told_at IS NOT NULL AS told FROM decision_letter l JOIN application a ON a.id = l.application_id ORDER BY 1`,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ state, told: isTold }) => isTold !== (state === 'sent'))).toEqual([]);
  });

  it('lets no link of an inbox and no password that nobody proved live on', async () => {
    expect(await rows(`SELECT id FROM message WHERE action_path LIKE '%token=%'`)).toEqual([]);
    const unproved = await rows(`SELECT password_hash FROM person WHERE state = 'unconfirmed'`);
    expect(unproved).toEqual([{ password_hash: null }, { password_hash: null }]);
  });

  it('leaves one president to an association that had two, and says so in the trail', async () => {
    expect(await rows(`SELECT event, reason FROM audit_entry WHERE at >= '2026-11-26T19:57:00Z'`)).toEqual([
      { event: 'revoke', reason: 'a second president of one association' },
    ]);
  });

  it('says of what was imported what its source does not tell, and shows figures that were public before', async () => {
    expect(await rows(`SELECT DISTINCT imported, jsonb_array_length("unknown") > 0 AS partly FROM convention ORDER BY 1`)).toEqual([
      { imported: false, partly: false },
      { imported: true, partly: true },
    ]);
    expect(await rows(`SELECT DISTINCT state FROM claim`)).toEqual([{ state: 'confirmed' }]);
  });

  describe('and the program of today on it', () => {
    let world: OwnWorld;
    beforeAll(async () => {
      world = await createWorld({ database: { ...database, drop: () => Promise.resolve() }, withoutWorker: true });
    });
    afterAll(async () => {
      await world?.close();
    });

    it('lets the editor of then sign in with the password of then and find the drafts', async () => {
      const editor = new HttpPerson(world.address, 'fr');
      const session = await editor.post('/api/session', {
        email: 'redacteur@association.example',
        password: DEMONSTRATION_PASSWORD,
      });
      expect(session.status).toBe(200);
      const own = await editor.get<{ items: unknown[] }>('/api/applications/own');
      expect(own.status).toBe(200);
      expect(JSON.stringify(own.body)).toContain('draft');
    });

    it('certifies what was certified then in the same letters, and reads it', async () => {
      const receipts = await rows(
        `SELECT application_id, content, content_hash FROM application_receipt r WHERE NOT EXISTS
           (SELECT FROM application_receipt later WHERE later.application_id = r.application_id AND later.issued_at > r.issued_at)`,
      );
      expect(receipts.length).toBeGreaterThan(0);
      for (const { application_id: id, content, content_hash: hash } of receipts as Record<string, string>[]) {
        const today = await world.tx.run(async (em) => {
          const row = await em.findOneByOrFail(Application, { id });
          const call = await world.api.get(Calls).rulesUnder(em, row.callId, row);
          return acceptContent(em, SYSTEM, { row, call, now: new Date(), content: await loadContent(em, row.id), vault: () => new Map() });
        });
        expect(today).toEqual({ text: content, hash });
        expect(sha256(content!)).toBe(hash);
        expect(readCertified(content!).budget.length).toBeGreaterThan(0);
      }
    });

    it('opens a draft of then and saves its budget again', async () => {
      const editor = new HttpPerson(world.address, 'fr');
      await editor.post('/api/session', { email: 'redacteur@association.example', password: DEMONSTRATION_PASSWORD });
      const own = await editor.get<{ items: { id: string; state: string }[] }>('/api/applications/own');
      const { id } = own.body.items.find(({ state }) => state === 'draft')!;
      const { budget } = (await editor.get<ApplicationView>(`/api/applications/${id}`)).body;
      const lines = budget.lines.map(({ id: _, ...line }) => line);
      expect(
        lines.every(
          ({ quantityThousandths, unit, unitPriceCentimes }) => quantityThousandths === null && unit === null && unitPriceCentimes === null,
        ),
      ).toBe(true);
      expect((await editor.put(`/api/applications/${id}/budget`, { version: budget.version, lines })).status).toBe(200);
    });

    it('shows to everybody the calls that were public', async () => {
      const calls = (await (await fetch(`${world.address}/api/public/calls`)).json()) as { items: unknown[] };
      expect(calls.items.length).toBeGreaterThan(0);
    });
  });
});
