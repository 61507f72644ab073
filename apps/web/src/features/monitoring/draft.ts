import type { PeopleReached, ReportView } from '#monitoring';

type Done = ReportView['activities'][number]['done'];

/** The report as it is being written: what is not filled yet is null or empty. */
export interface Draft extends Record<string, unknown> {
  summary: string;
  difficulties: string;
  activities: { label: string; done: NonNullable<Done> | ''; comment: string }[];
  indicators: { label: string; target: number; unit: string; actual: number | null }[];
  beneficiaries: { [Count in keyof PeopleReached]: number | null };
  lines: { id: string; account: string; label: string; forecastCentimes: number; actualCentimes: number | null }[];
}

export function draftOf({ summary, difficulties, activities, indicators, declaring, lines }: ReportView): Draft {
  return {
    summary: summary ?? '',
    difficulties: difficulties ?? '',
    activities: activities.map(({ label, done, comment }) => ({ label, done: done ?? '', comment: comment ?? '' })),
    indicators: indicators.map(({ label, target, unit, actual }) => ({ label, target, unit, actual })),
    beneficiaries: declaring,
    lines: lines.map(({ id, account, label, forecastCentimes, actualCentimes }) => ({
      id,
      account,
      label,
      forecastCentimes,
      actualCentimes,
    })),
  };
}

/** What the API is sent: everything as far as it is written, so that what was emptied is empty there too. */
export function commandOf({ summary, difficulties, activities, indicators, beneficiaries, lines }: Draft) {
  return {
    summary,
    difficulties,
    activities: activities.map(({ done, comment }, position) => ({ position, done: done || null, comment })),
    indicators: indicators.map(({ actual }, position) => ({ position, actual })),
    beneficiaries,
    lines: lines.map(({ id, actualCentimes }) => ({ id, actualCentimes })),
  };
}
