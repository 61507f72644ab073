import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { REGION_CODES, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Associations } from '#associations';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  IntField,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  TextField,
  yesIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { REPORTS, type ListedReport } from '../data/reports.list.js';
import { reportMachine, type ReportState } from '../domain/report.machine.js';

export interface ReportItem {
  id: string;
  conventionId: string;
  conventionNumber: string;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  trancheRank: number;
  final: boolean;
  state: ReportState;
  stateLabel: Label;
  due: ZonedInstant;
  submitted: ZonedInstant | null;
}

export class ReportsQuery extends ListQuery {
  @ChoiceField(reportMachine.states, { optional: true }) state?: ReportState;
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true, description: 'Of the convention' }) year?: number;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  /** Last returned for it, or with expenses set aside for it. */
  @TextField({ max: 60, optional: true }) reason?: string;
}

const { text, number, instant } = columnsFor<ReportItem>();
const UNKNOWN_NAME: Localized = { fr: '—', ar: '—' };

/** Reports on paid tranches; an association has its own. */
@Injectable()
export class ReportsList implements List<ListedReport, ReportItem, ReportsQuery> {
  readonly name = 'reports';
  readonly title = { fr: 'Rapports', ar: 'التقارير', en: 'Reports' };
  readonly policy = 'monitoring.read';
  readonly query = ReportsQuery;
  readonly source = REPORTS;
  readonly columns = [
    text(HEADINGS.convention, (item) => item.conventionNumber),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    number({ fr: 'Tranche', ar: 'الشطر', en: 'Tranche' }, (item) => item.trancheRank),
    text({ fr: 'Rapport final', ar: 'التقرير النهائي', en: 'Final report' }, (item, language) => yesIn(item.final, language)),
    instant({ fr: 'À remettre avant le', ar: 'أجل التقديم', en: 'Due' }, (item) => momentOf(item.due)),
    instant({ fr: 'Remis le', ar: 'تاريخ التقديم', en: 'Submitted on' }, (item) => momentOf(item.submitted)),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
  ];

  constructor(private readonly associations: Associations) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedReport[]): Promise<ReportItem[]> {
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    return rows.map((row) => ({
      id: row.id,
      conventionId: row.conventionId,
      conventionNumber: row.conventionNumber,
      title: row.title,
      association: { id: row.associationId, name: associations.get(row.associationId)?.name ?? UNKNOWN_NAME },
      regionCode: row.regionCode,
      trancheRank: row.trancheRank,
      final: row.final,
      state: row.state,
      stateLabel: reportMachine.label(row.state),
      due: zonedInstant(row.dueAt),
      submitted: row.submittedAt && zonedInstant(row.submittedAt),
    }));
  }
}
