import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { DomainError } from '#kernel';
import { JobRegistry } from './job-registry.js';
import { QUEUES, type JobHandler, type QueueName } from './job.js';
import { Queues } from './queues.js';

const CONCURRENCY: Record<QueueName, number> = { notifications: 4, deadlines: 2, documents: 1, events: 4 };

/** Runs the jobs of every queue in the worker process. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private workers: Worker[] = [];

  constructor(
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
    private readonly moduleRef: ModuleRef,
  ) {}

  async start(): Promise<void> {
    for (const { handler } of this.registry.bindings()) this.moduleRef.get(handler, { strict: false });
    this.workers = QUEUES.map((name) => this.queues.work(name, CONCURRENCY[name], (job) => this.process(job)));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    for (const { job, everyMs } of this.registry.schedules) {
      await this.queues.queue(job.queue).upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data: {} });
    }
  }

  /** After the relay and before queues and database: jobs under way are done to their end. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
  }

  private async process(job: Job): Promise<string> {
    const binding = this.registry.binding(job.name);
    if (!binding) throw new UnrecoverableError(`no job named ${job.name}`);
    const payload = binding.job.payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`${job.name}: ${payload.error.message}`);
    const handler = this.moduleRef.get<JobHandler>(binding.handler, { strict: false });
    try {
      return await handler.handle(payload.data);
    } catch (error) {
      this.logger.warn(`${job.name} (attempt ${job.attemptsMade + 1} of ${binding.job.attempts}): ${(error as Error).message}`);
      // A refusal of the domain stays a refusal, however often the job is tried.
      if (error instanceof DomainError && error.definition.kind !== 'unavailable') throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}
