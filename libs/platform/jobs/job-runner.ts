import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { DomainError } from '#kernel';
import { FailedJobs } from './failed-jobs.js';
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
    private readonly failed: FailedJobs,
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
    try {
      const outcome = await this.handle(job);
      await this.failed.settle(job.name, job.data);
      return outcome;
    } catch (error) {
      if (error instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) await this.giveUp(job, error as Error);
      throw error;
    }
  }

  private async handle(job: Job): Promise<string> {
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

  /** What cannot be written now is found by the sweep in the queue's own list. */
  private async giveUp(job: Job, error: Error): Promise<void> {
    try {
      await this.failed.record({ queue: job.queueName, name: job.name, payload: job.data, error: error.message, at: new Date() });
    } catch (failure) {
      this.logger.warn(`${job.name} gave up and is not written down yet: ${(failure as Error).message}`);
    }
  }
}
