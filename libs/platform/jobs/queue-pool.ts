import { assertSchemaCompatibility, DEFAULT_SCHEMA, LATEST_SCHEMA_VERSION, runMigrations, SchemaMigrationRequiredError } from 'bullmq';
import pg from 'pg';
import { KEPT_IDLE_MS } from '../database/data-source.js';
import { QUEUES } from './job.js';

/** One connection for each queue whose jobs are taken, to wait on, and four to ask by: each is planned for by itself. */
const MOST_CONNECTIONS = QUEUES.length + 4;

/**
 * The connections of all queues of this process. BullMQ makes a pool for each queue and each worker otherwise, every one of them small, cold
 * and checking the schema by itself. Its tables are made or brought up to date by the first connection.
 */
export function queuePool(databaseUrl: string): pg.Pool {
  let prepared: Promise<void> | undefined;
  const prepare = (client: pg.ClientBase): Promise<void> => {
    prepared ??= bringUpToDate(client).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };
  return new pg.Pool({
    connectionString: databaseUrl,
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: KEPT_IDLE_MS,
    // A connection that is lost while it waits for a job is seen, and made again.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'jisr-queues',
    options: `-c search_path=${DEFAULT_SCHEMA}`,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool awaits it, whatever its type says
    onConnect: prepare,
  });
}

async function bringUpToDate(client: pg.ClientBase): Promise<void> {
  if ((await versionOf(client)) < LATEST_SCHEMA_VERSION) await runMigrations(client);
}

async function versionOf(client: pg.ClientBase): Promise<number> {
  try {
    return await assertSchemaCompatibility(client);
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return 0;
    throw error;
  }
}
