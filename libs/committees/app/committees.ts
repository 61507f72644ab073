import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Label } from '#kernel';
import type { ScopeNamer } from '#identity';
import type { Em } from '#platform';
import { Committee } from '../data/committee.entity.js';
import { DecisionLetter } from '../data/decision.entity.js';
import { lastFinalDecision, type FinalDecision } from '../data/decisions.queries.js';

/** What later stages may ask of committees: final decisions, and whether they were notified. */
@Injectable()
export class Committees implements ScopeNamer {
  async names(em: Em, ids: readonly string[]): Promise<Map<string, Label>> {
    const rows = await em.findBy(Committee, { id: In([...ids]) });
    return new Map(rows.map(({ id, name }): [string, Label] => [id, { fr: name.fr, ar: name.ar, en: name.en || name.fr }]));
  }

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
