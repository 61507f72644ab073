import type { Criterion } from '#calls';
import { MAX_SCORE, TOTAL_WEIGHT, weightOf } from '#calls/public';
import { Button, Group, NumberInput, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { BilingualInput, Empty, fieldId, MoneyBar, Num, useLocal } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { CriterionLevels } from './CriterionLevels.js';
import type { GridValues } from './grid-values.js';
import { RowTools } from './RowTools.js';
import { SectionForm, SectionPage } from './SectionPage.js';

/** The criteria the committee scores by; the weights are summed while one types. */
export function GridBuilderPage() {
  const { t } = useTranslation('calls');
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
              {form.errors['criteria'] && <p className="row-error">{form.errors['criteria']}</p>}
              {form.values.criteria.length === 0 && (
                <Empty title={t('noCriterion')}>
                  <p>{t('noCriterionHint')}</p>
                </Empty>
              )}
              <ol className="rows" id={fieldId('criteria')} tabIndex={-1}>
                {form.values.criteria.map((_, index) => (
                  <CriterionRow key={index} form={form} index={index} />
                ))}
              </ol>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() =>
                  form.insertListItem('criteria', {
                    code: '',
                    label: { fr: '', ar: '' },
                    weight: '',
                    scaleMax: 5,
                    threshold: '',
                    levels: [],
                  })
                }
              >
                {t('addCriterion')}
              </Button>
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
    <div role="status" className="weights" data-right={sum === TOTAL_WEIGHT || undefined}>
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

function CriterionRow({ form, index }: { form: UseFormReturnType<GridValues>; index: number }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const criterion = form.values.criteria[index];
  if (!criterion) return null;
  const path = `criteria.${index}`;
  const name = local(criterion.label) || t('criterionNumber', { number: index + 1 });
  return (
    <li id={fieldId(path)} tabIndex={-1} data-name={name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <RowTools
            name={name}
            first={index === 0}
            last={index === form.values.criteria.length - 1}
            onUp={() => form.reorderListItem('criteria', { from: index, to: index - 1 })}
            onDown={() => form.reorderListItem('criteria', { from: index, to: index + 1 })}
            onRemove={() => form.removeListItem('criteria', index)}
          />
        </Group>
        <BilingualInput form={form} name={`${path}.label`} label={t('criterionLabel')} required />
        <Group gap="md" align="flex-start">
          {(['weight', 'scaleMax', 'threshold'] as const).map((number) => (
            <NumberInput
              key={number}
              id={fieldId(`${path}.${number}`)}
              label={t(`criterion.${number}`)}
              description={t(`criterionHint.${number}`)}
              className="digits-input"
              w={200}
              min={number === 'threshold' ? 0 : 1}
              max={number === 'weight' ? TOTAL_WEIGHT : MAX_SCORE}
              allowDecimal={false}
              required={number !== 'threshold'}
              {...form.getInputProps(`${path}.${number}`)}
            />
          ))}
        </Group>
        <CriterionLevels form={form} index={index} />
      </Stack>
    </li>
  );
}

/** As the API wants it; a number left empty is sent as missing, and the API says so on its field. */
function criteriaOf(criteria: GridValues['criteria']): Criterion[] {
  return withCodes(criteria, ({ label }) => label.fr, 'criterion').map(({ threshold, ...criterion }) => ({
    ...criterion,
    weight: criterion.weight as number,
    scaleMax: criterion.scaleMax as number,
    levels: criterion.levels.map(({ score, label }) => ({ score: score as number, label })),
    ...(threshold === '' ? {} : { threshold }),
  }));
}
