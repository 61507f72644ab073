import type { ReportView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { wordsIn, type DescribeField } from '../../app/saving/index.js';
import { formatCentimes, useLanguage } from '../../ui/index.js';

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
