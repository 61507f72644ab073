import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { isLanguage } from '#kernel';
import { Accounts, Grants, Installation, Person, Recovery } from '#identity';
import { createDataSource, SYSTEM, Tx, type Config, type ContextDefinition } from '#platform';
import { WorkerModule } from '../worker/worker.module.js';
import { createInstitution } from './create-institution.js';
import { listFailedJobs, retryFailedJobs } from './failed-jobs.js';
import { importFile } from './import-file.js';
import { purge } from './purge.js';
import { migrate, ownerUrl, schemaOf } from './migrate.js';
import { verifyAudit } from './verify-audit.js';
import { demonstrationAccounts, seed } from './seed.js';

type Contexts = readonly ContextDefinition[];

export interface Command {
  summary: string;
  /** Returns the exit code. */
  run(config: Config, contexts: Contexts, args: string[]): Promise<number>;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything an administrator does without HTTP; each command says what it did and ends with 0, or says what is wrong. */
export const COMMANDS: Record<string, Command> = {
  migrate: {
    summary: 'Bring the database to the present schema, and the product’s role to its rights',
    run: migrate,
  },
  'schema-diff': {
    summary: 'What the entities say that the migrations do not (must be nothing)',
    run: async (config, contexts) => {
      const differences = await schemaDifferences(ownerUrl(config), contexts);
      for (const line of differences) say(`${line};`);
      return differences.length === 0 ? 0 : 1;
    },
  },
  invariants: {
    summary: 'Check every invariant of every context against the stored data',
    run: async (config, contexts) => {
      const broken = await brokenInvariants(config.DATABASE_URL, contexts);
      const checked = contexts.reduce((sum, context) => sum + context.invariants.length, 0);
      for (const { name, rows } of broken) say(`BROKEN ${name}: ${rows.length} row(s), first ${JSON.stringify(rows[0])}`);
      say(`${checked - broken.length} of ${checked} invariants hold.`);
      return broken.length === 0 ? 0 : 1;
    },
  },
  'verify-audit': {
    summary:
      'Recompute the audit trail and compare it with its published heads: [--head <file, line or ->] (default AUDIT_HEAD_FILE), [--no-seal]',
    run: (config, contexts, args) => withProgram(config, contexts, (program) => verifyAudit(program, args)),
  },
  seed: {
    summary: 'Load reference data, or the whole demonstration: seed reference | demonstration (again does nothing)',
    run: (config, contexts, [name]) => seed(config, contexts, name),
  },
  'demo-accounts': {
    summary: 'The accounts of the demonstration',
    run: (config, contexts) => withProgram(config, contexts, (program) => demonstrationAccounts(program.get(Tx))),
  },
  'create-admin': {
    summary: 'Bring an administrator in when two are not left to do it: create-admin <email> <name> [fr|ar|en]',
    run: (config, contexts, [email, name, language = 'fr']) =>
      withProgram(config, contexts, async (program) => {
        if (!email || !name || !isLanguage(language)) {
          say('create-admin <email> <name> [fr|ar|en]');
          return 64;
        }
        const accounts = program.get(Accounts);
        const link = await program.get(Tx).run(async (em) => {
          const person = await accounts.invite(em, SYSTEM, { email, name, language });
          await program.get(Grants).grant(em, SYSTEM, person.id, 'administrator');
          return accounts.issueLink(em, person.id, person.state === 'unconfirmed' ? 'welcome' : 'password');
        });
        say(`${new URL('/app/password', config.PUBLIC_URL).href}?token=${link!.token}`);
        return 0;
      }),
  },
  'create-institution': {
    summary: 'Describe an institution from a file: create-institution <file.json>; the first one runs the installation',
    run: (config, contexts, [file]) => withProgram(config, contexts, (program) => createInstitution(program, file)),
  },
  import: {
    summary:
      'Bring a file of before in: import <associations|past_projects> <file> [--region MA-09] [--carry]; without --carry nothing is made',
    run: (config, contexts, args) => withProgram(config, contexts, (program) => importFile(program, args)),
  },
  purge: {
    summary: 'What is over of what is kept of persons, and what is held back: purge --dry-run; ended at once: purge --yes',
    run: (config, contexts, args) => withProgram(config, contexts, (program) => purge(program, args)),
  },
  'setup-code': {
    summary: 'A one-time code to name two administrators, where there are none; where they are gone: setup-code <reason>',
    run: (config, contexts, args) =>
      withProgram(config, contexts, async (program) => {
        const ifNew = args.includes('--if-new');
        const reason = args
          .filter((word) => word !== '--if-new')
          .join(' ')
          .trim();
        const installation = program.get(Installation);
        const code = (await installation.code(true)) ?? (reason && !ifNew ? await installation.codeInPlace(reason) : null);
        if (!code && ifNew) return 0;
        if (!code) {
          say('This installation has administrators: they bring in others, two by two. When fewer than two can: setup-code <reason>');
          return 1;
        }
        say(`${new URL('/app/setup', config.PUBLIC_URL).href}  code: ${code}`);
        return 0;
      }),
  },
  'new-second-factor': {
    summary: 'Let somebody who lost the telephone enrol a new one, after a notice of 48 hours: new-second-factor <email> <reason>',
    run: (config, contexts, [email, ...reason]) =>
      withProgram(config, contexts, async (program) => {
        const person = email ? await program.get(Tx).run((em) => em.findOneBy(Person, { email: email.toLowerCase() })) : null;
        if (!person || reason.length === 0) {
          say('new-second-factor <email> <reason>');
          return 64;
        }
        const at = await program.get(Tx).run((em) => program.get(Recovery).scheduleEnd(em, SYSTEM, person.id, reason.join(' ')));
        say(`${email} enrols a new telephone at the first sign-in after ${at.toISOString()}, and has been told.`);
        return 0;
      }),
  },
  'failed-jobs': {
    summary: 'Jobs that gave up, since when, whom they keep waiting and why',
    run: (config, contexts) => withProgram(config, contexts, listFailedJobs),
  },
  'retry-job': {
    summary: 'Put a job that gave up back into its queue: retry-job <id> | --all',
    run: (config, contexts, args) => withProgram(config, contexts, (program) => retryFailedJobs(program, args)),
  },
};

/**
 * The statements that would make the database match the entities. CHECK and EXCLUDE constraints (`_ck`, `_ex`) stand in the
 * migrations alone: the comparison knows their names only, so a second copy in a decorator would prove nothing.
 */
export async function schemaDifferences(url: string, contexts: Contexts): Promise<string[]> {
  const dataSource = await createDataSource(url, schemaOf(contexts)).initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query).filter((query) => !/DROP CONSTRAINT "\w+_(ck|ex)"/.test(query));
  } finally {
    await dataSource.destroy();
  }
}

export async function brokenInvariants(url: string, contexts: Contexts): Promise<{ name: string; rows: unknown[] }[]> {
  const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
  await dataSource.initialize();
  try {
    const broken: { name: string; rows: unknown[] }[] = [];
    for (const invariant of contexts.flatMap((context) => context.invariants)) {
      const rows = await dataSource.query<unknown[]>(`SELECT * FROM (${invariant.sql}) AS offending LIMIT 20`);
      if (rows.length > 0) broken.push({ name: invariant.name, rows });
    }
    return broken;
  } finally {
    await dataSource.destroy();
  }
}

/** The whole program without routes and without running jobs. */
export async function withProgram(
  config: Config,
  contexts: Contexts,
  work: (program: INestApplicationContext) => Promise<number>,
): Promise<number> {
  const program = await NestFactory.createApplicationContext(WorkerModule.compose(config, contexts), { logger: ['error', 'warn'] });
  try {
    return await work(program);
  } finally {
    await program.close();
  }
}
