import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { REGION_CODES, zonedInstant, type EventOf, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Associations } from '#associations';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  IntField,
  inWords,
  ListQuery,
  mayCause,
  momentOf,
  regionIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { ORDERS, type ListedOrder } from '../data/orders.list.js';
import { paymentOrderMachine, type PaymentOrderState } from '../domain/payment-order.machine.js';

export interface OrderItem {
  id: string;
  number: string;
  state: PaymentOrderState;
  stateLabel: Label;
  conventionId: string;
  conventionNumber: string;
  association: { id: string; name: Localized };
  regionCode: string;
  trancheRank: number;
  amountCentimes: number;
  /** Null for a payment made before the program existed. */
  prepared: ZonedInstant | null;
  executedOn: string | null;
  /** The events that the reader may cause now. */
  can: string[];
}

export class OrdersQuery extends ListQuery {
  @ChoiceField(paymentOrderMachine.states, { optional: true }) state?: PaymentOrderState;
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true, description: 'Of the convention' }) year?: number;
  @IdField({ optional: true }) conventionId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, number, amount, day, instant } = columnsFor<OrderItem>();
export const UNKNOWN_NAME: Localized = { fr: '—', ar: '—' };

/** Payment orders as officers read them. */
@Injectable()
export class OrdersList implements List<ListedOrder, OrderItem, OrdersQuery> {
  readonly name = 'payment-orders';
  readonly title = { fr: 'Ordres de paiement', ar: 'الأوامر بالأداء', en: 'Payment orders' };
  readonly policy = 'payment_order.read';
  readonly query = OrdersQuery;
  readonly source = ORDERS;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.convention, (item) => item.conventionNumber),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    number({ fr: 'Tranche', ar: 'الشطر', en: 'Tranche' }, (item) => item.trancheRank),
    amount(HEADINGS.amount, (item) => item.amountCentimes),
    instant({ fr: 'Préparé le', ar: 'تاريخ الإعداد', en: 'Prepared on' }, (item) => momentOf(item.prepared)),
    day({ fr: 'Exécuté le', ar: 'تاريخ التنفيذ', en: 'Executed on' }, (item) => item.executedOn),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
  ];

  constructor(private readonly associations: Associations) {}

  async items(em: Em, actor: Actor, rows: readonly ListedOrder[]): Promise<OrderItem[]> {
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      stateLabel: paymentOrderMachine.label(row.state),
      conventionId: row.conventionId,
      conventionNumber: row.conventionNumber,
      association: { id: row.associationId, name: associations.get(row.associationId)?.name ?? UNKNOWN_NAME },
      regionCode: row.regionCode,
      trancheRank: row.trancheRank,
      amountCentimes: row.amountCentimes,
      prepared: row.imported ? null : zonedInstant(row.preparedAt),
      executedOn: row.executedOn,
      can: paymentOrderMachine.events.filter((event) => mayAdvance(actor, row, event)),
    }));
  }
}

function mayAdvance(actor: Actor, order: ListedOrder, event: EventOf<typeof paymentOrderMachine>): boolean {
  const takesThreePeople = event === 'verify' || event === 'authorise';
  const excludedPersonIds = takesThreePeople ? [order.preparedBy, order.verifiedBy] : [];
  const { regionCode, associationId } = order;
  return mayCause(actor, paymentOrderMachine, order.state, event, { regionCode, associationId, excludedPersonIds });
}
