import { Injectable } from '@nestjs/common';
import { sumCentimes, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import type { CodedReasonView } from '#institution';
import { actsNow, decide, Files, found, requireAccess, rowBy, Tx, type Actor, type StoredFile } from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts } from '#conventions';
import {
  Closing,
  Incident,
  Report,
  ReportLine,
  ReportVoucher,
  SiteVisit,
  type ReportedActivity,
  type ReportedIndicator,
} from '../data/report.entity.js';
import { closingFigures, closingObstacles, type ClosingFigures } from '../domain/closing.js';
import { closingMachine, type ClosingState } from '../domain/closing.machine.js';
import { subjectOf } from '../domain/report-subject.js';
import { reportMachine, WRITABLE } from '../domain/report.machine.js';
import { CloseProject } from './close-project.js';
import { ReportReasons } from './report-reasons.js';
import { ReportsList, type ReportItem } from './reports.list.js';
import type { PeopleCounted, PeopleReached } from './write-report.js';

export interface ReportView extends ReportItem {
  version: number;
  trancheCentimes: number;
  summary: string | null;
  difficulties: string | null;
  activities: ReportedActivity[];
  indicators: ReportedIndicator[];
  declared: PeopleReached | null;
  /** The same as far as it is written. */
  declaring: PeopleCounted;
  verified: PeopleReached | null;
  lines: {
    id: string;
    account: string;
    label: string;
    forecastCentimes: number;
    actualCentimes: number | null;
    /** Actual − forecast; null while nothing is written. */
    differenceCentimes: number | null;
  }[];
  /** The difference is null while nothing is written. */
  totals: { forecastCentimes: number; actualCentimes: number; differenceCentimes: number | null };
  ineligibleCentimes: number;
  vouchers: { id: string; name: string; size: number }[];
  /** Why it was returned, or expenses of it were set aside. */
  reason: string | null;
  reasons: CodedReasonView[];
  can: string[];
}

export interface ClosingView {
  state: ClosingState;
  stateLabel: Label;
  /** As computed and kept, or as they would be computed now. */
  figures: ClosingFigures;
  /** What stands in the way; empty when it can be computed. */
  obstacles: Label[];
  recoveryOrderId: string | null;
  closed: ZonedInstant | null;
}

export interface FollowUpView {
  conventionId: string;
  number: string;
  title: string;
  association: { id: string; name: Localized };
  reports: ReportItem[];
  visits: { id: string; visitedOn: string; findings: string; visitor: string }[];
  incidents: { id: string; occurredOn: string; description: string; author: string }[];
  closing: ClosingView;
  /** What the reader may do now. */
  can: FollowUpDeed[];
}

export type FollowUpDeed = 'visit' | 'incident' | 'compute' | 'close';

/** Reports, visits and closing as people read them. */
@Injectable()
export class MonitoringReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly closings: CloseProject,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly reports: ReportsList,
    private readonly reasons: ReportReasons,
  ) {}

  /** @throws NOT_FOUND */
  one(actor: Actor, id: string): Promise<ReportView> {
    return this.tx.run(async (em) => {
      const report = await found(em, Report, id);
      requireAccess(actor, 'monitoring.read', subjectOf(report));
      const { number, title } = await this.conventions.facts(em, report.conventionId);
      const [item] = await this.reports.items(em, actor, [{ ...report, conventionNumber: number, title }]);
      const lines = await em.find(ReportLine, { where: { reportId: id }, order: { position: 'ASC' } });
      const vouchers = await em.find(ReportVoucher, { where: { reportId: id }, order: { addedAt: 'ASC' } });
      const forecastCentimes = sumCentimes(lines.map((line) => line.forecastCentimes));
      const written = lines.some((line) => line.actualCentimes !== null);
      const actualCentimes = sumCentimes(lines.map((line) => line.actualCentimes ?? 0));
      const isWritable = WRITABLE.includes(report.state) && decide(actor, 'report.write', subjectOf(report)).allowed;
      return {
        ...item!,
        version: report.version,
        trancheCentimes: report.trancheCentimes,
        summary: report.summary,
        difficulties: report.difficulties,
        activities: report.activities,
        indicators: report.indicators,
        declaring: { total: report.declaredTotal, women: report.declaredWomen, minors: report.declaredMinors },
        declared: people(report.declaredTotal, report.declaredWomen, report.declaredMinors),
        verified: people(report.verifiedTotal, report.verifiedWomen, report.verifiedMinors),
        lines: lines.map((line) => ({
          id: line.id,
          account: line.account,
          label: line.label,
          forecastCentimes: line.forecastCentimes,
          actualCentimes: line.actualCentimes,
          differenceCentimes: line.actualCentimes === null ? null : line.actualCentimes - line.forecastCentimes,
        })),
        totals: { forecastCentimes, actualCentimes, differenceCentimes: written ? actualCentimes - forecastCentimes : null },
        ineligibleCentimes: report.ineligibleCentimes,
        vouchers: vouchers.map((voucher) => ({ id: voucher.id, name: voucher.name, size: voucher.size })),
        reason: report.reason,
        reasons: await this.reasons.views(em, report),
        can: [...actsNow(actor, reportMachine, report.state, subjectOf(report)), ...(isWritable ? ['write'] : [])],
      };
    });
  }

  /** @throws NOT_FOUND */
  async voucher(actor: Actor, id: string, voucherId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const report = await found(em, Report, id);
      requireAccess(actor, 'monitoring.read', subjectOf(report));
      const { fileId } = await found(em, ReportVoucher, { id: voucherId, reportId: id });
      return this.files.describe(em, fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }

  /** Everything known of a convention after it took effect. @throws NOT_FOUND */
  ofConvention(actor: Actor, conventionId: string): Promise<FollowUpView> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      requireAccess(actor, 'monitoring.read', convention);
      const reports = await em.find(Report, { where: { conventionId }, order: { trancheRank: 'ASC' } });
      const visits = await em.find(SiteVisit, { where: { conventionId }, order: { visitedOn: 'ASC' } });
      const incidents = await em.find(Incident, { where: { conventionId }, order: { occurredOn: 'ASC' } });
      const names = await this.directory.people(em, [
        ...visits.map((visit) => visit.visitorId),
        ...incidents.map((incident) => incident.authorId),
      ]);
      const nameOf = (id: string) => names.get(id)?.name ?? '—';
      const closing = await rowBy(em, Closing, { conventionId });
      const situation = await this.closings.situation(em, convention);
      const state = closing?.state ?? closingMachine.initial;
      const obstacles = closingMachine.can(state, 'compute') ? closingObstacles(situation) : [];
      return {
        conventionId,
        number: convention.number,
        title: convention.title,
        association: { id: convention.associationId, name: (await this.associations.facts(em, convention.associationId)).name },
        reports: await this.reports.items(
          em,
          actor,
          reports.map((report) => ({ ...report, conventionNumber: convention.number, title: convention.title })),
        ),
        visits: visits.map(({ id, visitedOn, findings, visitorId }) => ({ id, visitedOn, findings, visitor: nameOf(visitorId) })),
        incidents: incidents.map(({ id, occurredOn, description, authorId }) => ({
          id,
          occurredOn,
          description,
          author: nameOf(authorId),
        })),
        closing: {
          state,
          stateLabel: closingMachine.label(state),
          figures: closing && state !== 'open' ? keptFigures(closing) : closingFigures(situation),
          obstacles,
          recoveryOrderId: closing?.recoveryOrderId ?? null,
          closed: closing?.closedAt ? zonedInstant(closing.closedAt) : null,
        },
        can: deeds(actor, convention, state, obstacles.length === 0),
      };
    });
  }
}

function deeds(actor: Actor, convention: ConventionFacts, state: ClosingState, ready: boolean): FollowUpDeed[] {
  const mayClose = (event: 'compute' | 'close') =>
    ready && closingMachine.can(state, event) && decide(actor, `closing.${event}`, convention).allowed;
  return [
    ...(decide(actor, 'site_visit.record', convention).allowed ? (['visit'] as const) : []),
    ...(decide(actor, 'incident.record', convention).allowed ? (['incident'] as const) : []),
    ...(['compute', 'close'] as const).filter(mayClose),
  ];
}

function people(total: number | null, women: number | null, minors: number | null): PeopleReached | null {
  return total === null || women === null || minors === null ? null : { total, women, minors };
}

function keptFigures({ paidCentimes, spentCentimes, ineligibleCentimes, unspentCentimes, toRecoverCentimes }: Closing): ClosingFigures {
  return { paidCentimes, spentCentimes, ineligibleCentimes, unspentCentimes, toRecoverCentimes };
}
