import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';

/** People a project reached, as an officer verified them in accepted reports. */
export interface Beneficiaries {
  total: number;
  women: number;
  minors: number;
}

/** What later stages may ask of monitoring. */
@Injectable()
export class Monitoring {
  /**
   * Verified beneficiaries by convention. Successive reports count the same people again, so the largest report stands for
   * the project, never the sum.
   */
  async beneficiariesOf(em: Em, conventionIds: readonly string[]): Promise<Map<string, Beneficiaries>> {
    const rows = await em.query<({ id: string } & Beneficiaries)[]>(
      `SELECT DISTINCT ON (convention_id) convention_id AS id, verified_total AS total, verified_women AS women, verified_minors AS minors
       FROM report WHERE convention_id = ANY($1::uuid[]) AND state = 'accepted' ORDER BY convention_id, verified_total DESC, tranche_rank DESC`,
      [conventionIds],
    );
    return new Map(rows.map(({ id, ...people }) => [id, people]));
  }
}
