import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { ChoiceField, columnsFor, HEADINGS, IdField, ListQuery, momentOf, type Actor, type Em, type List } from '#platform';
import { CASES, type CaseRow } from '../data/cases.list.js';
import { OUTCOME_LABELS, type EntryOutcome } from '../domain/reconciliation.js';
import { statementCaseMachine, type StatementCaseState } from '../domain/statement-case.machine.js';
import { waitingOn } from './waiting-on.js';

export interface CaseItem {
  id: string;
  state: StatementCaseState;
  stateLabel: Label;
  opened: ZonedInstant;
  outcome: EntryOutcome;
  outcomeLabel: Label;
  direction: 'debit' | 'credit';
  amountCentimes: number;
  bookedOn: string | null;
  endToEndId: string | null;
  batchReference: string | null;
  bankReference: string | null;
  remittance: string | null;
  statementId: string;
  order: { id: string; number: string } | null;
  /** What a second person has not answered yet. */
  proposalId: string | null;
  reason: string | null;
}

export class CasesQuery extends ListQuery {
  @ChoiceField(statementCaseMachine.states, { optional: true }) state?: StatementCaseState;
  @ChoiceField(Object.keys(OUTCOME_LABELS), { optional: true }) outcome?: EntryOutcome;
  @ChoiceField(['debit', 'credit'], { optional: true }) direction?: 'debit' | 'credit';
  @IdField({ optional: true }) statementId?: string;
}

const { text, amount, day, instant } = columnsFor<CaseItem>();
const DIRECTIONS: Readonly<Record<CaseItem['direction'], Label>> = {
  debit: { fr: 'Débit', ar: 'مدين', en: 'Debit' },
  credit: { fr: 'Crédit', ar: 'دائن', en: 'Credit' },
};

/** Movements of the bank that somebody has to look at. */
@Injectable()
export class CasesList implements List<CaseRow, CaseItem, CasesQuery> {
  readonly name = 'bank-cases';
  readonly title = { fr: 'Mouvements à examiner', ar: 'حركات في انتظار الدراسة', en: 'Bank movements to look at' };
  readonly policy = 'statement_case.read';
  readonly query = CasesQuery;
  readonly source = CASES;
  readonly columns = [
    text({ fr: 'Ce qui ne va pas', ar: 'موضع الخلل', en: 'What is wrong' }, (item, language) => item.outcomeLabel[language]),
    text({ fr: 'Ordre de paiement', ar: 'الأمر بالأداء', en: 'Payment order' }, (item) => item.order?.number ?? null),
    text({ fr: 'Référence de bout en bout', ar: 'المرجع من الطرف إلى الطرف', en: 'End-to-end reference' }, (item) => item.endToEndId),
    text({ fr: 'Référence de l’envoi', ar: 'مرجع الإرسالية', en: 'Reference of the batch' }, (item) => item.batchReference),
    text({ fr: 'Référence de la banque', ar: 'مرجع البنك', en: 'Reference of the bank' }, (item) => item.bankReference),
    text({ fr: 'Libellé', ar: 'البيان', en: 'Remittance' }, (item) => item.remittance),
    text({ fr: 'Sens', ar: 'الاتجاه', en: 'Direction' }, (item, language) => DIRECTIONS[item.direction][language]),
    amount(HEADINGS.amount, (item) => item.amountCentimes),
    day({ fr: 'Comptabilisé le', ar: 'تاريخ القيد', en: 'Booked on' }, (item) => item.bookedOn),
    instant({ fr: 'Ouvert le', ar: 'تاريخ الفتح', en: 'Opened on' }, (item) => momentOf(item.opened)),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Motif', ar: 'السبب', en: 'Reason' }, (item) => item.reason),
  ];

  async items(em: Em, _actor: Actor, rows: readonly CaseRow[]): Promise<CaseItem[]> {
    const waiting = await waitingOn(
      em,
      rows.map(({ id }) => id),
    );
    return rows.map(({ openedAt, orderId, orderNumber, ...row }) => ({
      ...row,
      stateLabel: statementCaseMachine.label(row.state),
      opened: zonedInstant(openedAt),
      outcomeLabel: OUTCOME_LABELS[row.outcome],
      order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
      proposalId: waiting.get(row.id) ?? null,
    }));
  }
}
