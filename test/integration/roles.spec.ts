import pg from 'pg';
import { mayAlterTrail, separateRoles, type Query } from '#platform';
import { createDatabase, type OwnDatabase } from '../support/world.js';

/** An installation of before had one role for everything: it owned the tables and the queue, and could alter both. */
describe('an installation with one role gets two', () => {
  const role = `jisr_only_${process.pid}`;
  let database: OwnDatabase;
  let owner: pg.Client;
  let product: pg.Client;
  let productUrl: string;
  const asOwner: Query = async (sql, params) => (await owner.query(sql, params)).rows as Record<string, unknown>[];
  const asProduct: Query = async (sql, params) => (await product.query(sql, params)).rows as Record<string, unknown>[];

  beforeAll(async () => {
    database = await createDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const url = new URL(database.ownerUrl);
    Object.assign(url, { username: role, password: 'only' });
    productUrl = url.href;
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'only'`);
    await owner.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${role}`);
    for (const { name } of await asOwner(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    ))
      await owner.query(`ALTER TABLE "${name as string}" OWNER TO ${role}`);
    // The queue of a story is the owner's: here it is the product's own, as on an installation.
    await owner.query(`DROP SCHEMA IF EXISTS bullmq CASCADE`);
    product = new pg.Client({ connectionString: productUrl });
    await product.connect();
    await product.query(`CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (id serial PRIMARY KEY); CREATE TYPE bullmq.kind AS ENUM ('a');
      CREATE FUNCTION bullmq.take() RETURNS int LANGUAGE sql AS 'SELECT 1'`);
  });
  afterAll(async () => {
    await product?.end();
    await owner?.query(`DROP OWNED BY ${role}`);
    await owner?.end();
    await database?.drop();
  });

  it('until then the product could alter the trail, and is said to', async () => {
    expect(await mayAlterTrail(asProduct)).toBe(true);
    await product.query(`ALTER TABLE audit_entry DISABLE TRIGGER USER`);
    await product.query(`ALTER TABLE audit_entry ENABLE TRIGGER USER`);
    expect(await separateRoles(asProduct, productUrl)).toBe(false);
  });

  it('the tables go to the owner, the queue stays the product’s; again changes nothing', async () => {
    for (let times = 0; times < 2; times++) {
      await owner.query('BEGIN');
      expect(await separateRoles(asOwner, productUrl)).toBe(true);
      await owner.query('COMMIT');
    }
    expect(await mayAlterTrail(asProduct)).toBe(false);
    await expect(product.query(`ALTER TABLE audit_entry DISABLE TRIGGER USER`)).rejects.toThrow(/must be owner/);
    await expect(product.query(`DELETE FROM audit_seal`)).rejects.toThrow(/permission denied/);
    await product.query(
      `INSERT INTO audit_entry (role, subject, subject_id, event, content_hash) VALUES ('system', 't', gen_random_uuid(), 'e', 'h')`,
    );
    await product.query(`ALTER TABLE bullmq.job ADD COLUMN later int; INSERT INTO bullmq.job DEFAULT VALUES; SELECT bullmq.take()`);
    await product.query(`CREATE SCHEMA IF NOT EXISTS bullmq`);
  });

  it('a table that a later migration makes can be used, never altered', async () => {
    await owner.query(`CREATE TABLE later (id int)`);
    await product.query(`INSERT INTO later VALUES (1)`);
    await expect(product.query(`UPDATE later SET id = 2`)).rejects.toThrow(/permission denied/);
    await separateRoles(asOwner, productUrl);
    await product.query(`UPDATE later SET id = 2`);
    await expect(product.query(`DROP TABLE later`)).rejects.toThrow(/must be owner/);
  });

  it('a product’s role above every right is refused', async () => {
    const url = new URL(database.ownerUrl);
    await owner.query(`CREATE ROLE ${role}_super LOGIN SUPERUSER`);
    Object.assign(url, { username: `${role}_super` });
    await expect(separateRoles(asOwner, url.href)).rejects.toThrow(/superuser/);
    await owner.query(`DROP ROLE ${role}_super`);
  });
});
