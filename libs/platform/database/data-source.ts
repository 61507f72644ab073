import { DataSource, type DataSourceOptions, type EntitySchema, type MixedList } from 'typeorm';
import { Connection } from './connection.js';
import { VALUE_TYPES } from './value-types.js';
import { SnakeNaming } from './naming.js';

export interface Schema {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  entities: MixedList<Function | string | EntitySchema>;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  migrations: MixedList<Function | string>;
}

/** What every connection begins with, whatever the server's own defaults are. */
const SESSION = '-c timezone=UTC -c default_transaction_isolation=read\\ committed';

/** One database, one schema `public`; migrations run by `cli migrate`, never by a serving process. */
export function dataSourceOptions(url: string, schema: Schema, pool = 12): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: schema.entities,
    migrations: schema.migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    applicationName: 'jisr',
    poolSize: pool,
    extra: {
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      options: SESSION,
      types: VALUE_TYPES,
      Client: Connection,
      pipeline: true,
    },
  };
}

export const createDataSource = (url: string, schema: Schema, pool?: number) => new DataSource(dataSourceOptions(url, schema, pool));
