import { Injectable } from '@nestjs/common';
import { Institutions, issuerOf } from '#institution';
import type { DocumentFrame, Em } from '#platform';
import type { Committee } from '../data/committee.entity.js';

/** The letterhead of a committee's documents: its institution's, and its own secretariat. */
@Injectable()
export class CommitteeIssuer {
  constructor(private readonly institutions: Institutions) {}

  async of(em: Em, { institutionId }: Pick<Committee, 'institutionId'>): Promise<DocumentFrame['issuer']> {
    const { fr, ar } = issuerOf(await this.institutions.facts(em, institutionId));
    return { fr: [...fr, 'Secrétariat du comité'], ar: [...ar, 'كتابة اللجنة'] };
  }
}
