import { In, IsNull, type DataSource, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { createDataSource, newId, Tx } from '#platform';
import { schemaOf } from '../../apps/cli/migrate.js';
import { CONTEXTS } from '../../apps/contexts.js';
import { rowBy } from '../../libs/platform/database/row-by.js';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { createDatabase, createWorld, type OwnDatabase, type OwnWorld } from '../support/world.js';

type Entity = new () => ObjectLiteral;
const ENTITIES = CONTEXTS.flatMap(({ entities }) => entities as Entity[]);

/** The short way to one row must say what TypeORM says, of every entity there is: the next one too. */
describe('one row by what singles it out', () => {
  let database: OwnDatabase;
  let world: OwnWorld;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createDatabase();
    world = await createWorld({ database });
    const call = await aPublishedCall(world, {});
    const { president } = await aVerifiedAssociation(world, 'Lignes');
    const draft = await aCompleteDraft(president, call.id);
    await president.post(`/api/applications/${draft}/submission`, { declaration: true }, `rows-${draft}`);
    dataSource = await createDataSource(database.ownerUrl, schemaOf(CONTEXTS), 4).initialize();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await world?.close();
    await database?.drop();
  });

  it.each(ENTITIES.map((entity): [string, Entity] => [entity.name, entity]))('%s', async (_name, entity) => {
    const { primaryColumns } = dataSource.getMetadata(entity);
    const [first] = await dataSource.manager.find(entity, { take: 1 });
    const key = Object.fromEntries(primaryColumns.map(({ propertyName, type }) => [propertyName, first?.[propertyName] ?? none(type)]));
    const expected = await dataSource.manager.findOneBy(entity, key);
    const row = await rowBy(dataSource.manager, entity, key);
    expect(row).toEqual(expected);
    expect(row?.constructor).toBe(expected?.constructor);
    expect(row && Object.keys(row).sort()).toEqual(expected && Object.keys(expected).sort());
  });

  it('some of which the world holds', async () => {
    const found = await Promise.all(ENTITIES.map(async (entity) => (await dataSource.manager.find(entity, { take: 1 })).length));
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(25);
  });

  it('is held against others where it is asked for, and not otherwise', async () => {
    const Application = ENTITIES.find(({ name }) => name === 'Application')!;
    const [{ id }] = (await dataSource.manager.find(Application, { take: 1 })) as [{ id: string }];
    const tx = new Tx(dataSource);
    const isFree = () =>
      tx
        .run(async (em) => {
          await em.query(`SET LOCAL lock_timeout = '50ms'`);
          return rowBy(em, Application, { id }, 'FOR UPDATE').then(
            () => true,
            () => false,
          );
        })
        .catch(() => false);
    const whileHeld = (hold?: 'FOR UPDATE' | 'FOR SHARE') =>
      tx.run(async (em) => {
        await rowBy(em, Application, { id }, hold);
        return isFree();
      });
    expect(await whileHeld()).toBe(true);
    expect(await whileHeld('FOR UPDATE')).toBe(false);
    expect(await whileHeld('FOR SHARE')).toBe(false);
    expect(await isFree()).toBe(true);
  });

  it('takes IS NULL for a condition, and refuses what is none', async () => {
    const Attachment = ENTITIES.find(({ name }) => name === 'ApplicationAttachment')!;
    const by = (where: FindOptionsWhere<ObjectLiteral>) => rowBy(dataSource.manager, Attachment, where);
    expect(await by({ applicationId: newId(), replacedAt: IsNull() })).toBeNull();
    await expect(by({})).rejects.toThrow('singled out by nothing');
    await expect(by({ id: undefined as never })).rejects.toThrow('no value');
    await expect(by({ id: null as never })).rejects.toThrow('no value');
    await expect(by({ id: In([newId()]) })).rejects.toThrow('no value');
    await expect(by({ unheardOf: 1 })).rejects.toThrow('no column');
  });
});

const none = (type: unknown) =>
  type === 'uuid' ? newId() : type === 'integer' || type === 'bigint' ? -1 : type === 'date' ? '1000-01-01' : 'none';
