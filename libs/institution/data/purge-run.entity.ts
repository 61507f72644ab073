import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Uuid } from '#platform';

/** What was planned of one kind, by the code of its retention. */
export interface PlannedRows {
  code: string;
  rows: number;
}

/** How far a kind is done. */
export interface PurgeProgress {
  ended: number;
  /** Something else relies on them. */
  kept: number;
  /** The last row that was looked at: the next portion begins after it. */
  after: { since: string; id: string } | null;
  over: boolean;
}

/** One purge: what two persons agreed on, and how far the worker is. */
@Entity('purge_run')
@Index('purge_run_started_ix', ['startedAt'])
@Index('purge_run_open_ix', ['movedAt'], { where: 'finished_at IS NULL' })
export class PurgeRun {
  @Id('purge_run_pk') id: string;
  /** Who proposed and who confirmed; null for the command line. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'purge_run_proposer_fk' }) proposedBy: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'purge_run_confirmer_fk' }) confirmedBy: string | null;
  /** By period, the instant before which things end. */
  @Json() cutOffs: Record<string, string>;
  @Json() planned: PlannedRows[];
  @Json({ default: () => "'{}'" }) progress: Record<string, PurgeProgress>;
  @Instant({ default: () => 'clock_timestamp()' }) startedAt: Date;
  /** When it last did a portion of its work. */
  @Instant({ default: () => 'clock_timestamp()' }) movedAt: Date;
  @Instant({ nullable: true }) finishedAt: Date | null;
}
