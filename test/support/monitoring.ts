import type { MoneyPeople } from './conventions.js';
import { eventually, type World } from './world.js';

export interface ReportFigures {
  /** Spent on the first line beyond (or below) its forecast. */
  overspentCentimes?: number;
  declared?: { total: number; women: number; minors: number };
}

/** The id of the report on a paid tranche, once the worker has opened it. */
export function reportOf(people: MoneyPeople, conventionId: string, rank: number): Promise<string> {
  return eventually(async () => {
    const { body } = await people.officer.get(`/api/monitoring/conventions/${conventionId}`);
    return (body.reports as { id: string; trancheRank: number }[]).find((report) => report.trancheRank === rank)?.id;
  }, `the report on tranche ${rank}`);
}

/** Written in full and submitted by the president. Returns its id. */
export async function aSubmittedReport(
  _world: World,
  people: MoneyPeople,
  conventionId: string,
  rank: number,
  figures: ReportFigures = {},
): Promise<string> {
  const id = await reportOf(people, conventionId, rank);
  const report = (await people.president.get(`/api/monitoring/reports/${id}`)).body as {
    version: number;
    lines: { id: string; forecastCentimes: number }[];
    indicators: unknown[];
    activities: unknown[];
  };
  const written = await people.president.put(`/api/monitoring/reports/${id}`, {
    version: report.version,
    summary: 'أنجزت الأنشطة كما كان مقررا.',
    beneficiaries: figures.declared ?? { total: 118, women: 60, minors: 100 },
    activities: report.activities.map((_, position) => ({ position, done: 'yes' })),
    indicators: report.indicators.map((_, position) => ({ position, actual: 118 })),
    lines: report.lines.map((line, index) => ({
      id: line.id,
      actualCentimes: line.forecastCentimes + (index === 0 ? (figures.overspentCentimes ?? 0) : 0),
    })),
  });
  if (written.status !== 200) throw new Error(`not written: ${JSON.stringify(written.body)}`);
  const submitted = await people.president.post(`/api/monitoring/reports/${id}/submit`);
  if (submitted.status !== 200) throw new Error(`not submitted: ${JSON.stringify(submitted.body)}`);
  return id;
}

/** Accepted by the officer with the numbers as declared. Returns its id. */
export async function anAcceptedReport(
  world: World,
  people: MoneyPeople,
  conventionId: string,
  rank: number,
  figures: ReportFigures = {},
): Promise<string> {
  const id = await aSubmittedReport(world, people, conventionId, rank, figures);
  const accepted = await people.officer.post(`/api/monitoring/reports/${id}/accept`, {
    verified: figures.declared ?? { total: 118, women: 60, minors: 100 },
  });
  if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
  return id;
}
