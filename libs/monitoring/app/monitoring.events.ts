import { z } from 'zod';
import { defineEvent } from '#platform';
import { reportMachine } from '../domain/report.machine.js';

const report = z.object({ reportId: z.uuid(), conventionId: z.uuid(), state: z.enum(reportMachine.states) });

/** A tranche was paid: a report on it is due. */
export const ReportScheduled = defineEvent('monitoring.report-scheduled.v1', report);
export const ReportSubmitted = defineEvent('monitoring.report-submitted.v1', report);
/** The report was accepted, sent back, or became late: the association must know. */
export const ReportDecided = defineEvent('monitoring.report-decided.v1', report);
/** The project is over: nothing is owed by either side. */
export const ProjectClosed = defineEvent('monitoring.project-closed.v1', z.object({ conventionId: z.uuid() }));
