import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { formatNumber, isolatedIn, Section, SelectField, TextField, useLanguage, useNamed } from '../../ui/index.js';
import { CountField } from './CountField.js';
import type { Draft } from './draft.js';
import listStyles from '../../ui/lists.module.css';
import fieldStyles from '../../ui/fields.module.css';

type Form = UseFormReturnType<Draft>;

/** What was planned, and whether it was done. */
export function ActivitiesFields({ form }: { form: Form }) {
  const { t } = useTranslation('monitoring');
  const named = useNamed();
  const { activities } = form.getValues();
  if (activities.length === 0) return null;
  const answers = [
    { value: '', label: t('applications:choose') },
    ...(['yes', 'partly', 'no'] as const).map((value) => ({ value, label: t(`activities.done.${value}`) })),
  ];
  return (
    <Section title={t('activities.title')}>
      <ul className={listStyles.ruled}>
        {activities.map((activity, index) => (
          <li key={index}>
            <p style={{ margin: '0 0 8px', fontWeight: 600 }}>
              <bdi>{activity.label}</bdi>
            </p>
            <div className={fieldStyles.line}>
              <SelectField
                form={form}
                name={`activities.${index}.done`}
                label={t('activities.was')}
                data={answers}
                aria-label={named(t('activities.was'), activity.label)}
              />
              <TextField
                form={form}
                name={`activities.${index}.comment`}
                label={t('activities.comment')}
                aria-label={named(t('activities.comment'), activity.label)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Targets of the file beside what was reached. */
export function IndicatorsFields({ form }: { form: Form }) {
  const { t } = useTranslation('monitoring');
  const language = useLanguage();
  const { indicators } = form.getValues();
  if (indicators.length === 0) return null;
  return (
    <Section title={t('indicators.title')}>
      <div className={fieldStyles.line}>
        {indicators.map((indicator, index) => (
          <CountField
            key={index}
            form={form}
            name={`indicators.${index}.actual`}
            label={isolatedIn(language, indicator.label)}
            description={t('indicators.target', { target: formatNumber(indicator.target, language), unit: indicator.unit })}
          />
        ))}
      </div>
    </Section>
  );
}
