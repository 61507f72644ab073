import { Checkbox, Stack } from '@mantine/core';
import { group, useOptionsOf } from './control.js';
import type { FieldOnScreen, QuestionProps } from './field.js';
import { InWords } from './InWords.js';

export const choices: FieldOnScreen = { blank: [], Question, Answer: InWords };

function Question(props: QuestionProps) {
  const { form, field, disabled } = props;
  const options = useOptionsOf(field);
  return (
    <Checkbox.Group
      {...group(props)}
      value={(form.values[field.code] as string[]) ?? []}
      onChange={(chosen) => form.setFieldValue(field.code, chosen)}
    >
      <Stack gap="xs" mt={6}>
        {options.map((option) => (
          <Checkbox key={option.value} {...option} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
