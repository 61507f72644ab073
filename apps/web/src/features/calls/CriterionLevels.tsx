import { MAX_SCORE } from '#calls/public';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NumberField, RowsTable, useBilingualColumns, wholeIn } from '../../ui/index.js';
import type { GridValues } from './grid-values.js';
import levelsStyles from '../../ui/levels.module.css';

type Level = GridValues['criteria'][number]['levels'][number];

/** What each score of a criterion means, in both languages: members score by the same words. */
export function CriterionLevels({ form, index }: { form: UseFormReturnType<GridValues>; index: number }) {
  const { t } = useTranslation('calls');
  const inBoth = useBilingualColumns();
  const path = `criteria.${index}.levels`;
  const levels = form.values.criteria[index]?.levels ?? [];
  return (
    <details className={levelsStyles.levels} open={Object.keys(form.errors).some((key) => key.startsWith(path)) || undefined}>
      <summary>{t('levels', { count: levels.length })}</summary>
      <RowsTable<Level>
        form={form}
        name={path}
        caption={t('levels', { count: levels.length })}
        columns={[
          {
            key: 'score',
            label: t('score'),
            share: 1,
            digits: true,
            required: true,
            read: wholeIn,
            cell: (field) => <NumberField {...field} max={MAX_SCORE} />,
          },
          ...inBoth<Level>('label', t('levelLabel'), 5),
        ]}
        blank={(rows) => ({ score: Math.max(-1, ...rows.map(({ score }) => score || 0)) + 1, label: { fr: '', ar: '' } })}
        addLabel={t('addLevel')}
        rowLabel={(number) => t('levelNumber', { number })}
        ordered
      />
    </details>
  );
}
