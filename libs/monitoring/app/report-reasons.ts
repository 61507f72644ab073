import { Injectable } from '@nestjs/common';
import { CodedReasons, type CodedReasonView, type CountedReasonView, type OfferedReasonView, type SaidReasons } from '#institution';
import type { FieldError } from '#kernel';
import { found, Lists, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { Report } from '../data/report.entity.js';
import { REASONS_OF_REPORT } from '../data/reports.list.js';
import { subjectOf } from '../domain/report-subject.js';
import { reportReasons } from './monitoring.parameters.js';
import { ReportsList, ReportsQuery } from './reports.list.js';

/** Why reports go back and expenses are set aside, as the institution lists it whose people read them. */
@Injectable()
export class ReportReasons {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly reports: ReportsList,
    private readonly parties: ProgrammeParties,
    private readonly reasons: CodedReasons,
  ) {}

  /** What may be said of this report today. @throws NOT_FOUND */
  offered(actor: Actor, id: string): Promise<OfferedReasonView[]> {
    return this.tx.read(async (em) => {
      const report = await found(em, Report, id);
      requireAccess(actor, 'monitoring.read', subjectOf(report));
      return this.reasons.offered(em, reportReasons, await this.operatingId(em, report));
    });
  }

  async chosen(
    em: Em,
    report: Report,
    codes: readonly string[],
    act: 'return' | 'set_aside',
  ): Promise<{ said: SaidReasons; errors: FieldError[] }> {
    return this.reasons.chosen(em, reportReasons, await this.operatingId(em, report), codes, act);
  }

  views(em: Em, report: SaidReasons): Promise<CodedReasonView[]> {
    return this.reasons.views(em, reportReasons, report);
  }

  /** For what reports were last returned, or expenses of theirs set aside; of those that the reader may see. */
  counted(actor: Actor): Promise<CountedReasonView[]> {
    return this.tx.read(async (em) => {
      const query = Object.assign(new ReportsQuery(), { pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.reports, query, REASONS_OF_REPORT);
      return this.reasons.counted(em, reportReasons, counts);
    });
  }

  private operatingId(em: Em, { programmeId, regionCode }: Report): Promise<string> {
    return this.parties.operatingId(em, programmeId, regionCode);
  }
}
