import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { decide, Extensions, personalData, requireAccess, Tx, type Actor, type Em } from '#platform';
import { PurgeRun } from '../data/purge-run.entity.js';
import { Institutions } from './institutions.js';
import { PurgePlan, type PlannedKind } from './purge-plan.js';
import { retentionPeriods } from './retention.parameters.js';

export interface RetentionKindView {
  code: string;
  what: Label;
  becomes: Label;
  period: Label;
  length: number;
  unit: 'days' | 'months' | 'years';
  /** What began before this instant is over. */
  before: ZonedInstant;
  rows: number;
  oldest: ZonedInstant | null;
  heldBack: number;
  /** By matter; what two matters hold back counts in both. */
  held: { what: Label; rows: number }[];
  /** Ends by itself, once an hour. */
  byItself: boolean;
}

export interface PurgeRunView {
  id: string;
  started: ZonedInstant;
  finished: ZonedInstant | null;
  kinds: { what: Label; planned: number; ended: number; kept: number }[];
}

export interface PurgePlanView {
  institutionId: string;
  kinds: RetentionKindView[];
  /** Kept as long as the law on public accounts asks, by no purge. */
  never: { what: Label; why: Label }[];
  /** The last ones, newest first. */
  runs: PurgeRunView[];
  can: 'propose'[];
}

const SHOWN_RUNS = 10;

/** What a purge would do, and what the last ones did; changes nothing. */
@Injectable()
export class PurgeReads {
  constructor(
    private readonly tx: Tx,
    private readonly plan: PurgePlan,
    private readonly institutions: Institutions,
    private readonly extensions: Extensions,
  ) {}

  /** @throws FORBIDDEN · NO_INSTITUTION */
  view(actor: Actor): Promise<PurgePlanView> {
    requireAccess(actor, 'purge.read');
    return this.tx.run(async (em) => this.of(em, actor), { readOnly: true });
  }

  private async of(em: Em, actor: Actor): Promise<PurgePlanView> {
    const { id: institutionId } = await this.institutions.principal(em);
    const kinds = (await this.plan.kinds(em, await this.plan.cutOffs(em, await this.tx.now(em)))).map(kindView);
    const runs = await em.find(PurgeRun, { order: { startedAt: 'DESC' }, take: SHOWN_RUNS });
    const isFree = runs.every(({ finishedAt }) => finishedAt !== null) && kinds.some(({ rows, byItself }) => rows > 0 && !byItself);
    const mayPropose = decide(actor, 'purge.propose').allowed;
    return {
      institutionId,
      kinds,
      never: this.extensions.of(personalData).flatMap(({ what, stays, ends }) => (stays && !ends ? [{ what, why: stays }] : [])),
      runs: runs.map((run) => this.runView(run)),
      can: isFree && mayPropose ? ['propose'] : [],
    };
  }

  private runView({ id, startedAt, finishedAt, planned, progress }: PurgeRun): PurgeRunView {
    const whats = new Map(this.plan.retentions.map(({ code, what }) => [code, what]));
    const kinds = planned
      .filter(({ rows }) => rows > 0)
      .map(({ code, rows }) => ({
        what: whats.get(code) ?? { fr: code, ar: code, en: code },
        planned: rows,
        ended: progress[code]?.ended ?? 0,
        kept: progress[code]?.kept ?? 0,
      }));
    return { id, started: zonedInstant(startedAt), finished: finishedAt && zonedInstant(finishedAt), kinds };
  }
}

function kindView({ retention, length, before, rows, oldest, heldBack, held }: PlannedKind): RetentionKindView {
  const { kind: unit, label: period } = retentionPeriods.fields[retention.period];
  const { code, what, becomes, byItself } = retention;
  return {
    ...{ code, what, becomes, period, length, unit, rows, heldBack, held },
    before: zonedInstant(before),
    oldest: oldest && zonedInstant(oldest),
    byItself: byItself ?? false,
  };
}
