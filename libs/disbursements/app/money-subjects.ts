import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { scopeOf } from '../domain/subject-of.js';

/** What policies need to know of an order, to pay or to give back, where money moves: of the parties of its programme, the one that pays acts. */
@Injectable()
export class MoneySubjects {
  constructor(private readonly parties: ProgrammeParties) {}

  async of(em: Em, order: Parameters<typeof scopeOf>[0]): Promise<ReturnType<typeof scopeOf> & { institutionId: string }> {
    const { payingId } = await this.parties.of(em, order.programmeId, order.regionCode);
    return { ...scopeOf(order), institutionId: payingId };
  }
}
