import type { Criterion as SentCriterion } from '#calls';
import { MAX_SCORE, TOTAL_WEIGHT, weightOf } from '#calls/public';
import { Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { BilingualInput, Empty, MoneyBar, Num, NumberField, RowsCards, useLocal } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { CriterionLevels } from './CriterionLevels.js';
import type { GridValues } from './grid-values.js';
import { SectionForm, SectionPage } from './SectionPage.js';
import styles from './calls.module.css';

type Criterion = GridValues['criteria'][number];

/** The criteria the committee scores by; the weights are summed while one types. */
export function GridBuilderPage() {
  const { t } = useTranslation('calls');
  const local = useLocal();
  return (
    <SectionPage section="grid">
      {(call) => (
        <SectionForm<GridValues>
          call={call}
          initialValues={{
            criteria: (call.grid?.criteria ?? []).map((criterion) => ({ ...criterion, threshold: criterion.threshold ?? '' })),
          }}
          save={({ criteria }, version, key) =>
            api.put('/api/calls/{id}/grid', { path: { id: call.id }, body: { version, criteria: criteriaOf(criteria) } }, key)
          }
        >
          {(form) => (
            <>
              {call.grid && <p className="work-when">{t('revision', { number: call.grid.revision })}</p>}
              <Weights criteria={form.values.criteria} />
              {form.values.criteria.length === 0 && (
                <Empty title={t('noCriterion')}>
                  <p>{t('noCriterionHint')}</p>
                </Empty>
              )}
              <RowsCards<Criterion>
                form={form}
                name="criteria"
                blank={() => ({ code: '', label: { fr: '', ar: '' }, weight: '', scaleMax: 5, threshold: '', levels: [] })}
                addLabel={t('addCriterion')}
                rowLabel={(number, { label }) => local(label) || t('criterionNumber', { number })}
                ordered
              >
                {(_, index) => <CriterionBody form={form} index={index} />}
              </RowsCards>
            </>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}

/** What the weights sum to, and how far from what they must. */
function Weights({ criteria }: { criteria: GridValues['criteria'] }) {
  const { t } = useTranslation('calls');
  const sum = weightOf(criteria.map(({ weight }) => ({ weight: weight || 0 })));
  return (
    <div role="status" className={styles.weights} data-right={sum === TOTAL_WEIGHT || undefined}>
      {t('weightSum')}{' '}
      <strong>
        <Num value={sum} />
      </strong>{' '}
      / <Num value={TOTAL_WEIGHT} />
      {sum !== TOTAL_WEIGHT && (
        <>
          {' — '}
          {sum < TOTAL_WEIGHT ? t('weightMissing') : t('weightTooMuch')} <Num value={Math.abs(TOTAL_WEIGHT - sum)} />
        </>
      )}
      <MoneyBar taken={sum} of={TOTAL_WEIGHT} />
    </div>
  );
}

function CriterionBody({ form, index }: { form: UseFormReturnType<GridValues>; index: number }) {
  const { t } = useTranslation('calls');
  const path = `criteria.${index}`;
  return (
    <Stack gap="sm">
      <BilingualInput form={form} name={`${path}.label`} label={t('criterionLabel')} required />
      <Group gap="md" align="flex-start">
        {(['weight', 'scaleMax', 'threshold'] as const).map((number) => (
          <NumberField
            key={number}
            form={form}
            name={`${path}.${number}`}
            label={t(`criterion.${number}`)}
            description={t(`criterionHint.${number}`)}
            w={200}
            min={number === 'threshold' ? 0 : 1}
            max={number === 'weight' ? TOTAL_WEIGHT : MAX_SCORE}
            required={number !== 'threshold'}
          />
        ))}
      </Group>
      <CriterionLevels form={form} index={index} />
    </Stack>
  );
}

/** As the API wants it; a number left empty is sent as missing, and the API says so on its field. */
function criteriaOf(criteria: GridValues['criteria']): SentCriterion[] {
  return withCodes(criteria, ({ label }) => label.fr, 'criterion').map(({ threshold, ...criterion }) => ({
    ...criterion,
    weight: criterion.weight as number,
    scaleMax: criterion.scaleMax as number,
    levels: criterion.levels.map(({ score, label }) => ({ score: score as number, label })),
    ...(threshold === '' ? {} : { threshold }),
  }));
}
