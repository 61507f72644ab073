import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { BilanYear } from '../domain/bilan.js';
import type { BilanEditionState } from '../domain/bilan-edition.machine.js';

/** A numbered snapshot of a year: once frozen, its figures never change. */
@Entity('bilan_edition')
@Unique('bilan_edition_number_uq', ['year', 'number'])
export class BilanEdition {
  @Id('bilan_edition_pk') id: string;
  @Int() year: number;
  /** 1 for the first edition of the year. */
  @Int() number: number;
  @Text() state: BilanEditionState;
  @Json({ nullable: true }) figures: BilanYear | null;
  /** Of the canonical form of the figures. */
  @Text({ nullable: true }) sha256: string | null;
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'bilan_edition_file_fk' }) fileId: string | null;
  @Instant({ nullable: true }) frozenAt: Date | null;
  @Instant({ nullable: true }) publishedAt: Date | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
