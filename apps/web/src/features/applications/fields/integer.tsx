import { TextField, wholeNumber } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen } from './field.js';
import { InWords } from './InWords.js';

export const integer: FieldOnScreen = {
  blank: '',
  typed: (answer) => `${answer as number}`,
  answer: (typed) => wholeNumber(String(typed)),
  Question: (props) => <TextField {...control(props)} inputMode="numeric" styles={{ wrapper: { maxWidth: 200 } }} />,
  Answer: InWords,
};
