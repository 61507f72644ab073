import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { REGION_CODES, type Localized } from '#kernel';
import { Associations } from '#associations';
import { Conventions } from '#conventions';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  IntField,
  inWords,
  ListQuery,
  regionIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { TRANCHES_TO_ORDER, type ListedTranche } from '../data/tranches.list.js';
import { trancheView, type TrancheView } from './tranche-view.js';
import { TrancheStatuses } from './tranche-statuses.js';
import { UNKNOWN_NAME } from './orders.list.js';

/** The next tranche of a convention that has no order yet. */
export interface TrancheToOrder {
  conventionId: string;
  conventionNumber: string;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  tranche: TrancheView;
}

export class TranchesQuery extends ListQuery {
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true }) year?: number;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, number, amount } = columnsFor<TrancheToOrder>();

/** For each convention in force that has tranches left: the next one, payable or blocked and why. */
@Injectable()
export class TranchesList implements List<ListedTranche, TrancheToOrder, TranchesQuery> {
  readonly name = 'tranches';
  readonly title = { fr: 'Tranches à mettre en paiement', ar: 'أشطر في انتظار الأداء', en: 'Tranches to pay' };
  readonly policy = 'payment_order.read';
  readonly query = TranchesQuery;
  readonly source = TRANCHES_TO_ORDER;
  readonly columns = [
    text(HEADINGS.convention, (item) => item.conventionNumber),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    number({ fr: 'Tranche', ar: 'الشطر', en: 'Tranche' }, (item) => item.tranche.rank),
    amount(HEADINGS.amount, (item) => item.tranche.amountCentimes),
    text({ fr: 'Situation', ar: 'الوضعية', en: 'Status' }, (item, language) => item.tranche.statusLabel[language]),
    text({ fr: 'Empêchements', ar: 'الموانع', en: 'What stands in the way' }, (item, language) =>
      item.tranche.blockers.map((blocker) => blocker.text[language]).join(' '),
    ),
  ];

  constructor(
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly statuses: TrancheStatuses,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedTranche[]): Promise<TrancheToOrder[]> {
    const conventions = await this.conventions.factsOf(
      em,
      rows.map(({ conventionId }) => conventionId),
    );
    const associations = await this.associations.factsOf(
      em,
      [...conventions.values()].map((convention) => convention.associationId),
    );
    const statuses = await this.statuses.ofMany(em, [...conventions.values()]);
    const items: TrancheToOrder[] = [];
    for (const { conventionId } of rows) {
      const convention = conventions.get(conventionId)!;
      const next = statuses.get(conventionId)?.find(({ order }) => !order);
      if (!next) continue;
      items.push({
        conventionId,
        conventionNumber: convention.number,
        title: convention.title,
        association: { id: convention.associationId, name: associations.get(convention.associationId)?.name ?? UNKNOWN_NAME },
        regionCode: convention.regionCode,
        tranche: trancheView(next),
      });
    }
    return items;
  }
}
