import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  Extensions,
  legalHolds,
  Outbox,
  rowBy,
  SYSTEM,
  Trail,
  Tx,
  type Em,
  type JobHandler,
  type Retention,
  type RetentionEnd,
} from '#platform';
import { nextDue, stalledPurges, type DueRow } from '../data/purge.queries.js';
import { PurgeRun, type PurgeProgress } from '../data/purge-run.entity.js';
import { Institutions } from './institutions.js';
import { carryPurge } from './purge.jobs.js';
import { PurgePlan } from './purge-plan.js';
import { instantsOf } from './purges.js';

/** So many rows a transaction: a worker that is killed loses one portion, and another goes on after the last that was kept. */
const PORTION = 100;
/** A portion takes seconds. */
const STALLED = '2 minutes';
const BEGINNING: PurgeProgress = { ended: 0, kept: 0, after: null, over: false };

interface Portion {
  ended: number;
  looked: number;
  last: DueRow;
}

/** Ends rows of one kind, portion by portion. */
@Injectable()
export class PurgePortions {
  constructor(
    private readonly extensions: Extensions,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** The next portion; what holds back is asked anew. Null when there is none left. */
  async next(em: Em, retention: Retention, before: Date, after: DueRow | null): Promise<Portion | null> {
    const rows = await nextDue(em, retention, before, this.extensions.of(legalHolds), after, PORTION);
    if (rows.length === 0) return null;
    const ending = this.moduleRef.get<RetentionEnd>(retention.by, { strict: false });
    const ended = await ending.end(
      em,
      rows.map(({ id }) => id),
    );
    return { ended, looked: rows.length, last: rows.at(-1)! };
  }
}

/** Does what two persons agreed on. */
@Injectable()
export class CarryPurge implements JobHandler<{ runId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly plan: PurgePlan,
    private readonly portions: PurgePortions,
    private readonly institutions: Institutions,
    private readonly trail: Trail,
  ) {}

  async handle({ runId }: { runId: string }): Promise<'done' | 'skipped'> {
    let portions = 0;
    while (await this.tx.run((em) => this.portion(em, runId))) portions++;
    return portions > 0 ? 'done' : 'skipped';
  }

  /** One transaction of the work; false when there is none left. */
  async portion(em: Em, runId: string): Promise<boolean> {
    const run = await rowBy(em, PurgeRun, { id: runId }, 'FOR UPDATE');
    if (!run || run.finishedAt) return false;
    const agreed = new Set(run.planned.filter(({ rows }) => rows > 0).map(({ code }) => code));
    const retention = this.plan.retentions.find(({ code }) => agreed.has(code) && !run.progress[code]?.over);
    if (!retention) {
      await this.finish(em, run);
      return false;
    }
    const so = run.progress[retention.code] ?? BEGINNING;
    const done = await this.portions.next(em, retention, await this.before(em, run, retention), so.after);
    const now: PurgeProgress = done
      ? { ended: so.ended + done.ended, kept: so.kept + done.looked - done.ended, after: done.last, over: false }
      : { ...so, over: true };
    await em.update(PurgeRun, { id: runId }, { progress: { ...run.progress, [retention.code]: now }, movedAt: () => 'clock_timestamp()' });
    return true;
  }

  /** As agreed on, and never what a period that was lengthened meanwhile keeps. */
  private async before(em: Em, { cutOffs }: PurgeRun, { period }: Retention): Promise<Date> {
    const agreed = instantsOf(cutOffs)[period];
    const today = (await this.plan.cutOffs(em, await this.tx.now(em)))[period];
    return agreed < today ? agreed : today;
  }

  private async finish(em: Em, { id, progress }: PurgeRun): Promise<void> {
    const { id: subjectId } = await this.institutions.principal(em);
    await em.update(PurgeRun, { id }, { finishedAt: () => 'clock_timestamp()' });
    const counts = Object.entries(progress).map(([code, { ended, kept }]) => ({ code, ended, kept }));
    await this.trail.record(em, SYSTEM, { subject: 'institution', subjectId, event: 'end_purge', detail: { run: id, counts } });
  }
}

/** Takes up again what stopped. */
@Injectable()
export class ResumePurges implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
  ) {}

  handle(): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const runs = await stalledPurges(em, STALLED);
      for (const { id } of runs) {
        await this.outbox.enqueue(em, carryPurge, { runId: id });
        await em.update(PurgeRun, { id }, { movedAt: () => 'clock_timestamp()' });
      }
      return runs.length > 0 ? 'done' : 'skipped';
    });
  }
}

/** Once an hour: traces of signing in, which end by themselves. */
@Injectable()
export class PurgeTraces implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly plan: PurgePlan,
    private readonly portions: PurgePortions,
    private readonly institutions: Institutions,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    if (!(await this.tx.read((em) => this.institutions.principalIfAny(em)))) return 'skipped';
    const cutOffs = await this.tx.run(async (em) => this.plan.cutOffs(em, await this.tx.now(em)));
    let ended = 0;
    for (const retention of this.plan.retentions.filter(({ byItself }) => byItself)) {
      let after: DueRow | null = null;
      for (;;) {
        const from: DueRow | null = after;
        const done: Portion | null = await this.tx.run((em) => this.portions.next(em, retention, cutOffs[retention.period], from));
        if (!done) break;
        ended += done.ended;
        after = done.last;
      }
    }
    return ended > 0 ? 'done' : 'skipped';
  }
}
