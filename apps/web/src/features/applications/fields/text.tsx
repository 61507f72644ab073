import { TextField } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen } from './field.js';
import { InWords } from './InWords.js';

export const text: FieldOnScreen = {
  blank: '',
  Question: (props) => <TextField {...control(props)} />,
  Answer: InWords,
};
