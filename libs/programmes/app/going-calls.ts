import { Injectable } from '@nestjs/common';
import { ExtensionPoint, Extensions, type Em } from '#platform';
import { programmeErrors } from '../domain/errors.js';

/** The numbers of a programme's calls that are under way (published and not decided), or, with those only begun, that stand at all. */
export type GoingCallsSource = (em: Em, programmeId: string, which: 'under_way' | 'standing') => Promise<readonly string[]>;
export const goingCallsSources = new ExtensionPoint<GoingCallsSource>('calls of a programme that are not over');

/** What keeps a programme from its end. */
@Injectable()
export class GoingCalls {
  constructor(private readonly extensions: Extensions) {}

  /** @throws PROGRAMME_HAS_CALLS */
  async requireNone(em: Em, programmeId: string, which: 'under_way' | 'standing'): Promise<void> {
    const numbers: string[] = [];
    for (const source of this.extensions.of(goingCallsSources)) numbers.push(...(await source(em, programmeId, which)));
    if (numbers.length > 0) throw programmeErrors.PROGRAMME_HAS_CALLS({ calls: numbers.join(', ') });
  }
}
