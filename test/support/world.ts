import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { describeInstitution } from '#seeds';
import {
  CONTEXTS as CONTEXT_LIST,
  createDataSource,
  loadConfig,
  queuePool,
  Tx,
  type Config,
  type ContextDefinition,
  type Patience,
} from '#platform';
import { createServer } from '../../apps/api/server.js';
import { CONTEXTS } from '../../apps/contexts.js';
import { grantProduct, schemaOf } from '../../apps/cli/migrate.js';
import { startWorker } from '../../apps/worker/worker.js';
import { checkAnswers } from './document-check.js';
import { startMailbox, type Letters, type Mailbox } from './mailbox.js';
import { keepMoves, watchMoves } from './moves.js';

export { eventually } from './eventually.js';

/** A program that runs with its database, folder of files and mailbox, in this process or in its own; everything real. */
export interface World {
  /** What the program is made of, for what no route shows. */
  api: INestApplicationContext;
  /** Where the api listens, on the loopback. */
  address: string;
  /** Where the people of the stories have their e-mail: no two stories on one database share it. */
  mailDomain: string;
  mailbox: Letters;
  config: Config;
  tx: Tx;
  contexts: readonly ContextDefinition[];
  /** Statements outside any policy, for assertions on what is stored. */
  sql<T = Record<string, unknown>>(query: string, params?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** A program in this process, on a database of its own. */
export interface OwnWorld extends World {
  api: NestFastifyApplication;
  worker: INestApplicationContext;
  mailbox: Mailbox;
  /** The address by which the owner of the tables signs in; the product has another role. */
  ownerUrl: string;
}

/** The server of the test run; each world makes its own database on it. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run `npm test`, which starts a PostgreSQL of its own');
  return url;
}

/** The product's role on the server of the run, as an installation has it: it owns no table, so that a right that is missing is seen. */
const PRODUCT_ROLE = 'jisr_product';

export interface OwnDatabase {
  /** As the product signs in. */
  url: string;
  /** As migrations sign in, and assertions on what no route shows. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A fresh database with the present schema: a copy of the one that the first test of the run has migrated. */
export async function createDatabase(contexts: readonly ContextDefinition[] = CONTEXTS): Promise<OwnDatabase> {
  return copyOf(await migratedTemplate(contexts));
}

/** A database as a program of before left it: what its dump says, and nothing more. */
export async function restoredDatabase(dump: string): Promise<OwnDatabase> {
  const database = await copyOf('template1');
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(dump);
  } finally {
    await client.end();
  }
  return database;
}

async function copyOf(template: string): Promise<OwnDatabase> {
  const name = `jisr_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(async (query) => {
    await query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    if (template === 'template1') return;
    // Rights on a database are not part of what is copied.
    await query(`GRANT CREATE, TEMPORARY ON DATABASE ${name} TO ${PRODUCT_ROLE}`);
  });
  const drop = () => onServer((query) => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { url: productUrl(name), ownerUrl: databaseUrl(name), drop };
}

/** What a worker begins with would be asked of as many new server processes as it may have, each of which reads the catalogue first. */
const WORKER_POOL = 4;

const TEMPLATE_LOCK = 7301099;

/** One database for each set of migrations on the server of the run; tests that come at the same time wait for whoever makes it. */
async function migratedTemplate(contexts: readonly ContextDefinition[]): Promise<string> {
  const schema = schemaOf(contexts);
  const names = (schema.migrations as { name: string }[]).map((migration) => migration.name);
  const template = `jisr_template_${createHash('sha256').update(names.join()).digest('hex').slice(0, 16)}`;
  await onServer(async (query) => {
    await query(`SELECT pg_advisory_lock(${TEMPLATE_LOCK})`);
    const { rowCount } = await query(`SELECT FROM pg_database WHERE datname = '${template}'`);
    if (rowCount) return;
    const draft = `${template}_${process.pid}`;
    await query(`CREATE DATABASE ${draft}`);
    const dataSource = await createDataSource(databaseUrl(draft), schema).initialize();
    await dataSource.runMigrations();
    await grantProduct(dataSource, productUrl(draft));
    await dataSource.destroy();
    await madeQueues(productUrl(draft));
    await query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  });
  return template;
}

/** What the program makes by itself at its first start: a copy of the template has been started once. */
async function madeQueues(url: string): Promise<void> {
  const pool = queuePool(url);
  (await pool.connect()).release();
  await pool.end();
}

function databaseUrl(name: string): string {
  const url = new URL(testServerUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function productUrl(name: string): string {
  const url = new URL(databaseUrl(name));
  url.username = PRODUCT_ROLE;
  url.password = 'product';
  return url.href;
}

export async function createWorld(
  options: {
    contexts?: readonly ContextDefinition[];
    withoutWorker?: true;
    /** As it is before the first institution is described. */
    withoutInstitution?: true;
    patience?: Patience;
    publicUrl?: string;
    /** Where the api listens, when its address must be known before; otherwise anywhere. */
    port?: number;
    settings?: Record<string, string>;
    database?: OwnDatabase;
  } = {},
): Promise<OwnWorld> {
  const contexts = options.contexts ?? CONTEXTS;
  const began = new Date();
  watchMoves();
  const database = options.database ?? (await createDatabase(contexts));
  const folder = mkdtempSync(path.join(tmpdir(), 'jisr-files-'));
  const mailbox = await startMailbox();
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL: '8',
    REDIS_URL: process.env.REDIS_URL,
    SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
    FILES_URL: folder,
    PUBLIC_URL: options.publicUrl ?? 'http://jisr.test',
    SECRET: 'a secret for tests only, thirty-two characters',
    JISR_DEMO: '1',
    ...options.settings,
  });
  const api = await createServer(config, contexts, { logger: false, patience: options.patience });
  const program = JSON.stringify([contexts.map(({ name }) => name), options.settings]);
  const lies = checkAnswers(program, api, api.getHttpAdapter().getInstance());
  if (!options.withoutInstitution) await describedInstitution(api);
  await api.listen(options.port ?? 0, '127.0.0.1');
  const worker = options.withoutWorker
    ? undefined
    : await startWorker({ ...config, DATABASE_POOL: WORKER_POOL }, contexts, { logger: false });
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  const sql = async <T>(query: string, params?: unknown[]) => (await pool.query(query, params)).rows as T[];
  return {
    api,
    address: await api.getUrl(),
    mailDomain: 'jisr.example',
    ownerUrl: database.ownerUrl,
    worker: worker!,
    mailbox,
    config,
    contexts,
    tx: api.get(Tx),
    sql,
    close: async () => {
      await worker?.close();
      await api.close();
      await keepMoves(sql, began);
      const unsaid = await namesUnsaid(sql);
      await pool.end();
      await mailbox.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
      if (unsaid.length > 0) throw new Error(`Messages name somebody and do not say whom (names): ${unsaid.join(', ')}`);
      if (lies.size > 0) throw new Error(`The OpenAPI document does not say this:\n${[...lies].sort().join('\n')}`);
    },
  };
}

/** The ministry of the stories, where the program is composed of one. */
async function describedInstitution(api: INestApplicationContext): Promise<void> {
  if (api.get<readonly ContextDefinition[]>(CONTEXT_LIST).some(({ name }) => name === 'institution'))
    await api.get(Tx).run((em) => describeInstitution(api, em));
}

/** Kinds of messages whose words name another account than they say: its name would outlive it. */
async function namesUnsaid(sql: World['sql']): Promise<string[]> {
  // The board as the receipt of the authorities names it is nobody's account.
  const [known] = await sql<{ boards: boolean }>(`SELECT to_regclass('board_member') IS NOT NULL AS boards`);
  const boards = known!.boards ? 'NOT EXISTS (SELECT FROM board_member b WHERE b.name = p.name)' : 'true';
  const rows = await sql<{ kind: string }>(
    `SELECT DISTINCT m.kind FROM message m JOIN person p
       ON p.id <> m.person_id AND p.state <> 'erased' AND p.id <> ALL(m.names) AND strpos(p.name, ' ') > 0 AND strpos(m.subject || ' ' || m.body, p.name) > 0
     WHERE m.kind <> 'x' AND ${boards} AND NOT EXISTS (SELECT FROM person own WHERE (own.id = m.person_id OR own.id = ANY(m.names)) AND strpos(own.name, p.name) > 0)`,
  );
  return rows.map(({ kind }) => kind);
}

async function onServer(work: (query: (statement: string) => Promise<pg.QueryResult>) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: testServerUrl() });
  await client.connect();
  try {
    await work((statement) => client.query(statement));
  } finally {
    await client.end();
  }
}
