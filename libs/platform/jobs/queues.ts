import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { createPostgresBackend, Queue, Worker, withBackend, type ConnectionOptions, type Job, type JobsOptions } from 'bullmq';
import { CONFIG, type Config } from '../config/config.js';
import { QUEUES, type QueueName } from './job.js';
import { queuePool } from './queue-pool.js';

const ONE_DAY_S = 86_400;
const KEEP: JobsOptions = { removeOnComplete: { age: ONE_DAY_S, count: 5_000 }, removeOnFail: { age: 30 * ONE_DAY_S } };

/** A job is found again after the death of its worker; one in whose hands so many died is held to be what kills them. */
const DEATHS_SURVIVED = 5;

/** BullMQ's queues: on PostgreSQL by default, on Redis (ioredis) when REDIS_URL is set; nothing else knows which. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];
  private pool: pg.Pool | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      const { Queue: QueueClass } = this.classes();
      queue = new QueueClass(`jisr-${name}`, { connection: this.connection(), defaultJobOptions: KEEP });
      queue.on('error', (error) => this.report(error));
      this.queues.set(name, queue);
    }
    return queue;
  }

  /** Starts taking jobs of a queue. */
  work(name: QueueName, concurrency: number, process: (job: Job) => Promise<string>): Worker {
    const { Worker: WorkerClass } = this.classes();
    const worker = new WorkerClass(`jisr-${name}`, process, {
      connection: this.connection(),
      concurrency,
      stalledInterval: 15_000,
      maxStalledCount: DEATHS_SURVIVED,
    });
    worker.on('error', (error) => this.report(error));
    this.workers.push(worker);
    return worker;
  }

  all(): Queue[] {
    return QUEUES.map((name) => this.queue(name));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await this.pool?.end();
  }

  private classes(): { Queue: typeof Queue; Worker: typeof Worker } {
    if (this.config.REDIS_URL) return { Queue, Worker };
    return withBackend(createPostgresBackend as never) as unknown as { Queue: typeof Queue; Worker: typeof Worker };
  }

  private connection(): ConnectionOptions {
    if (this.config.REDIS_URL) return { url: this.config.REDIS_URL, maxRetriesPerRequest: null };
    return (this.pool ??= this.openPool());
  }

  private openPool(): pg.Pool {
    const pool = queuePool(this.config.DATABASE_URL);
    // Every queue and worker listens for what becomes of it.
    pool.setMaxListeners(2 * QUEUES.length + 1);
    return pool;
  }

  private report(error: Error): void {
    // BullMQ reconnects by itself; the line tells the operator that it has to.
    process.stderr.write(`${JSON.stringify({ level: 'warn', context: 'Queues', message: error.message })}\n`);
  }
}
