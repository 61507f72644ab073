import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { REGION_CODES, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Associations } from '#associations';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IntField,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { RECOVERIES, type ListedRecovery } from '../data/recoveries.list.js';
import { recoveryOrderMachine, type RecoveryOrderState } from '../domain/recovery-order.machine.js';
import { UNKNOWN_NAME } from './orders.list.js';
import { waitingOn } from './waiting-on.js';

export interface RecoveryItem {
  id: string;
  number: string;
  conventionId: string;
  conventionNumber: string;
  association: { id: string; name: Localized };
  regionCode: string;
  amountCentimes: number;
  reason: string;
  state: RecoveryOrderState;
  stateLabel: Label;
  issued: ZonedInstant;
  settledOn: string | null;
  reference: string | null;
  /** The reversed payment whose money it awaits: only the bank's entry settles it. */
  receivableOf: string | null;
  proposalId: string | null;
}

export class RecoveriesQuery extends ListQuery {
  @ChoiceField(recoveryOrderMachine.states, { optional: true }) state?: RecoveryOrderState;
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true, description: 'Of the convention' }) year?: number;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, amount, day, instant } = columnsFor<RecoveryItem>();

/** Recovery orders; an association has its own. */
@Injectable()
export class RecoveriesList implements List<ListedRecovery, RecoveryItem, RecoveriesQuery> {
  readonly name = 'recoveries';
  readonly title = { fr: 'Ordres de recette', ar: 'الأوامر بالاستخلاص', en: 'Recovery orders' };
  readonly policy = 'recovery_order.read';
  readonly query = RecoveriesQuery;
  readonly source = RECOVERIES;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.convention, (item) => item.conventionNumber),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    amount(HEADINGS.amount, (item) => item.amountCentimes),
    text({ fr: 'Motif', ar: 'السبب', en: 'Reason' }, (item) => item.reason),
    instant({ fr: 'Émis le', ar: 'تاريخ الإصدار', en: 'Issued on' }, (item) => momentOf(item.issued)),
    day({ fr: 'Encaissé le', ar: 'تاريخ الاستخلاص', en: 'Settled on' }, (item) => item.settledOn),
    text(
      { fr: 'Référence de la banque ou du Trésor', ar: 'مرجع البنك أو الخزينة', en: 'Reference of the bank or the Treasury' },
      (item) => item.reference,
    ),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
  ];

  constructor(private readonly associations: Associations) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedRecovery[]): Promise<RecoveryItem[]> {
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    const waiting = await waitingOn(
      em,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      conventionId: row.conventionId,
      conventionNumber: row.conventionNumber,
      association: { id: row.associationId, name: associations.get(row.associationId)?.name ?? UNKNOWN_NAME },
      regionCode: row.regionCode,
      amountCentimes: row.amountCentimes,
      reason: row.reason,
      state: row.state,
      stateLabel: recoveryOrderMachine.label(row.state),
      issued: zonedInstant(row.issuedAt),
      settledOn: row.settledOn,
      reference: row.reference,
      receivableOf: row.paymentOrderId,
      proposalId: waiting.get(row.id) ?? null,
    }));
  }
}
