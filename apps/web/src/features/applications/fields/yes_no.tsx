import { YesNo } from '../../../ui/index.js';
import { group } from './control.js';
import type { FieldOnScreen } from './field.js';
import { InWords } from './InWords.js';

export const yes_no: FieldOnScreen = {
  blank: null,
  Question: (props) => (
    <YesNo
      {...group(props)}
      value={props.form.values[props.field.code] as boolean | null}
      onChange={(answer) => props.form.setFieldValue(props.field.code, answer)}
      disabled={props.disabled}
    />
  ),
  Answer: InWords,
};
