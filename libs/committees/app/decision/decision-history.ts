import { Injectable } from '@nestjs/common';
import { asReference, asWritten, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { dayOfInstant, zonedInstant, type Label } from '#kernel';
import type { Em } from '#platform';
import { decisionsOf } from '../../data/history.queries.js';
import { isAward, OUTCOMES } from '../../domain/outcomes.js';

const AWARDED: Label = { fr: 'accordé', ar: 'ممنوح', en: 'awarded' };

/** What committees decided on the files of an association, for its one-page dossier. */
@Injectable()
export class DecisionHistory implements HistorySource {
  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    return (await decisionsOf(em, associationId, sight)).map((decision) => ({
      topic: 'decision',
      about: asWritten(
        `${[decision.number, decision.letter].flatMap((number) => (number ? [asReference(number)] : [])).join(' · ')} — ${decision.title}`,
      ),
      status: OUTCOMES[decision.outcome],
      at: zonedInstant(decision.decidedAt),
      year: Number(dayOfInstant(decision.decidedAt).slice(0, 4)),
      days: [],
      amount: isAward(decision.outcome) ? { label: AWARDED, centimes: Number(decision.amountCentimes) } : null,
      sums: {},
      late: false,
      imported: false,
      href: sight.as === 'committee' ? null : `/app/applications/${decision.applicationId}`,
    }));
  }
}
