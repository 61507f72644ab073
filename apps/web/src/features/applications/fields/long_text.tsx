import { kindOfField } from '#calls/public';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../ui/index.js';
import { control } from './control.js';
import type { FieldOnScreen, QuestionProps } from './field.js';
import { InWords } from './InWords.js';

export const long_text: FieldOnScreen = { blank: '', Question, Answer: InWords };

function Question(props: QuestionProps) {
  const { form, field } = props;
  return (
    <div>
      <TextAreaField {...control(props)} minRows={5} />
      {field.max !== undefined && <Count typed={form.values[field.code] ?? ''} max={field.max} />}
    </div>
  );
}

function Count({ typed, max }: { typed: unknown; max: number }) {
  const { t } = useTranslation('applications');
  const length = kindOfField('long_text').bounds?.sizeOf(String(typed)) ?? 0;
  return (
    <p className={length > max ? 'field-error' : 'work-when'} style={{ margin: '2px 0 0' }}>
      {length > max ? t('limit.over', { count: length - max }) : t('limit.rest', { count: max - length })}
    </p>
  );
}
