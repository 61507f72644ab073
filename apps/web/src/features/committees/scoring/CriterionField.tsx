import type { GridCriterion, Mark } from '#committees';
import { needsJustification } from '#committees/public';
import { Checkbox, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices, fieldId, formatNumber, LocalText, Num, typedDirection, useLanguage, useLocal } from '../../../ui/index.js';
import levelsStyles from '../../../ui/levels.module.css';
import styles from './CriterionField.module.css';
import shared from '../committees.module.css';

/** One criterion: its scale with what each level means, "not assessable", and the words that its extremes need. */
export function CriterionField({ index, criterion, mark, readOnly, errors, onFocus, onChange }: CriterionProps) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const language = useLanguage();
  const [commenting, setCommenting] = useState(Boolean(mark.justification));
  const levelOf = (score: number) => criterion.levels.find((level) => level.score === score)?.label;
  const required = needsJustification(mark, criterion);
  const scores = Array.from({ length: criterion.scaleMax + 1 }, (_, score) => score);
  const chosen = mark.score === null ? undefined : levelOf(mark.score);

  return (
    <div className={styles.criterion} id={`criterion-${index}`} data-name={`${index + 1}. ${local(criterion.label)}`} onFocus={onFocus}>
      <Choices
        id={fieldId(`marks.${index}.score`)}
        name={`score-${index}`}
        disabled={readOnly}
        invalid={Boolean(errors.score)}
        value={mark.score}
        onChange={(score) => onChange({ score, notAssessable: false })}
        legend={
          <span className={styles.name}>
            <span>
              <Num value={index + 1} />. <LocalText text={criterion.label} />{' '}
              <small>{t('score.weight', { weight: criterion.weight })}</small>
            </span>
            {(mark.notAssessable || chosen) && (
              <span className={styles.level}>{mark.notAssessable ? t('score.notAssessable') : <LocalText text={chosen} />}</span>
            )}
          </span>
        }
        choices={scores.map((score) => ({
          value: score,
          label: formatNumber(score, language),
          spoken: [formatNumber(score, language), local(levelOf(score))].filter(Boolean).join(' — '),
        }))}
      />
      {errors.score && (
        <p className="field-error" role="alert">
          {errors.score}
        </p>
      )}
      <div className={styles.more}>
        <Checkbox
          size="xs"
          label={t('score.notAssessable')}
          aria-label={`${t('score.notAssessable')} — ${local(criterion.label)}`}
          disabled={readOnly}
          checked={mark.notAssessable}
          onChange={(event) => onChange(event.currentTarget.checked ? { score: null, notAssessable: true } : { notAssessable: false })}
        />
        {!required && !commenting && !readOnly && (
          <button type="button" className="link" onClick={() => setCommenting(true)}>
            {t('score.explain')}
          </button>
        )}
        {criterion.levels.length > 0 && <Levels criterion={criterion} />}
      </div>
      {(required || commenting) && (
        <Textarea
          id={fieldId(`marks.${index}.justification`)}
          mt={4}
          minRows={2}
          label={t('score.justification')}
          aria-label={`${t('score.justification')} — ${local(criterion.label)}`}
          description={required ? t('score.justificationHint', { max: criterion.scaleMax }) : undefined}
          required={required}
          withAsterisk={false}
          attributes={typedDirection('auto')}
          readOnly={readOnly}
          error={errors.justification}
          value={mark.justification ?? ''}
          onChange={(event) => onChange({ justification: event.currentTarget.value || null })}
        />
      )}
    </div>
  );
}
interface CriterionProps {
  index: number;
  criterion: GridCriterion;
  mark: Mark;
  readOnly: boolean;
  errors: { score?: string; justification?: string };
  onFocus: () => void;
  onChange: (changed: Partial<Mark>) => void;
}

function Levels({ criterion }: { criterion: GridCriterion }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  return (
    <details className={`${levelsStyles.levels} ${shared.levels}`}>
      <summary aria-label={`${t('score.levels')} — ${local(criterion.label)}`}>{t('score.levels')}</summary>
      <ul>
        {criterion.levels.map(({ score, label }) => (
          <li key={score}>
            <strong>
              <Num value={score} />
            </strong>{' '}
            <LocalText text={label} />
          </li>
        ))}
      </ul>
      {criterion.threshold !== undefined && <Text size="sm">{t('score.threshold', { threshold: criterion.threshold })}</Text>}
    </details>
  );
}
