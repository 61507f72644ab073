import { MoneyField } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen, QuestionProps } from './field.js';
import { InWords } from './InWords.js';

export const money: FieldOnScreen = { blank: null, Question, Answer: InWords };

function Question(props: QuestionProps) {
  return <MoneyField {...control(props)} styles={{ wrapper: { maxWidth: 220 } }} unit />;
}
