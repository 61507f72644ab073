import { Entity, Unique } from 'typeorm';
import type { Label } from '#kernel';
import { Bool, Id, Int, Json, Text } from '#platform';

/** A kind of gathering; its code stays. */
@Entity('gathering_kind')
@Unique('gathering_kind_code_uq', ['code'])
export class GatheringKindRow {
  @Id('gathering_kind_pk') id: string;
  @Text() code: string;
  @Json() label: Label;
  @Bool({ default: false }) retired: boolean;
  @Int({ default: 1 }) version: number;
}
