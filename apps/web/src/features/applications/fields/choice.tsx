import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/index.js';
import { control, group, Unanswer, useOptionsOf } from './control.js';
import type { FieldOnScreen, QuestionProps } from './field.js';
import { InWords } from './InWords.js';

/** Options that are all shown; more are a list to choose from. */
const FEW = 6;

export const choice: FieldOnScreen = { blank: '', Question, Answer: InWords };

function Question(props: QuestionProps) {
  const { form, field, disabled } = props;
  const { t } = useTranslation('applications');
  const options = useOptionsOf(field);
  if (options.length > FEW) return <SelectField {...control(props)} data={[{ value: '', label: t('choose') }, ...options]} />;
  return (
    <div>
      <Radio.Group
        {...group(props)}
        value={String(form.values[field.code] ?? '')}
        onChange={(chosen) => form.setFieldValue(field.code, chosen)}
      >
        <Stack gap="xs" mt={6}>
          {options.map((option) => (
            <Radio key={option.value} {...option} disabled={disabled} />
          ))}
        </Stack>
      </Radio.Group>
      <Unanswer {...props} blank="" />
    </div>
  );
}
