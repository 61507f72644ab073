import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { describeInstitution } from '#seeds';
import { loadConfig, Tx } from '#platform';
import { ApiModule } from '../../../apps/api/app.module.js';
import { CONTEXTS } from '../../../apps/contexts.js';
import type { Letters } from '../../support/mailbox.js';
import { eventually, type World } from '../../support/world.js';

/**
 * The built product that the run has started for every file of this part: api, worker and mail catcher are processes of their own.
 * Stories reach it at its address; what no route shows is read through its parts, on its database.
 */
export async function theProduct(): Promise<World> {
  const { BASE_URL, MAIL_CATCHER_URL } = process.env;
  if (!BASE_URL || !MAIL_CATCHER_URL) throw new Error('No product runs: run `npm test -- browser`, which starts one');
  const config = loadConfig(process.env);
  const api = await NestFactory.createApplicationContext(ApiModule.compose(config, CONTEXTS), { logger: ['error'] });
  await api.get(Tx).run((em) => describeInstitution(api, em));
  const pool = new pg.Pool({ connectionString: config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL, max: 2 });
  pool.on('error', () => undefined);
  return {
    api,
    address: BASE_URL,
    mailDomain: `${randomBytes(3).toString('hex')}.example`,
    mailbox: caughtBy(MAIL_CATCHER_URL),
    config,
    tx: api.get(Tx),
    contexts: CONTEXTS,
    sql: async <T>(query: string, params?: unknown[]) => (await pool.query(query, params)).rows as T[],
    close: async () => {
      await api.close();
      await pool.end();
    },
  };
}

/** The messages that the product's own mail catcher holds. */
function caughtBy(catcher: string): Letters {
  const read = async <T>(path: string) => (await (await fetch(`${catcher}${path}`)).json()) as T;
  return {
    newestTo: (address, subject) =>
      eventually(
        async () => {
          const list = await read<{ messages: { id: string; subject: string }[] }>(`/messages?to=${encodeURIComponent(address)}`);
          const found = list.messages.find((message) => !subject || subject.test(message.subject));
          return found && (await read<{ subject: string; text: string }>(`/messages/${found.id}`));
        },
        `a mail to ${address}${subject ? ` about ${subject}` : ''}`,
      ),
  };
}
