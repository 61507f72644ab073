import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { ExtensionPoint, Extensions, type Actor, type Em } from '#platform';
import { componentsOfShares } from '../data/money.queries.js';
import { Target } from '../data/programme-context.entity.js';
import type { Reached } from '../domain/targets.js';
import { TargetAudiences } from './target-audiences.js';
import { targetView, type TargetContentView } from './target.views.js';

/** By component of a programme, people reached by its projects as verified, of what the reader may know. */
export type ResultsSource = (em: Em, reader: Actor, programmeId: string) => Promise<ReadonlyMap<string, Reached>>;
export const resultsSources = new ExtensionPoint<ResultsSource>('results of the components of a programme');

/** By envelope of a programme, what the bank has executed in centimes, of what the reader may know. */
export type PaidSource = (em: Em, reader: Actor, programmeId: string) => Promise<ReadonlyMap<string, number>>;
export const paidSources = new ExtensionPoint<PaidSource>('what is paid from the envelopes of a programme');

/** What stages after this one know of the components and envelopes of a programme. */
@Injectable()
export class ComponentResults {
  constructor(
    private readonly extensions: Extensions,
    private readonly audiences: TargetAudiences,
  ) {}

  async reached(em: Em, reader: Actor, programmeId: string): Promise<ReadonlyMap<string, Reached>> {
    const found = new Map<string, Reached>();
    for (const source of this.extensions.of(resultsSources))
      for (const [id, people] of await source(em, reader, programmeId)) found.set(id, people);
    return found;
  }

  /** What the components that pay from these shares set out to reach, with what their projects reached, of what the reader may know. */
  async targetsOfShares(em: Em, reader: Actor, programmeId: string, subEnvelopeIds: readonly string[]): Promise<TargetContentView[]> {
    const componentIds = await componentsOfShares(em, subEnvelopeIds);
    const targets = await em.find(Target, { where: { componentId: In(componentIds), withdrawnAt: IsNull() }, order: { id: 'ASC' } });
    if (targets.length === 0) return [];
    const reached = await this.reached(em, reader, programmeId);
    const audienceOf = await this.audiences.labels(em, targets);
    return targets.map((target) => targetView(target, audienceOf(target), reached.get(target.componentId)));
  }

  async paid(em: Em, reader: Actor, programmeId: string): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const source of this.extensions.of(paidSources))
      for (const [id, centimes] of await source(em, reader, programmeId)) found.set(id, (found.get(id) ?? 0) + centimes);
    return found;
  }
}
