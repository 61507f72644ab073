import { MAX_SCORE } from '#calls/public';
import { Button, Group, NumberInput, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BilingualInput, fieldId } from '../../ui/index.js';
import type { GridValues } from './grid-values.js';
import { RowTools } from './RowTools.js';

/** What each score of a criterion means, in both languages: members score by the same words. */
export function CriterionLevels({ form, index }: { form: UseFormReturnType<GridValues>; index: number }) {
  const { t } = useTranslation('calls');
  const path = `criteria.${index}.levels`;
  const levels = form.values.criteria[index]?.levels ?? [];
  const next = Math.max(-1, ...levels.map(({ score }) => score || 0)) + 1;
  return (
    <details className="levels" open={Object.keys(form.errors).some((key) => key.startsWith(path)) || undefined}>
      <summary>{t('levels', { count: levels.length })}</summary>
      <ol className="rows">
        {levels.map((_, rank) => (
          <li key={rank}>
            <Stack gap={6}>
              <Group justify="space-between" align="flex-end">
                <NumberInput
                  id={fieldId(`${path}.${rank}.score`)}
                  label={t('score')}
                  className="digits-input"
                  w={110}
                  min={0}
                  max={MAX_SCORE}
                  allowDecimal={false}
                  required
                  {...form.getInputProps(`${path}.${rank}.score`)}
                />
                <RowTools
                  name={t('levelNumber', { number: rank + 1 })}
                  first={rank === 0}
                  last={rank === levels.length - 1}
                  onUp={() => form.reorderListItem(path, { from: rank, to: rank - 1 })}
                  onDown={() => form.reorderListItem(path, { from: rank, to: rank + 1 })}
                  onRemove={() => form.removeListItem(path, rank)}
                />
              </Group>
              <BilingualInput form={form} name={`${path}.${rank}.label`} label={t('levelLabel')} required />
            </Stack>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem(path, { score: next, label: { fr: '', ar: '' } })}
      >
        {t('addLevel')}
      </Button>
    </details>
  );
}
