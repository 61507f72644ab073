import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { Extensions, legalHolds, personalData, RETENTION_PERIODS, type Em, type Retention, type RetentionPeriod } from '#platform';
import { countDue, countHeld, instantsBefore } from '../data/purge.queries.js';
import { Institutions } from './institutions.js';
import { Parameters } from './parameters.js';
import { retentionPeriods } from './retention.parameters.js';

/** What a purge would do with one kind. */
export interface PlannedKind {
  retention: Retention;
  /** The period as it counts now, in the unit of its field. */
  length: number;
  before: Date;
  rows: number;
  oldest: Date | null;
  heldBack: number;
  /** By matter; what two matters hold back counts in both. */
  held: { what: Label; rows: number }[];
}

/** By period, the instant before which things end. */
export type CutOffs = Record<RetentionPeriod, Date>;

/** What would be purged, counted by the periods that count today. Changes nothing. */
@Injectable()
export class PurgePlan {
  constructor(
    private readonly extensions: Extensions,
    private readonly institutions: Institutions,
    private readonly parameters: Parameters,
  ) {}

  get retentions(): readonly Retention[] {
    return this.extensions.of(personalData).flatMap(({ ends = [] }) => ends);
  }

  /** The instants that lie the periods of today before `now`. @throws NO_INSTITUTION */
  async cutOffs(em: Em, now: Date): Promise<CutOffs> {
    const lengths = await this.lengths(em);
    const periods = Object.fromEntries(RETENTION_PERIODS.map((name) => [name, `${lengths[name]} ${retentionPeriods.fields[name].kind}`]));
    return (await instantsBefore(em, now, periods)) as CutOffs;
  }

  async kinds(em: Em, cutOffs: CutOffs): Promise<PlannedKind[]> {
    const lengths = await this.lengths(em);
    const holds = this.extensions.of(legalHolds);
    const kinds: PlannedKind[] = [];
    for (const retention of this.retentions) {
      const before = cutOffs[retention.period];
      const counted = await countDue(em, retention, before, holds);
      const held = counted.heldBack > 0 ? await countHeld(em, retention, before, holds) : [];
      const words = held.map(({ code, rows }) => ({ what: holds.find((hold) => hold.code === code)!.what, rows }));
      kinds.push({ retention, length: lengths[retention.period], before, ...counted, held: words });
    }
    return kinds;
  }

  /** By entry of the register, what of it ends and after how long, as decided today; nothing before the first institution. */
  async ending(em: Em): Promise<Map<string, { what: Label; length: number; unit: 'days' | 'months' | 'years' }[]>> {
    if (!(await this.institutions.principalIfAny(em))) return new Map();
    const lengths = await this.lengths(em);
    return new Map(
      this.extensions
        .of(personalData)
        .map(({ code, ends = [] }) => [
          code,
          ends.map(({ what, period }) => ({ what, length: lengths[period], unit: retentionPeriods.fields[period].kind })),
        ]),
    );
  }

  private async lengths(em: Em): Promise<Record<RetentionPeriod, number>> {
    const { id } = await this.institutions.principal(em);
    return (await this.parameters.at(em, retentionPeriods, id)).value;
  }
}
