import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';

/** By sub-envelope from which the reader must not learn decisions: what was taken out of it for them, which may be nothing. */
export type UntoldAwardsSource = (em: Em, reader: Actor) => Promise<ReadonlyMap<string, number>>;

/**
 * What is awarded from a sub-envelope is a sum, and a sum tells its parts: who belongs to an applicant, or is kept from a file, would
 * find the decision there before it is told. The stage that decides registers what such a reader does not see yet.
 */
@Injectable()
export class UntoldAwards {
  private readonly sources: UntoldAwardsSource[] = [];

  register(source: UntoldAwardsSource): void {
    this.sources.push(source);
  }

  async of(em: Em, reader: Actor): Promise<ReadonlyMap<string, number>> {
    const untold = new Map<string, number>();
    for (const source of this.sources)
      for (const [id, centimes] of await source(em, reader)) untold.set(id, (untold.get(id) ?? 0) + centimes);
    return untold;
  }
}
