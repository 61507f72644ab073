import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull } from 'typeorm';
import { contentHash, zonedInstant, type ZonedInstant } from '#kernel';
import type { Actor } from '../access/actor.js';
import { Trail } from '../audit/trail.js';
import { newId } from '../database/ids.js';
import { Tx, type Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { Outbox } from '../outbox/outbox.js';
import { FailedJob } from './failed-job.entity.js';
import { JobRegistry } from './job-registry.js';
import type { JobHandler } from './job.js';
import { noPayload, defineJob } from './job.js';
import { Queues } from './queues.js';
import { rowBy } from '../database/row-by.js';

const ERROR_LENGTH = 1_000;
const SWEPT_AT_MOST = 500;
/** The queue notes a failure a moment after the row: both are one. */
const SAME_FAILURE = '1 minute';
const SAME_FAILURE_MS = 60_000;

export interface GivenUp {
  queue: string;
  name: string;
  payload: unknown;
  error: string;
  at: Date;
}

/** The dead letter: jobs that gave up, kept as data until the same work has succeeded. */
@Injectable()
export class FailedJobs {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly registry: JobRegistry,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /** Written outside any transaction of the job's own: that one is lost. The same work failing again is the same row. */
  async record({ queue, name, payload: given, error, at }: GivenUp): Promise<void> {
    const payload = this.payloadOf(name, given);
    const waiting = this.waitingFor(name, payload);
    await this.dataSource.query(
      `INSERT INTO failed_job (id, queue, name, payload, payload_hash, subject, subject_id, error, first_failed_at, failed_at)
       SELECT $1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $9
       WHERE NOT EXISTS (SELECT FROM failed_job WHERE name = $3 AND payload_hash = $5
         AND (settled_at >= $9 OR (settled_at IS NULL AND retried_at IS NULL AND failed_at >= $9::timestamptz - interval '${SAME_FAILURE}')))
       ON CONFLICT (name, payload_hash) WHERE settled_at IS NULL
       DO UPDATE SET error = excluded.error, failed_at = excluded.failed_at, times = failed_job.times + 1, retried_at = NULL, retried_by = NULL
       WHERE failed_job.retried_at IS NULL OR failed_job.retried_at < excluded.failed_at`,
      [
        newId(),
        queue,
        name,
        JSON.stringify(payload),
        contentHash(payload),
        waiting?.subject ?? null,
        waiting?.subjectId ?? null,
        error.slice(0, ERROR_LENGTH),
        at,
      ],
    );
  }

  /** The same work has succeeded: nobody waits for it any more. */
  async settle(name: string, payload: unknown): Promise<void> {
    await this.dataSource.query(
      `UPDATE failed_job SET settled_at = clock_timestamp() WHERE name = $1 AND payload_hash = $2 AND settled_at IS NULL`,
      [name, this.hashOf(name, payload)],
    );
  }

  /** What is being prepared and has failed, by subject id, with the instant since when. */
  async failing(em: Em, subject: string, subjectIds: readonly string[]): Promise<Map<string, ZonedInstant>> {
    if (subjectIds.length === 0) return new Map();
    const rows = await em.findBy(FailedJob, { subject, subjectId: In([...subjectIds]), settledAt: IsNull() });
    return new Map(rows.map((row) => [row.subjectId!, zonedInstant(row.firstFailedAt)]));
  }

  /**
   * Puts the work into its queue again, once until it has failed anew; false when that was done already.
   * @throws NOT_FOUND unknown, settled, or of a job that this version does not know
   */
  async retry(em: Em, actor: Actor, id: string): Promise<boolean> {
    const row = await rowBy(em, FailedJob, { id, settledAt: IsNull() }, 'FOR UPDATE');
    const job = row && this.registry.binding(row.name)?.job;
    if (!row || !job) throw platformErrors.NOT_FOUND();
    if (row.retriedAt) return false;
    await this.outbox.enqueue(em, job, row.payload);
    await em.query(`UPDATE failed_job SET retried_at = clock_timestamp(), retried_by = $2 WHERE id = $1`, [id, actor.personId]);
    await this.trail.record(em, actor, {
      subject: 'failed_job',
      subjectId: id,
      event: 'retry',
      detail: { job: row.name, times: row.times },
    });
    return true;
  }

  hashOf = (name: string, payload: unknown): string => contentHash(this.payloadOf(name, payload));

  /** What the job reads of its payload: an event may carry more, and the same work asked for otherwise is the same work. */
  private payloadOf(name: string, payload: unknown): unknown {
    const parsed = this.registry.binding(name)?.job.payload.safeParse(payload);
    return parsed?.success ? parsed.data : (payload ?? {});
  }

  private waitingFor(name: string, payload: unknown): { subject: string; subjectId: string } | undefined {
    const job = this.registry.binding(name)?.job;
    if (!job?.keepsWaiting || !job.payload.safeParse(payload).success) return undefined;
    return { subject: job.keepsWaiting.subject, subjectId: job.keepsWaiting.id(payload) };
  }
}

export const sweepFailed = defineJob({ name: 'platform.sweep-failed-jobs', queue: 'events', payload: noPayload, attempts: 1 });

/** A worker that died at the wrong moment wrote no row: the queue's own list of failed jobs is looked through. */
@Injectable()
export class SweepFailedJobs implements JobHandler<Record<string, never>> {
  constructor(
    private readonly queues: Queues,
    private readonly failed: FailedJobs,
    private readonly tx: Tx,
  ) {}

  async handle(): Promise<'done'> {
    for (const queue of this.queues.all()) {
      const failed = await queue.getFailed(0, SWEPT_AT_MOST - 1);
      const known = await this.lastFailures(failed.map((job) => job.name));
      for (const job of failed) {
        const at = new Date(job.finishedOn ?? job.timestamp);
        const last = known.get(keyOf(job.name, this.failed.hashOf(job.name, job.data)));
        if (last && last.getTime() >= at.getTime() - SAME_FAILURE_MS) continue;
        await this.failed.record({ queue: queue.name, name: job.name, payload: job.data, error: job.failedReason ?? '', at });
      }
    }
    return 'done';
  }

  private async lastFailures(names: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.tx.run((em) =>
      em.query<{ name: string; hash: string; at: Date }[]>(
        `SELECT name, payload_hash AS hash, max(failed_at) AS at FROM failed_job WHERE name = ANY($1) GROUP BY name, payload_hash`,
        [[...new Set(names)]],
      ),
    );
    return new Map(rows.map(({ name, hash, at }) => [keyOf(name, hash), at]));
  }
}

const keyOf = (name: string, hash: string) => `${name} ${hash}`;
