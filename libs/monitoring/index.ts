export { Monitoring } from './app/monitoring.js';
export type { Beneficiaries } from './data/reports.queries.js';
export { ProjectClosed, ReportDecided, ReportScheduled, ReportSubmitted } from './app/monitoring.events.js';
export type { ClosingView, FollowUpDeed, FollowUpView, ReportView } from './app/monitoring.reads.js';
export type { ReportItem } from './app/reports.list.js';
export type { PeopleReached, SavedDraft } from './app/write-report.js';
export { closingMachine, type ClosingState } from './domain/closing.machine.js';
export { reportMachine, type ReportState } from './domain/report.machine.js';
export { monitoringContext, MonitoringModule } from './monitoring.module.js';
