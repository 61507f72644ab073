import type { ReportItem, ReportView } from '#monitoring';
import type { HttpPerson } from '../http-person.js';
import { done, until } from './act.js';
import { samplePdf } from './documents.js';

/** The report due on a tranche, once the worker has scheduled it. */
export function reportDue(member: HttpPerson, conventionId: string, trancheRank: number): Promise<ReportItem> {
  return until(async () => {
    const page = done<{ items: ReportItem[] }>(await member.get('/api/monitoring/reports?pageSize=100'), 'list the reports');
    return page.items.find((report) => report.conventionId === conventionId && report.trancheRank === trancheRank);
  }, `the report on tranche ${trancheRank}`);
}

/** What a report says; everything was done, and each indicator reached as many as were there. */
export interface ReportPlan {
  people: { total: number; women: number; minors: number };
  summary: string;
  difficulties?: string;
  /** What a line of the forecast has cost. */
  spent: (forecastCentimes: number, index: number) => number;
}

export async function fillReport(
  member: HttpPerson,
  reportId: string,
  { people, summary, difficulties, spent }: ReportPlan,
): Promise<void> {
  const view = done<ReportView>(await member.get(`/api/monitoring/reports/${reportId}`), 'read the report');
  done(
    await member.put(`/api/monitoring/reports/${reportId}`, {
      version: view.version,
      summary,
      difficulties,
      activities: view.activities.map((_, position) => ({ position, done: 'yes' })),
      indicators: view.indicators.map((_, position) => ({ position, actual: people.total })),
      beneficiaries: people,
      lines: view.lines.map(({ id, forecastCentimes }, index) => ({ id, actualCentimes: spent(forecastCentimes, index) })),
    }),
    'write the report',
  );
}

/** Fills a report and joins a voucher; what the tranche gave was spent in proportion to the budget (`spentPercent` of the forecast). */
export async function writeReport(member: HttpPerson, reportId: string, people: ReportPlan['people'], spentPercent = 100): Promise<void> {
  await fillReport(member, reportId, {
    people,
    summary: 'Les activités prévues ont eu lieu ; les participants sont assidus.',
    difficulties: 'Aucune difficulté notable.',
    spent: (forecastCentimes) => Math.floor((forecastCentimes * spentPercent) / 100),
  });
  done(
    await member.upload(`/api/monitoring/reports/${reportId}/vouchers`, samplePdf('factures.pdf', 'Factures acquittees')),
    'add a voucher',
  );
}

export async function submitReport(president: HttpPerson, reportId: string): Promise<void> {
  done(await president.post(`/api/monitoring/reports/${reportId}/submit`), 'submit the report');
}

export async function acceptReport(
  officer: HttpPerson,
  reportId: string,
  verified: { total: number; women: number; minors: number },
): Promise<void> {
  done(await officer.post(`/api/monitoring/reports/${reportId}/accept`, { verified }), 'accept the report');
}
