import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { columnsFor, inWords, JobRegistry, ListQuery, momentOf, TrailNames, type Actor, type Em, type List } from '#platform';
import { STANDING_FAILURES, type StandingFailure } from '../data/failed-jobs.queries.js';

/** Work that gave up, as the administrator reads it. */
export interface FailedJobView {
  id: string;
  /** The code of the job, for whoever looks into the logs. */
  name: string;
  /** What was being prepared; null for work of the program's own. */
  what: Label | null;
  /** Whom or what it keeps waiting, by the name and number that people know. */
  waiting: { subject: string; label: Label; reference: string | null } | null;
  since: ZonedInstant;
  failed: ZonedInstant;
  times: number;
  /** In the operator's English. */
  error: string;
  /** Set while a retry is under way. */
  retried: ZonedInstant | null;
}

export class FailedJobsQuery extends ListQuery {}

const { text, number, instant } = columnsFor<FailedJobView>();

/** The dead letter as a list. */
@Injectable()
export class FailedJobsList implements List<StandingFailure, FailedJobView, FailedJobsQuery> {
  readonly name = 'failed-jobs';
  readonly title = { fr: 'Travaux en échec', ar: 'المهام المتعثرة', en: 'Failed jobs' };
  readonly policy = 'failed-job.manage';
  readonly query = FailedJobsQuery;
  readonly source = STANDING_FAILURES;
  readonly columns = [
    text({ fr: 'Travail', ar: 'المهمة', en: 'Job' }, (item, language) => inWords(item.what, language) ?? item.name),
    text({ fr: 'En attente', ar: 'في الانتظار', en: 'Waiting' }, (item, language) => inWords(item.waiting?.label, language)),
    text({ fr: 'Référence', ar: 'المرجع', en: 'Reference' }, (item) => item.waiting?.reference ?? null),
    instant({ fr: 'Depuis', ar: 'منذ', en: 'Since' }, (item) => momentOf(item.since)),
    instant({ fr: 'Dernier échec', ar: 'آخر تعثر', en: 'Last failure' }, (item) => momentOf(item.failed)),
    number({ fr: 'Échecs', ar: 'مرات التعثر', en: 'Failures' }, (item) => item.times),
    text({ fr: 'Erreur', ar: 'الخطأ', en: 'Error' }, (item) => item.error),
  ];

  constructor(
    private readonly registry: JobRegistry,
    private readonly names: TrailNames,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly StandingFailure[]): Promise<FailedJobView[]> {
    const waiting = rows.flatMap(({ subject, subjectId }) => (subject && subjectId ? [{ subject, subjectId }] : []));
    const references = await this.names.references(em, waiting);
    return rows.map((row) => this.view(row, references));
  }

  private view(row: StandingFailure, references: ReadonlyMap<string, string>): FailedJobView {
    return {
      id: row.id,
      name: row.name,
      what: this.registry.binding(row.name)?.job.keepsWaiting?.what ?? null,
      waiting:
        row.subject && row.subjectId
          ? { subject: row.subject, label: this.names.subject(row.subject), reference: references.get(row.subjectId) ?? null }
          : null,
      since: zonedInstant(row.firstFailedAt),
      failed: zonedInstant(row.failedAt),
      times: row.times,
      error: row.error,
      retried: row.retriedAt && zonedInstant(row.retriedAt),
    };
  }
}
