import type { GridCriterion, RankingView } from '#committees';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldId, useLocal } from '../../../ui/index.js';
import levelsStyles from '../../../ui/levels.module.css';
import styles from './ReasonTicks.module.css';
import shared from '../committees.module.css';

interface ReasonTicksProps {
  form: { getInputProps: (name: string) => unknown };
  grid: GridCriterion[];
  /** Those that the institution offers today. */
  reasons: RankingView['reasons'];
}

/** The coded reasons; those that speak of a criterion are ticked criterion by criterion. */
export function ReasonTicks({ form, grid, reasons }: ReasonTicksProps) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const { value, onChange, error } = form.getInputProps('reasons') as {
    value: string[];
    onChange: (value: string[]) => void;
    error?: string;
  };
  const ofCriterion = reasons.filter((reason) => reason.ofCriterion);
  const plain = reasons.filter((reason) => !reason.ofCriterion);
  return (
    <Checkbox.Group
      id={fieldId('reasons')}
      data-name={t('decision.reasons')}
      label={t('decision.reasons')}
      description={t('decision.reasonsHint')}
      value={value}
      onChange={onChange}
      error={error}
    >
      {plain.map(({ code, label }) => (
        <Checkbox key={code} mt={8} value={code} label={local(label)} />
      ))}
      {ofCriterion.map(({ code, label }) => (
        <details
          key={code}
          className={`${levelsStyles.levels} ${shared.levels} ${styles.group}`}
          open={value.some((chosen) => chosen.startsWith(`${code} `)) || undefined}
        >
          <summary>{local(label)}</summary>
          {grid.map((criterion) => (
            <Checkbox key={criterion.code} mt={8} ms="md" value={`${code} ${criterion.code}`} label={local(criterion.label)} />
          ))}
        </details>
      ))}
    </Checkbox.Group>
  );
}
