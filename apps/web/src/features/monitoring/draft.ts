import type { PeopleReached, ReportView } from '#monitoring';
import { writtenDefects } from '#monitoring/public';
import type { Held } from '../../app/saving/held.js';
import { countIn, soundCount, typedCount } from './count.js';

type Done = ReportView['activities'][number]['done'];

/** The report as it is being written: what is not filled yet is null or empty, a count is what is typed. */
export interface Draft extends Record<string, unknown> {
  summary: string;
  difficulties: string;
  activities: { label: string; done: NonNullable<Done> | ''; comment: string }[];
  indicators: { label: string; target: number; unit: string; actual: string }[];
  beneficiaries: { [Count in keyof PeopleReached]: string };
  lines: { id: string; account: string; label: string; forecastCentimes: number; actualCentimes: number | null }[];
}

export function draftOf({ summary, difficulties, activities, indicators, declaring, lines }: ReportView): Draft {
  return {
    summary: summary ?? '',
    difficulties: difficulties ?? '',
    activities: activities.map(({ label, done, comment }) => ({ label, done: done ?? '', comment: comment ?? '' })),
    indicators: indicators.map(({ label, target, unit, actual }) => ({ label, target, unit, actual: typedCount(actual) })),
    beneficiaries: typedPeople(declaring),
    lines: lines.map(({ id, account, label, forecastCentimes, actualCentimes }) => ({
      id,
      account,
      label,
      forecastCentimes,
      actualCentimes,
    })),
  };
}

const typedPeople = ({ total, women, minors }: Command['beneficiaries']) => ({
  total: typedCount(total),
  women: typedCount(women),
  minors: typedCount(minors),
});

/** What a draft would refuse: held back at its field. The counts of people are right or wrong together. */
export function heldOf({ summary, difficulties, activities, indicators, beneficiaries }: Draft): Held[] {
  const { total, women, minors } = beneficiaries;
  const defects = writtenDefects({
    summary,
    difficulties,
    activities,
    indicators: indicators.map(({ actual }) => ({ actual: countIn(actual) })),
    beneficiaries: { total: countIn(total), women: countIn(women), minors: countIn(minors) },
  });
  return defects.map((defect) => (defect.path.startsWith('beneficiaries') ? { ...defect, part: 'beneficiaries' } : defect));
}

/** What the API is sent: everything as far as it is written, so that what was emptied is empty there too. */
export function commandOf({ summary, difficulties, activities, indicators, beneficiaries, lines }: Draft) {
  return {
    summary,
    difficulties,
    activities: activities.map(({ done, comment }, position) => ({ position, done: done || null, comment })),
    indicators: indicators.map(({ actual }, position) => ({ position, actual: soundCount(actual) })),
    beneficiaries: {
      total: soundCount(beneficiaries.total),
      women: soundCount(beneficiaries.women),
      minors: soundCount(beneficiaries.minors),
    },
    lines: lines.map(({ id, actualCentimes }) => ({ id, actualCentimes })),
  };
}

export type Command = ReturnType<typeof commandOf>;

/** The draft again, with what the API holds of it. */
export function fromCommand(draft: Draft, content: Command): Draft {
  const { summary, difficulties, beneficiaries } = content;
  const activityAt = new Map(content.activities.map((activity) => [activity.position, activity]));
  const indicatorAt = new Map(content.indicators.map((indicator) => [indicator.position, indicator]));
  const lineOf = new Map(content.lines.map((line) => [line.id, line]));
  return {
    summary: summary ?? '',
    difficulties: difficulties ?? '',
    activities: draft.activities.map(({ label }, position) => {
      const { done, comment } = activityAt.get(position) ?? {};
      return { label, done: done ?? '', comment: comment ?? '' };
    }),
    indicators: draft.indicators.map((indicator, position) => ({ ...indicator, actual: typedCount(indicatorAt.get(position)?.actual) })),
    beneficiaries: typedPeople(beneficiaries),
    lines: draft.lines.map((line) => ({ ...line, actualCentimes: lineOf.get(line.id)?.actualCentimes ?? null })),
  };
}
