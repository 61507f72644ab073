import { DateField } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen } from './field.js';
import { InWords } from './InWords.js';

export const date: FieldOnScreen = {
  blank: '',
  Question: (props) => <DateField {...control(props)} />,
  Answer: InWords,
};
