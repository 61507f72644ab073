import { defineLife, tell } from '#platform';
import { Closing, Report } from '../data/report.entity.js';
import { closingMachine } from '../domain/closing.machine.js';
import { reportMachine } from '../domain/report.machine.js';
import { ProjectClosed, ReportDecided, ReportSubmitted } from './monitoring.events.js';

export const reportLife = defineLife({
  machine: reportMachine,
  entity: Report,
  // Whoever writes a report is told by its version that it moved meanwhile.
  also: ({ version }) => ({ version: version + 1 }),
  tells: ({ id, conventionId, state }, event) =>
    tell(event === 'submit' ? ReportSubmitted : ReportDecided, { reportId: id, conventionId, state }),
});

export const closingLife = defineLife({
  machine: closingMachine,
  entity: Closing,
  tells: ({ conventionId }, event) => (event === 'close' || event === 'settle' ? tell(ProjectClosed, { conventionId }) : undefined),
});
