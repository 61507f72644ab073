import { Injectable } from '@nestjs/common';
import { zonedInstant, type ZonedInstant } from '#kernel';
import { ChoiceField, columnsFor, ListQuery, momentOf, type Actor, type Em, type List } from '#platform';
import { STATEMENTS, type StatementHead } from '../data/statements.list.js';

export interface StatementItem extends Omit<StatementHead, 'importedAt'> {
  imported: ZonedInstant;
}

export class StatementsQuery extends ListQuery {
  @ChoiceField(['1'], { optional: true, description: 'Only those with a movement that nobody has settled' }) open?: string;
}

const { text, number, instant } = columnsFor<StatementItem>();

/** Bank statements: their entries and counts are those that the reader may know of. */
@Injectable()
export class StatementsList implements List<StatementHead, StatementItem, StatementsQuery> {
  readonly name = 'bank-statements';
  readonly title = { fr: 'Relevés bancaires', ar: 'كشوف الحساب', en: 'Bank statements' };
  readonly policy = 'bank_statement.read';
  readonly query = StatementsQuery;
  readonly source = STATEMENTS;
  readonly columns = [
    text({ fr: 'Relevé', ar: 'الكشف', en: 'Statement' }, (item) => item.messageId),
    instant({ fr: 'Importé le', ar: 'تاريخ الاستيراد', en: 'Imported on' }, (item) => momentOf(item.imported)),
    number({ fr: 'Mouvements', ar: 'الحركات', en: 'Movements' }, (item) => item.entries),
    number({ fr: 'Écarts', ar: 'الفوارق', en: 'Mismatches' }, (item) => item.mismatches),
    number({ fr: 'À examiner', ar: 'للفحص', en: 'To look at' }, (item) => item.openCases),
  ];

  items(_em: Em, _actor: Actor, rows: readonly StatementHead[]): Promise<StatementItem[]> {
    return Promise.resolve(rows.map(statementItem));
  }
}

export const statementItem = ({ importedAt, ...head }: StatementHead): StatementItem => ({ ...head, imported: zonedInstant(importedAt) });
