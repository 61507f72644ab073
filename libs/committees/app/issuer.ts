import { Injectable } from '@nestjs/common';
import { Institutions, issuerOf, seriesIn } from '#institution';
import type { DocumentFrame, Em, NumberSeries } from '#platform';
import type { Committee } from '../data/committee.entity.js';

/** What a committee's documents have of its institution: the letterhead, with the committee's own secretariat, and the count of their numbers. */
@Injectable()
export class CommitteeIssuer {
  constructor(private readonly institutions: Institutions) {}

  async of(em: Em, { institutionId }: Pick<Committee, 'institutionId'>): Promise<DocumentFrame['issuer']> {
    const { fr, ar } = issuerOf(await this.institutions.facts(em, institutionId));
    return { fr: [...fr, 'Secrétariat du comité'], ar: [...ar, 'كتابة اللجنة'] };
  }

  async series(em: Em, { institutionId }: Pick<Committee, 'institutionId'>, series: NumberSeries): Promise<NumberSeries> {
    return seriesIn(await this.institutions.facts(em, institutionId), series);
  }
}
