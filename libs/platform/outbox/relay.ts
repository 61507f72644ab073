import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { Tx } from '../database/tx.js';
import { JobRegistry } from '../jobs/job-registry.js';
import type { JobDefinition, QueueName } from '../jobs/job.js';
import { Queues } from '../jobs/queues.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { markPublished, waitingRows, type WaitingRow } from './waiting-rows.js';

const BATCH = 100;
const POLL_MS = 1_000;
/** BullMQ makes two temporary tables on PostgreSQL for a bulk: what is fewer than this is cheaper one by one. */
const WORTH_A_BULK = 10;

interface QueuedJob {
  name: string;
  data: unknown;
  opts: JobsOptions;
}

/**
 * Carries outbox rows to the queues, each at least once; the job id is made of the row's, so that a row carried twice is
 * one job. Several relays may run: they never take the same row. Woken by NOTIFY, and by the clock when a call was lost.
 */
@Injectable()
export class OutboxRelay implements OnModuleDestroy {
  private readonly logger = new Logger('OutboxRelay');
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tx: Tx,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  async start(): Promise<void> {
    await this.listen();
    this.timer = setInterval(() => this.poke(), POLL_MS);
    this.poke();
  }

  /** Carries one batch; returns how many rows were carried. While many patient rows come, those that may still wait do. */
  async carry(): Promise<number> {
    return this.tx.run(async (em) => {
      const rows = await waitingRows(em, BATCH);
      if (rows.length === 0) return 0;
      for (const [queue, jobs] of this.jobsOf(rows)) await this.add(queue, jobs);
      await markPublished(em, rows);
      return rows.length;
    });
  }

  /** The first to stop: a batch on its way needs queues and database that still answer. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async add(name: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    const queue = this.queues.queue(name);
    if (jobs.length >= WORTH_A_BULK) await queue.addBulk([...jobs]);
    else await Promise.all(jobs.map((job) => queue.add(job.name, job.data, job.opts)));
  }

  private jobsOf(rows: readonly WaitingRow[]) {
    const byQueue = new Map<QueueName, QueuedJob[]>();
    for (const row of rows) {
      for (const job of this.targets(row)) {
        const list = byQueue.get(job.queue) ?? [];
        list.push({
          name: job.name,
          data: row.payload,
          opts: {
            jobId: `outbox-${row.id}-${job.name}`,
            attempts: job.attempts,
            backoff: { type: 'exponential', delay: 1_000 },
            ...(row.not_before ? { delay: Math.max(0, row.not_before.getTime() - Date.now()) } : {}),
          },
        });
        byQueue.set(job.queue, list);
      }
    }
    return byQueue;
  }

  private targets(row: WaitingRow): JobDefinition[] {
    if (row.kind === 'event') return this.registry.subscribersOf(row.name);
    const binding = this.registry.binding(row.name);
    if (!binding) throw new Error(`outbox row ${row.id} asks for an unknown job ${row.name}`);
    return [binding.job];
  }

  private poke(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain().finally(() => {
      this.running = undefined;
      if (this.again && !this.stopped) {
        this.again = false;
        this.poke();
      }
    });
  }

  private async drain(): Promise<void> {
    try {
      while (!this.stopped && (await this.carry()) === BATCH);
    } catch (error) {
      this.logger.warn(`the outbox waits: ${(error as Error).message}`);
    }
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL, application_name: 'jisr-relay' });
    client.on('notification', () => this.poke());
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.stopped) setTimeout(() => void this.listen().catch(() => undefined), POLL_MS).unref();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.listener = client;
    } catch (error) {
      this.logger.warn(`polling only: ${(error as Error).message}`);
    }
  }
}
