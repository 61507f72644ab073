import { acceptReport, fillReport, submitReport } from '#seeds';
import type { MoneyPeople } from './conventions.js';
import { eventually, type World } from './world.js';

export interface ReportFigures {
  /** Spent on the first line beyond (or below) its forecast. */
  overspentCentimes?: number;
  declared?: { total: number; women: number; minors: number };
}

const DECLARED = { total: 118, women: 60, minors: 100 };

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
  await fillReport(people.president, id, {
    people: figures.declared ?? DECLARED,
    summary: 'أنجزت الأنشطة كما كان مقررا.',
    spent: (forecastCentimes, index) => forecastCentimes + (index === 0 ? (figures.overspentCentimes ?? 0) : 0),
  });
  await submitReport(people.president, id);
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
  await acceptReport(people.officer, id, figures.declared ?? DECLARED);
  return id;
}
