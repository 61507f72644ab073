import { Instant, Int, Text, Uuid } from '#platform';

/** Something entered about a programme: corrected under its version, withdrawn with the reason and kept. */
export abstract class Entry {
  @Int({ default: 1 }) version: number;
  @Instant({ nullable: true }) withdrawnAt: Date | null;
  @Uuid({ nullable: true }) withdrawnBy: string | null;
  @Text({ nullable: true }) withdrawnReason: string | null;
}
