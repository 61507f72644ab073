import pg from 'pg';
import type { ApplicationView } from '#applications';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { aCallWithEligibleFiles, aCommittee, anOpenSession, fileUrl, marks, sessionUrl } from '../support/committees.js';
import { fillTables } from '../support/filled.js';
import type { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ROWS = 4_000;
/** What grows with the years, and what hot requests read or write. */
const GROWING = [
  ...['application', 'application_section', 'application_budget_line', 'application_attachment', 'application_receipt'],
  ...['application_completion', 'association', 'audit_entry', 'committee_member', 'deadline', 'failed_job', 'idempotency_key', 'outbox'],
  ...['person', 'role_grant', 'score_sheet', 'session', 'session_attendance', 'session_conflict', 'session_declaration', 'session_file'],
  ...['stored_file', 'vault_document', 'recovery_code', 'minutes_signatory'],
];

interface Asked {
  text: string;
  values: unknown[];
}

/** The requests of a rush: each finds what it needs by an index, however large the tables have become. */
describe('what the common requests cost', () => {
  let world: OwnWorld;
  let president: User;
  let other: User;
  let member: User;
  let draft: string;
  let sheet: string;
  let callId: string;
  const asked = new Map<string, Asked>();
  const plain = pg.Client.prototype.query as (...args: unknown[]) => unknown;

  beforeAll(async () => {
    world = await createWorld();
    callId = (await aPublishedCall(world, {})).id;
    president = (await aVerifiedAssociation(world, 'Mesure une')).president;
    other = (await aVerifiedAssociation(world, 'Mesure deux')).president;
    draft = await aCompleteDraft(president, callId);
    const committee = await aCommittee(world, {});
    const { call } = await aCallWithEligibleFiles(world, [{ name: 'Première', askedCentimes: 80_000_00 }]);
    const sessionId = await anOpenSession(committee, call.id);
    member = committee.voting[0]!.user;
    const [file] = must(await committee.chair.user.get<{ fileId: string }[]>(sessionUrl(sessionId, '/files')));
    sheet = fileUrl(file!.fileId, '/sheet');
    // What the rows that only have a size would have it do is no story.
    await world.worker.close();
    await fillTables(world, GROWING, ROWS);
  }, 180_000);
  afterAll(() => world?.close());
  beforeEach(() => asked.clear());
  afterEach(() => {
    pg.Client.prototype.query = plain as never;
  });

  /** Does something while every statement that goes to the server is noticed. */
  async function noticing<T>(act: () => Promise<T>): Promise<T> {
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [config, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
      const one = typeof config === 'string' ? { text: config, values: values ?? [] } : { text: config.text, values: config.values ?? [] };
      asked.set(one.text, one);
      return plain.apply(this, args);
    } as never;
    try {
      return await act();
    } finally {
      pg.Client.prototype.query = plain as never;
    }
  }

  /** The statements that would read a large table from its beginning to its end. */
  async function dear(): Promise<unknown[]> {
    const planned = [...asked.values()].filter(({ text }) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text));
    expect(planned.length).toBeGreaterThan(0);
    const found: unknown[] = [];
    for (const { text, values } of planned) {
      const [plan] = await world.sql<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
      const whole = wholeReads(plan!['QUERY PLAN'][0].Plan);
      if (whole.length > 0) found.push({ whole, text });
    }
    return found;
  }

  it('the net is whole: a statement that reads a table from end to end is noticed', async () => {
    await noticing(() => world.tx.run((em) => em.query('SELECT id FROM application WHERE title = $1', ['none'])));
    expect(await dear()).toEqual([expect.objectContaining({ whole: ['application'] })]);
  });

  it('reading the session, a file, and saving it', async () => {
    await noticing(async () => {
      await president.get('/api/session');
      const { parts, budget } = must<ApplicationView>(await president.get(`/api/applications/${draft}`));
      const lines = budget.lines.map(({ id: _, ...line }) => line);
      const items = [{ regionCode: 'MA-09', province: null }];
      must(await president.put(`/api/applications/${draft}/parts/places`, { version: parts.places.version, items }));
      must(await president.put(`/api/applications/${draft}/budget`, { version: budget.version, lines }));
    });
    expect(await dear()).toEqual([]);
  });

  it('beginning a file, submitting it', async () => {
    await noticing(async () => {
      must(await other.post('/api/applications', { callId, title: 'Une autre' }));
      must(await president.post(`/api/applications/${draft}/submission`, { declaration: true }, `cost-${draft}`));
    });
    expect(await dear()).toEqual([]);
  });

  it('scoring', async () => {
    await noticing(async () => {
      must(await member.put(sheet, { revision: 0, marks: marks(1, 2, 3), comment: null }));
      must(await member.put(sheet, { revision: 1, marks: marks(2, 2, 3), comment: null }));
    });
    expect(await dear()).toEqual([]);
  });
});

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Plan Rows': number;
  Plans?: Node[];
}

/** The large tables of which a plan reads all: from end to end, or along an index without a condition. */
function wholeReads(node: Node): string[] {
  const table = node['Relation Name'];
  const isWhole = node['Node Type'] === 'Seq Scan' || (/^Index/.test(node['Node Type']) && !node['Index Cond'] && node['Plan Rows'] > 500);
  const own = table && isWhole && GROWING.includes(table) ? [table] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeReads)];
}
