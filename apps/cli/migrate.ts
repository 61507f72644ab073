import type { DataSource } from 'typeorm';
import { createDataSource, separateRoles, UNPROTECTED_TRAIL, type Config, type ContextDefinition } from '#platform';

const say = (line: string) => process.stdout.write(`${line}\n`);

export const schemaOf = (contexts: readonly ContextDefinition[]) => ({
  entities: contexts.flatMap((context) => context.entities),
  migrations: contexts.flatMap((context) => context.migrations),
});

/** The role that owns the tables; the product's own where no other was given. */
export const ownerUrl = (config: Config) => config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL;

/** Migrations as the owner of the tables, then the rights of the product's role on what they made. */
export async function migrate(config: Config, contexts: readonly ContextDefinition[]): Promise<number> {
  const dataSource = await createDataSource(ownerUrl(config), schemaOf(contexts)).initialize();
  try {
    const done = await dataSource.runMigrations();
    say(done.length === 0 ? 'The schema is up to date.' : `Applied: ${done.map((migration) => migration.name).join(', ')}.`);
    if (!(await grantProduct(dataSource, config.DATABASE_URL))) say(`WARNING ${UNPROTECTED_TRAIL}.`);
    return 0;
  } finally {
    await dataSource.destroy();
  }
}

export const grantProduct = (dataSource: DataSource, productUrl: string): Promise<boolean> =>
  dataSource.transaction((em) => separateRoles((sql, params) => em.query(sql, params), productUrl));
