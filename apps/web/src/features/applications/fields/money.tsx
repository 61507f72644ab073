import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen, QuestionProps } from './field.js';
import { InWords } from './InWords.js';

export const money: FieldOnScreen = { blank: null, Question, Answer: InWords };

function Question(props: QuestionProps) {
  const { t } = useTranslation('applications');
  return <MoneyField {...control(props)} styles={{ wrapper: { maxWidth: 220 } }} rightSection={t('dh')} rightSectionWidth={56} />;
}
