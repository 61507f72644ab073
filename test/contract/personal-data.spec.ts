import { DataSource, Entity, ForeignKey, type EntityMetadata } from 'typeorm';
import { dataSourceOptions, Id, personalData, Text, Uuid, type PersonalData } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';

/** Every entry of the register that contexts bring. */
const entries = CONTEXTS.flatMap((context) => context.brings)
  .filter(({ place }) => (place as unknown) === personalData)
  .map(({ value }) => value as PersonalData);

const ENTITIES = CONTEXTS.flatMap((context) => context.entities) as (new () => object)[];

const TELLS_OF_SOMEBODY = /(^|_)(email|phone|address|ip|holder)$/;
const NAMES_SOMEBODY = /^(name|\w+_name)$/;
const NAMES_AN_ACCOUNT = /(^|_)(person_id|by|author_id|visitor_id|instructor_id|former_id|issued_to)$/;

/** Columns that look so and name nobody. */
const NAMES_NOBODY: Readonly<Record<string, string>> = {
  'allocation_scenario.name': 'what its author calls a scenario',
  'failed_job.name': 'of a job',
  'institution.certified_name': 'of an institution, in certificates',
  'kept_secret.name': 'of a secret of the program',
  'seed_step.name': 'of a step of the demonstration',
  'technical_opinion.service_name': 'of a service',
  'outbox.name': 'of an event',
  'report_voucher.name': 'of a voucher',
};

/** Of a table, the columns that hold something of a person. */
function personal({ tableName, columns, foreignKeys }: EntityMetadata): string[] {
  const toAccounts = new Set(
    foreignKeys
      .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === 'person')
      .flatMap(({ columnNames }) => columnNames),
  );
  return columns
    .filter(({ databaseName: name, type }) => {
      if (toAccounts.has(name) || TELLS_OF_SOMEBODY.test(name)) return true;
      if (type === 'uuid') return NAMES_AN_ACCOUNT.test(name);
      return type === 'text' && NAMES_SOMEBODY.test(name) && !(`${tableName}.${name}` in NAMES_NOBODY);
    })
    .map(({ databaseName }) => databaseName);
}

async function metadataOf(entities: (new () => object)[]): Promise<EntityMetadata[]> {
  const source = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }));
  await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  return source.entityMetadatas;
}

describe('the register of processing', () => {
  let tables: EntityMetadata[];
  beforeAll(async () => {
    tables = await metadataOf(ENTITIES);
  });
  const declared = new Map(entries.flatMap(({ tables: of }) => Object.entries(of)));
  const columnsOf = (table: string) =>
    tables.find(({ tableName }) => tableName === table)?.columns.map(({ databaseName }) => databaseName) ?? [];

  it('names every column of every table that holds something of a person', () => {
    const missing = tables.flatMap((table) => {
      const { people = [], holds = [] } = declared.get(table.tableName) ?? { erased: 'kept' };
      return personal(table).flatMap((column) => ([...people, ...holds].includes(column) ? [] : `${table.tableName}.${column}`));
    });
    expect(missing).toEqual([]);
  });

  it('names nothing that is not there, and no table twice', () => {
    const names = entries.flatMap(({ tables: of }) => Object.keys(of));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const strange = [...declared].flatMap(([table, { people = [], holds = [], own }]) =>
      [...people, ...holds, ...(own ? [own.of, ...own.columns] : [])].flatMap((column) =>
        columnsOf(table).includes(column) ? [] : `${table}.${column}`,
      ),
    );
    expect(strange).toEqual([]);
    const nobody = Object.keys(NAMES_NOBODY).filter((name) => !columnsOf(name.split('.')[0]!).includes(name.split('.')[1]!));
    expect(nobody).toEqual([]);
  });

  it('gives a person their own rows only: by a column that names them, and no column that names another', () => {
    for (const [table, { people = [], own }] of declared) {
      if (!own) continue;
      expect({ table, by: [...people, ...(table === 'person' ? ['id'] : [])].includes(own.of) }).toEqual({ table, by: true });
      expect({ table, others: own.columns.filter((column) => people.includes(column)) }).toEqual({ table, others: [] });
    }
  });

  it('says in both languages what, why, on what ground, how long; and why what stays stays', () => {
    for (const entry of entries) {
      for (const part of [entry.what, entry.why, entry.basis, entry.kept, entry.stays ?? entry.what])
        for (const text of [part.fr, part.ar, part.en]) expect(text.length).toBeGreaterThan(3);
      const keeps = Object.values(entry.tables).some(({ erased }) => erased === 'kept');
      expect({ code: entry.code, says: entry.stays !== undefined }).toEqual({ code: entry.code, says: keeps });
    }
  });

  it('every room brings its own', () => {
    const silent = CONTEXTS.filter(({ brings, entities }) => {
      const has = entities.some((entity) => tables.some((table) => table.target === entity && personal(table).length > 0));
      return has && !brings.some(({ place }) => (place as unknown) === personalData);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  describe('and something that nobody declared would be noticed', () => {
    @Entity('planted')
    class Planted {
      @Id('planted_pk') id: string;
      @Uuid() @ForeignKey('Person', { name: 'planted_person_fk' }) owner: string;
      @Uuid({ nullable: true }) decidedBy: string | null;
      @Uuid() callId: string;
      @Text() contactEmail: string;
      @Text() firstName: string;
      @Text() colour: string;
    }

    it('an account, an address or a name, by whatever column', async () => {
      const found = (await metadataOf([...ENTITIES, Planted])).find(({ tableName }) => tableName === 'planted')!;
      expect(personal(found)).toEqual(['owner', 'decided_by', 'contact_email', 'first_name']);
    });
  });
});
