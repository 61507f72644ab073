import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Em } from '#platform';
import { DecisionLetter } from '../data/decision.entity.js';
import { lastFinalDecision, type FinalDecision } from '../data/decisions.queries.js';

/** What later stages may ask of committees: final decisions, and whether they were notified. */
@Injectable()
export class Committees {
  /** The final decision on a file, or null while there is none; after a deferral, that of the last session. */
  finalDecision(em: Em, applicationId: string): Promise<FinalDecision | null> {
    return lastFinalDecision(em, applicationId);
  }

  /** Of these decisions, those whose letter was sent to the association. */
  async notified(em: Em, decisionIds: readonly string[]): Promise<Set<string>> {
    const letters = await em.findBy(DecisionLetter, { state: 'sent', decisionId: In([...decisionIds]) });
    return new Set(letters.map(({ decisionId }) => decisionId));
  }
}
