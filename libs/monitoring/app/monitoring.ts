import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import { largestBeneficiaries, type Beneficiaries } from '../data/reports.queries.js';

/** What later stages may ask of monitoring. */
@Injectable()
export class Monitoring {
  /**
   * Verified beneficiaries by convention. Successive reports count the same people again, so the largest report stands for
   * the project, never the sum.
   */
  beneficiariesOf(em: Em, conventionIds: readonly string[]): Promise<Map<string, Beneficiaries>> {
    return largestBeneficiaries(em, conventionIds);
  }
}
