import type { PeopleReached, ReportView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { wordsIn, type DescribeField } from '../../app/saving/index.js';
import { formatCentimes, useLanguage } from '../../ui/index.js';

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
    indicators: draft.indicators.map((indicator, position) => ({ ...indicator, actual: indicatorAt.get(position)?.actual ?? null })),
    beneficiaries,
    lines: draft.lines.map((line) => ({ ...line, actualCentimes: lineOf.get(line.id)?.actualCentimes ?? null })),
  };
}

/** What the fields of a report are called, where two people wrote at once. */
export function useFieldOfReport({ activities, indicators, lines }: ReportView): DescribeField {
  const { t } = useTranslation('monitoring');
  const language = useLanguage();
  return ([part = '', row, field], value) => {
    const text = wordsIn(value).join(' · ');
    switch (part) {
      case 'activities': {
        const what = activities[Number(row)]?.label ?? '';
        return field === 'done'
          ? { label: `${t('activities.was')} · ${what}`, text: value ? t(`activities.done.${value as 'yes'}`) : '' }
          : { label: `${t('activities.comment')} · ${what}`, text };
      }
      case 'indicators':
        return { label: indicators[Number(row)]?.label ?? '', text };
      case 'lines': {
        const line = lines.find(({ id }) => id === row);
        const amount = typeof value === 'number' ? formatCentimes(value, language) : '';
        return { label: `${t('financial.actual')} · ${line?.label ?? ''}`, text: amount };
      }
      case 'beneficiaries':
        return { label: t(`people.${row as 'total'}`), text };
      default:
        return { label: t(`narrative.${part as 'summary'}`), text };
    }
  };
}
