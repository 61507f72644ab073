import { Injectable } from '@nestjs/common';
import { ExtensionPoint, Extensions, type Actor, type Em } from '#platform';

/** By sub-envelope from which the reader must not learn decisions: what was taken out of it for them, which may be nothing. */
export type UntoldAwardsSource = (em: Em, reader: Actor) => Promise<ReadonlyMap<string, number>>;
export const untoldAwardsSources = new ExtensionPoint<UntoldAwardsSource>('awards not told yet');

/**
 * What is awarded from a sub-envelope is a sum, and a sum tells its parts: who belongs to an applicant, or is kept from a file, would
 * find the decision there before it is told. The stage that decides brings what such a reader does not see yet.
 */
@Injectable()
export class UntoldAwards {
  constructor(private readonly extensions: Extensions) {}

  async of(em: Em, reader: Actor): Promise<ReadonlyMap<string, number>> {
    const untold = new Map<string, number>();
    for (const source of this.extensions.of(untoldAwardsSources))
      for (const [id, centimes] of await source(em, reader)) untold.set(id, (untold.get(id) ?? 0) + centimes);
    return untold;
  }
}
