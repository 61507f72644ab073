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

/**
 * How long an idle connection is kept. Behind each stands a process of the server that has read the catalogue and planned what is asked: a
 * new one takes tens of milliseconds of the processor for the same again, and pg would close it after ten quiet seconds.
 */
export const KEPT_IDLE_MS = 10 * 60_000;

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
      idleTimeoutMillis: KEPT_IDLE_MS,
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
