import { Injectable } from '@nestjs/common';
import { Institutions, seriesIn, type PayingAccountFacts } from '#institution';
import type { Em, NumberSeries } from '#platform';
import { ProgrammeParties } from '#programmes';
import { scopeOf } from '../domain/subject-of.js';

type Place = Pick<Parameters<typeof scopeOf>[0], 'programmeId' | 'regionCode'>;

/** What policies need to know of an order, to pay or to give back, where money moves: of the parties of its programme, the one that pays acts. */
@Injectable()
export class MoneySubjects {
  constructor(
    private readonly parties: ProgrammeParties,
    private readonly institutions: Institutions,
  ) {}

  async of(em: Em, order: Parameters<typeof scopeOf>[0]): Promise<ReturnType<typeof scopeOf> & { institutionId: string }> {
    const { payingId } = await this.parties.of(em, order.programmeId, order.regionCode);
    return { ...scopeOf(order), institutionId: payingId };
  }

  /** From which account an order is paid as the parties stand. @throws NO_PAYING_ACCOUNT · PAYING_ACCOUNT_ENDED */
  async account(em: Em, { programmeId, regionCode }: Place): Promise<PayingAccountFacts> {
    const { payingId, payingAccountId } = await this.parties.of(em, programmeId, regionCode);
    return this.institutions.payingAccount(em, payingId, payingAccountId);
  }

  /** Orders, to pay or to give back, are numbered in the count of the institution that pays. @throws NOT_FOUND */
  async series(em: Em, { programmeId, regionCode }: Place, series: NumberSeries) {
    const { payingId } = await this.parties.of(em, programmeId, regionCode);
    return seriesIn(await this.institutions.facts(em, payingId), series);
  }
}
