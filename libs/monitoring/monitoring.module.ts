import { Global, Module } from '@nestjs/common';
import { historySources } from '#associations';
import { parameterDefinitions } from '#institution';
import { resultsSources } from '#programmes';
import { resultsByComponent } from './data/results.queries.js';
import { todoSources, bindDeadline } from '#notifications';
import { bind, defineContext, lists, lives, subscribe, personalData } from '#platform';
import { PaymentExecuted, RecoverySettled } from '#disbursements';
import { CloseProject } from './app/close-project.js';
import { DecideReport } from './app/decide-report.js';
import { FollowUp } from './app/follow-up.js';
import { ProjectClosed, ReportDecided, ReportScheduled, ReportSubmitted } from './app/monitoring.events.js';
import { TellClosed, tellClosed, TellReport, tellReport } from './app/monitoring.messages.js';
import { MonitoringHistory } from './app/monitoring-history.js';
import { MonitoringTodos } from './app/monitoring.todos.js';
import { MonitoringReads } from './app/monitoring.reads.js';
import { Monitoring } from './app/monitoring.js';
import { ReportDue, reportDue, REPORT_DUE, ReportsDue } from './app/report.deadlines.js';
import { reportReasons } from './app/monitoring.parameters.js';
import { ReportReasons } from './app/report-reasons.js';
import { ReasonsOfReports1790400891000 } from './data/migrations/1790400891000-reasons-of-reports.js';
import { ReportsList } from './app/reports.list.js';
import { ScheduleReport, scheduleReport } from './app/schedule-report.job.js';
import { SettleClosing, settleClosing } from './app/settle-closing.job.js';
import { WriteReport } from './app/write-report.js';
import { reportLife, closingLife } from './app/monitoring.lives.js';
import { Monitoring1790001100000 } from './data/migrations/1790001100000-monitoring.js';
import { UnansweredActivities1790001110000 } from './data/migrations/1790001110000-unanswered-activities.js';
import { WritersOfReports1790298810000 } from './data/migrations/1790298810000-writers-of-reports.js';
import { KeptFor1790210030000 } from './data/migrations/1790210030000-kept-for.js';
import { ReportLists1790330060000 } from './data/migrations/1790330060000-report-lists.js';
import { ReportsProgramme1790400806000 } from './data/migrations/1790400806000-reports-programme.js';
import { Closing, Incident, Report, ReportLine, ReportVoucher, SiteVisit } from './data/report.entity.js';
import { monitoringFieldMessages } from './domain/field-messages.js';
import { MonitoringController } from './http/monitoring.controller.js';
import { monitoringInvariants } from './monitoring.invariants.js';
import { monitoringPolicies } from './monitoring.policies.js';
import { monitoringTrail } from './monitoring.trail.js';
import { monitoringPersonalData } from './monitoring.personal-data.js';

const providers = [
  Monitoring,
  MonitoringHistory,
  MonitoringTodos,
  MonitoringReads,
  ReportsList,
  ReportReasons,
  WriteReport,
  DecideReport,
  FollowUp,
  CloseProject,
  ScheduleReport,
  ReportDue,
  ReportsDue,
  SettleClosing,
  TellReport,
  TellClosed,
];

@Global()
@Module({ providers, exports: providers })
export class MonitoringModule {}

export const monitoringContext = defineContext({
  name: 'monitoring',
  module: MonitoringModule,
  controllers: [MonitoringController],
  entities: [Report, ReportLine, ReportVoucher, SiteVisit, Incident, Closing],
  migrations: [
    Monitoring1790001100000,
    UnansweredActivities1790001110000,
    KeptFor1790210030000,
    WritersOfReports1790298810000,
    ReportLists1790330060000,
    ReportsProgramme1790400806000,
    ReasonsOfReports1790400891000,
  ],
  lives: lives(reportLife, closingLife),
  policies: monitoringPolicies,
  fieldMessages: monitoringFieldMessages,
  trail: monitoringTrail,
  jobs: [
    bind(scheduleReport, ScheduleReport),
    bind(reportDue, ReportDue),
    bind(settleClosing, SettleClosing),
    bind(tellReport, TellReport),
    bind(tellClosed, TellClosed),
  ],
  subscriptions: [
    subscribe(PaymentExecuted, scheduleReport),
    subscribe(RecoverySettled, settleClosing),
    subscribe(ReportScheduled, tellReport),
    subscribe(ReportSubmitted, tellReport),
    subscribe(ReportDecided, tellReport),
    subscribe(ProjectClosed, tellClosed),
  ],
  invariants: monitoringInvariants,
  brings: [
    ...monitoringPersonalData.map((entry) => personalData.with(entry)),
    parameterDefinitions.with(reportReasons),
    lists.by(ReportsList),
    historySources.by(MonitoringHistory),
    resultsSources.with(resultsByComponent),
    todoSources.by(MonitoringTodos),
    bindDeadline(REPORT_DUE, ReportsDue),
  ],
});
