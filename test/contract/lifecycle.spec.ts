import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { parse, roomSources } from './sources.js';
import { stateWrites, type LivingKinds } from './state-writes.js';

/** What writes a state, or a whole row that has one, by itself; each with its reason. */
const LISTED: Record<string, string> = {
  'libs/platform/lifecycle/lifecycle.ts': 'it is the life cycle',
  'libs/applications/data/submit.sql.ts': 'the hot path: number, state and receipt in one statement',
  'libs/committees/app/decision/decision-book.ts': 'writes a decision for the first time, or anew in the state that it has',
};

describe('one life cycle', () => {
  const lives = CONTEXTS.flatMap((context) => context.lives);
  let living: LivingKinds;
  let writes: string[];

  beforeAll(async () => {
    const entities = CONTEXTS.flatMap((context) => context.entities);
    const source = new DataSource({ ...dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }) });
    await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    living = {
      entities: new Set(lives.map((life) => (life.entity as { name: string }).name)),
      tables: new Set(lives.map((life) => source.getMetadata(life.entity).tableName)),
    };
    writes = roomSources().flatMap((source) => stateWrites(source, living));
  });

  it('each machine lives in one table, each table has one machine', () => {
    expect(living.tables.size).toBe(lives.length);
    expect(new Set(lives.map((life) => life.machine.name)).size).toBe(lives.length);
  });

  it('no state is written beside it', () => {
    expect(writes.filter((write) => !LISTED[write.split(':')[0]!])).toEqual([]);
  });

  it('what is listed is still there', () => {
    const files = new Set(writes.map((write) => write.split(':')[0]));
    expect(Object.keys(LISTED).filter((file) => !files.has(file))).toEqual([]);
  });

  describe('and it would be noticed', () => {
    const kinds: LivingKinds = { entities: new Set(['Call']), tables: new Set(['call']) };
    const faults = (code: string) => stateWrites(parse('libs/calls/app/a.ts', code), kinds);

    it.each([
      ['an update', `em.update(Call, { id }, { state: 'open' })`],
      ['an update by a short name', `em.update(Call, { id }, { ...change, state })`],
      ['an update by a constant', `const change = { state: 'open' }; em.update(Call, { id }, change)`],
      ['an update by a constant in a constant', `const to = { state }; const all = { ...to }; em.update(Call, { id }, { ...all })`],
      ['a whole row', `em.save(Call, call)`],
      ['an assignment', `call.state = 'open'`],
      ['a machine asked for the next state', `const to = callMachine.next(call.state, 'open')`],
      ['SQL', 'em.query(`UPDATE call SET version = version + 1, state = $2 WHERE id = $1`)'],
      ['SQL with another name', 'em.query(`WITH x AS (SELECT 1) UPDATE call AS c SET state = ${to} FROM x WHERE c.id = $1`)'],
    ])('%s', (_what, code) => expect(faults(code)).toHaveLength(1));

    it.each([
      ['another column', `em.update(Call, { id, state: 'draft' }, { version: 2 })`],
      ['another table', 'em.query(`UPDATE call_question SET state = $1`)'],
      ['a condition', 'em.query(`UPDATE call SET version = 2 WHERE state = $1`)'],
    ])('but not %s', (_what, code) => expect(faults(code)).toEqual([]));
  });
});
