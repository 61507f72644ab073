import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { parse, roomSources } from './sources.js';
import { foreignClocks, foreignTables, handmadeDays, roomOf, strayStatements, tablesIn, type Owners } from './sql-ownership.js';

/** What a room reads of another by SQL, each with its reason. */
const LISTED: Record<string, string> = {
  'applications → association': 'the officers’ list and its search name the association in the statement of the page',
  'applications → call': 'the deadline of the call orders the files of an association; the officers’ list names the call',
  'applications → stored_file': 'name, size and hash of each attachment come with the content, in one statement',
  'associations → role_grant':
    'invariant: one president at most; people who act for two registrations that may be one, and their roles when they become one',
  'associations → person': 'a role that a merge ended is given back to an account in use alone, in the statement that gives it back',
  'associations → stored_file': 'name and size of each document of the vault',
  'bilan → association': 'the projects that a figure counts are found and sorted by their association',
  'bilan → application': 'and by their application',
  'bilan → convention': 'the projects that a figure counts, page by page, by the filter of the figure',
  'calls → component': 'invariant: each region is funded by a component of the call’s own programme',
  'calls → envelope': 'the same invariant',
  'calls → sub_envelope': 'the same invariant',
  'committees → application': 'what is hidden from a person is a part of statements of other rooms: it must be one expression',
  'committees → award_reservation': 'awards that a reader is not told yet, taken out of sums in the statement; an invariant',
  'committees → call': 'the trail calls a session by its call; the list finds and sorts sessions by it',
  'committees → role_grant': 'whether the mandate of each signatory was ended, one row a signatory',
  'conventions → programme_party': 'acts that are not over keep from its end who pays or follows them by a part in their programme',
  'conventions → association': 'acts are found and sorted by their association',
  'conventions → application': 'and by their application',
  'disbursements → association': 'orders, recoveries and tranches are found and sorted by their association',
  'disbursements → application': 'and by the application',
  'disbursements → audit_entry': 'when an order was verified and authorised is in the trail alone',
  'disbursements → convention':
    'lists name the convention, find by it and leave out what is hidden; those whose tranches wait, page by page',
  'disbursements → paying_account': 'what was sent to the bank from the accounts of an institution keeps it from being closed',
  'disbursements → component': 'what is paid from the envelopes of a programme: its convention says from which one a project is paid',
  'disbursements → envelope': 'the same',
  'disbursements → sub_envelope': 'the same',
  'disbursements → tranche': 'the same page; an invariant',
  'identity → audit_check': 'the auditor reads the trail here',
  'identity → audit_entry': 'the auditor reads the trail here',
  'associations → proposal': 'one merge of a registration waits at a time, whichever of the two would stay',
  'identity → proposal': 'what waits of a person, or about them, is settled before their account is erased',
  'identity → audit_seal': 'the auditor reads the trail here',
  'institution → number_counter': 'whether a prefix was used, so that it does not change any more',
  'institution → person': 'who entered a revision, in its line',
  'instruction → application': 'the list of studies is shown, sorted and searched by title and amount',
  'instruction → association': 'and by the name of the association',
  'instruction → audit_entry': 'the history of a study is its part of the trail',
  'notifications → role_grant': 'whose associations an old message may prove something to: what is held back with them stays',
  'monitoring → association': 'reports are found and sorted by their association',
  'monitoring → application': 'and by the application',
  'monitoring → component': 'what a component reached: its convention says from which envelope a project is paid',
  'monitoring → envelope': 'the same',
  'monitoring → sub_envelope': 'the same',
  'monitoring → convention': 'what is to be reported on or closed, without what is not; an invariant',
  'monitoring → recovery_order': 'invariant: what was demanded of a project is what its closing says',
  'monitoring → report_fact': 'invariant: what disbursements knows of a report is what the report says',
  'notifications → failed_job': 'the dead letter is read here, where its to-dos are',
  'notifications → proposal': 'what waits for a second person is read here',
  'programmes → audit_entry': 'the history of an entry is its part of the trail of the programme',
  'notifications → audit_check': 'the auditor’s to-do when the trail was found broken',
};

describe('data/ owns SQL', () => {
  const sources = roomSources();
  let owners: Owners;

  beforeAll(async () => {
    const entities = CONTEXTS.flatMap((context) => context.entities);
    const source = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }));
    await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    owners = new Map(
      CONTEXTS.flatMap((context) =>
        context.entities.map((entity): [string, string] => [source.getMetadata(entity).tableName, context.name]),
      ),
    );
  });

  it('each room is a context', () => {
    const rooms = new Set(sources.map(({ file }) => roomOf(file)));
    expect([...new Set(owners.values())].filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('no statement stands elsewhere', () => expect(sources.flatMap(strayStatements)).toEqual([]));

  it('days are read by the one codec', () => expect(sources.flatMap(handmadeDays)).toEqual([]));

  it('no statement asks the database what time it is in the country', () => {
    expect(sources.flatMap(foreignClocks)).toEqual([]);
  });

  it('a room names the tables of others only where it is said why', () => {
    const pairs = new Set(sources.flatMap((source) => foreignTables(source, owners)));
    expect([...pairs].filter((pair) => !LISTED[pair]).sort()).toEqual([]);
    expect(Object.keys(LISTED).filter((pair) => !pairs.has(pair))).toEqual([]);
  });

  describe('and it would be noticed', () => {
    const known: Owners = new Map([
      ['call', 'calls'],
      ['application', 'applications'],
    ]);

    it.each([
      ['a query in app/', 'libs/calls/app/a.ts', 'em.query(`SELECT 1 FROM call`)'],
      ['a builder in http/', 'libs/calls/http/a.controller.ts', 'em.createQueryBuilder(Call, "c")'],
      ['a query in the module', 'libs/calls/calls.module.ts', 'em.query(sql)'],
    ])('%s', (_what, file, code) => expect(strayStatements(parse(file, code))).toHaveLength(1));

    it('but not in data/', () => expect(strayStatements(parse('libs/calls/data/a.ts', 'em.query(sql)'))).toEqual([]));

    it('a day written by the statement', () =>
      expect(handmadeDays(parse('libs/calls/data/a.ts', "em.query(`SELECT to_char(c.ends_on, 'YYYY-MM-DD') FROM call c`)"))).toHaveLength(
        1,
      ));

    it.each([`AT TIME ZONE 'Africa/Casablanca'`, 'AT TIME ZONE $2'])('a clock of the database: %s', (zone) =>
      expect(foreignClocks(parse('libs/calls/data/a.ts', `em.query(\`SELECT (c.at ${zone})::date FROM call c\`)`))).toHaveLength(1),
    );

    it.each([
      ['a read', 'SELECT 1 FROM application a'],
      ['a join', 'SELECT 1 FROM call c JOIN application a ON a.call_id = c.id'],
      ['a second table of a list', 'SELECT 1 FROM call c, application a WHERE true'],
      ['a write', 'UPDATE application SET title = $1'],
      ['an insertion', 'INSERT INTO application (id) VALUES ($1)'],
    ])('%s of another room', (_what, sql) =>
      expect(foreignTables(parse('libs/calls/data/a.ts', `em.query(\`${sql}\`)`), known)).toEqual(['calls → application']),
    );

    it('but not a name the statement gives itself', () =>
      expect(tablesIn('WITH drawn AS (SELECT 1) SELECT * FROM drawn, LATERAL (SELECT 2) x', known)).toEqual(new Set()));
  });
});
