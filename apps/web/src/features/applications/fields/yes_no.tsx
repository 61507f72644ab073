import { YesNo } from '../../../ui/index.js';
import { group, Unanswer } from './control.js';
import type { FieldOnScreen } from './field.js';
import { InWords } from './InWords.js';

export const yes_no: FieldOnScreen = {
  blank: null,
  Question: (props) => (
    <div>
      <YesNo
        {...group(props)}
        value={props.form.values[props.field.code] as boolean | null}
        onChange={(answer) => props.form.setFieldValue(props.field.code, answer)}
        disabled={props.disabled}
      />
      <Unanswer {...props} blank={null} />
    </div>
  ),
  Answer: InWords,
};
