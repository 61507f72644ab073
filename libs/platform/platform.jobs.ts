import { Injectable } from '@nestjs/common';
import { AuditChain } from './audit/seal.js';
import { AuditEntry, AuditSeal } from './audit/audit-entry.entity.js';
import { bind, defineContext } from './context.js';
import { Platform1790000000000 } from './database/migrations/1790000000000-platform.js';
import { Tx } from './database/tx.js';
import { KeptSecret, SeedStep, StoredFile } from './files/stored-file.entity.js';
import { defineJob, noPayload, type JobHandler } from './jobs/job.js';
import { IdempotencyKey, OutboxRow } from './outbox/outbox.entity.js';

const keepHouse = defineJob({ name: 'platform.keep-house', queue: 'events', payload: noPayload, attempts: 1 });

/** Once a minute: seals the audit rows, forgets carried outbox rows after a week and answers to old keys after a month. */
@Injectable()
export class PlatformJobs implements JobHandler<Record<string, never>> {
  constructor(
    private readonly chain: AuditChain,
    private readonly tx: Tx,
  ) {}

  async handle(): Promise<'done'> {
    while ((await this.chain.seal()) > 0);
    await this.tx.run(async (em) => {
      await em.query(`DELETE FROM outbox WHERE published_at < clock_timestamp() - interval '7 days'`);
      await em.query(`DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - interval '30 days'`);
    });
    return 'done';
  }
}

class NoModule {}

export const platformContext = defineContext({
  name: 'platform',
  module: NoModule,
  entities: [OutboxRow, IdempotencyKey, AuditEntry, AuditSeal, StoredFile, KeptSecret, SeedStep],
  migrations: [Platform1790000000000],
  jobs: [bind(keepHouse, PlatformJobs)],
  schedules: [{ job: keepHouse, everyMs: 60_000 }],
});
