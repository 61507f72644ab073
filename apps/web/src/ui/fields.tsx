import {
  Checkbox,
  NativeSelect,
  PasswordInput,
  Textarea,
  TextInput,
  type CheckboxGroupProps,
  type CheckboxProps,
  type NativeSelectProps,
  type PasswordInputProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';
import { dirhamUnit, formatCentimes, formatThousandths, wallInWords } from './format.js';
import { directionOf, type Language } from './language.js';
import { parseMoney, parseQuantity } from './money.js';
import { useBothLanguages, useLanguage } from './text.js';
import { useUnsent } from './waiting.js';
import styles from './fields.module.css';

/**
 * Fields bound to a form by their dotted `name`: value, error and the id that error summaries link to.
 * Text people write takes the direction of its own first letter (`dir="auto"`).
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a field bound by path
type AnyForm = Pick<UseFormReturnType<any, any>, 'getInputProps'>;
interface Bound {
  form: AnyForm;
  name: string;
}
/** On the control itself: as a prop, `dir` would fall on the wrapper and follow the label instead of what is typed. */
export const typedDirection = (dir: 'auto' | 'ltr' | 'rtl', lang?: string) => ({ input: { dir, lang } });

/** An HTML control has its own `form` and `name`; ours say more. */
export type Field<Props> = Bound & Omit<Props, keyof Bound>;

export function TextField({ form, name, ...rest }: Field<TextInputProps>) {
  return <TextInput id={fieldId(name)} attributes={typedDirection('auto')} {...form.getInputProps(name)} {...rest} />;
}

export function TextAreaField({ form, name, ...rest }: Field<TextareaProps>) {
  return <Textarea id={fieldId(name)} attributes={typedDirection('auto')} {...form.getInputProps(name)} {...rest} />;
}

export function PasswordField({ form, name, ...rest }: Field<PasswordInputProps>) {
  const { t } = useTranslation('common');
  return (
    <PasswordInput
      id={fieldId(name)}
      attributes={{ innerInput: { dir: 'ltr' } }}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      {...form.getInputProps(name)}
      {...rest}
    />
  );
}

/** A native list: the platform's own on phones, never clipped, right in both directions. */
export function SelectField({ form, name, ...rest }: Field<NativeSelectProps>) {
  return <NativeSelect id={fieldId(name)} {...form.getInputProps(name)} {...rest} />;
}

export function CheckField({ form, name, ...rest }: Field<CheckboxProps>) {
  return <Checkbox id={fieldId(name)} {...form.getInputProps(name, { type: 'checkbox' })} {...rest} />;
}

/** Several of a list of codes, ticked. */
export function TicksField({
  form,
  name,
  ticks,
  ...rest
}: Field<Omit<CheckboxGroupProps, 'children'>> & { ticks: { value: string; label: string }[] }) {
  return (
    <Checkbox.Group id={fieldId(name)} {...form.getInputProps(name)} {...rest}>
      {ticks.map((tick) => (
        <Checkbox key={tick.value} mt={8} {...tick} />
      ))}
    </Checkbox.Group>
  );
}

/**
 * A day (`YYYY-MM-DD`) or a wall time (`YYYY-MM-DDTHH:mm`), by the browser's own picker; the API reads it in the call's zone.
 * A wall time is repeated in words underneath.
 */
export function DateField({ form, name, withTime = false, ...rest }: Field<TextInputProps> & { withTime?: boolean }) {
  const language = useLanguage();
  const props = form.getInputProps(name) as { value?: string };
  const words = wallInWords(props.value ?? '', language);
  return (
    <TextInput
      id={fieldId(name)}
      type={withTime ? 'datetime-local' : 'date'}
      styles={{ wrapper: { maxWidth: withTime ? 230 : 170 } }}
      inputContainer={(input) => (
        <>
          {input}
          {words && <span className="work-when">{words}</span>}
        </>
      )}
      {...props}
      {...rest}
    />
  );
}

/** A text without line breaks, whole before the eyes however long it is: the field grows, and Enter sends the form as in any line. */
function GrowingLine({ onChange, ...rest }: TextareaProps & { onChange?: (text: string) => void }) {
  return (
    <Textarea
      {...rest}
      data-line
      autosize
      minRows={1}
      onChange={(event) => onChange?.(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

/** A line in a field that grows with it: one language of a text, or whatever language people write. */
export function LineField({
  form,
  name,
  lang,
  direction = 'auto',
  ...rest
}: Field<TextareaProps> & { lang?: string; direction?: 'auto' | 'ltr' | 'rtl' }) {
  return <GrowingLine id={fieldId(name)} attributes={typedDirection(direction, lang)} {...form.getInputProps(name)} {...rest} />;
}

/** French and Arabic of one text, equals side by side, the language of the page first. The values are `name.fr` and `name.ar`. */
export function BilingualInput({ form, name, label, lines = 1, required = false, description }: BilingualInputProps) {
  const { t } = useTranslation('common');
  const suffix = { fr: t('inFrench'), ar: t('inArabic') };
  const Field = lines > 1 ? Textarea : GrowingLine;
  return (
    <div className={styles.pair} role="group" aria-label={label} id={fieldId(name)} tabIndex={-1}>
      {useBothLanguages().map((language) => (
        <Field
          key={language}
          {...form.getInputProps(`${name}.${language}`)}
          id={fieldId(`${name}.${language}`)}
          label={`${label} ${suffix[language]}`}
          description={description}
          required={required}
          attributes={typedDirection(directionOf(language), language)}
          minRows={lines}
        />
      ))}
    </div>
  );
}
interface BilingualInputProps extends Bound {
  label: string;
  lines?: number;
  required?: boolean;
  description?: string;
}

/**
 * A number as people type it; `value` and `onChange` are integers of its smallest part (null when empty).
 * What cannot be read, or could be read in two ways ("1.234"), is refused at once: the value stays untouched, the field says so and
 * the form does not leave with it. Where such a text has a place of its own (`keepsText`) it is the value, and stays.
 */
function FigureInput({ value, onChange, keepsText = false, error, read, write, ...rest }: FigureInputProps & Reading) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const [typed, setTyped] = useState<{ text: string; value: unknown } | null>(null);
  // Something else has come into the field since (rows pasted over it): it is shown.
  const stands = typed !== null && typed.value === (value ?? null);
  const text = rest.readOnly ? null : stands ? typed.text : typeof value === 'string' ? value : null;
  const found = text === null ? null : read(text);
  const why = found && 'why' in found ? found.why : null;
  const refused = why && !keepsText ? t('notKept', { why }) : why;
  useUnsent(() => refused !== null && !keepsText);

  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      className="digits-input"
      data-unread={refused ?? undefined}
      {...rest}
      error={refused ?? error}
      value={text ?? (typeof value === 'number' ? write(value, language) : '')}
      onChange={(event) => {
        const written = event.currentTarget.value;
        const result = read(written);
        const figure = 'value' in result ? result.value : keepsText ? written : (value ?? null);
        setTyped({ text: written, value: figure });
        if (figure !== (value ?? null)) onChange(figure);
      }}
      onBlur={() => {
        if (!refused || keepsText) setTyped(null);
      }}
    />
  );
}
interface FigureInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: number | string | null | undefined;
  onChange: (figure: number | string | null) => void;
  keepsText?: boolean;
}
interface Reading {
  read: (text: string) => { value: number | null } | { why: string };
  write: (value: number, language: Language) => string;
}

/** An amount in dirhams, in integer centimes. */
export function MoneyInput(props: FigureInputProps) {
  const { t } = useTranslation('common');
  const read: Reading['read'] = (text) => {
    const parsed = parseMoney(text);
    return 'centimes' in parsed ? { value: parsed.centimes } : { why: t(`money.${parsed.refused}`) };
  };
  return <FigureInput {...props} read={read} write={formatCentimes} />;
}

/** What the form holds may give way to what follows from it. */
type FigureField = Field<Omit<FigureInputProps, 'value' | 'onChange'> & Partial<Pick<FigureInputProps, 'value' | 'onChange'>>>;

/** `unit`: DH stands in the field, where nothing around it says so. */
export function MoneyField({ form, name, unit = false, ...rest }: FigureField & { unit?: boolean }) {
  const language = useLanguage();
  const section = unit ? { rightSection: dirhamUnit(language), rightSectionWidth: 56 } : {};
  return <MoneyInput id={fieldId(name)} name={name} {...(form.getInputProps(name) as FigureInputProps)} {...section} {...rest} />;
}

/** A quantity of something, in integer thousandths. */
export function QuantityField({ form, name, ...rest }: FigureField) {
  const { t } = useTranslation('common');
  const read: Reading['read'] = (text) => {
    const parsed = parseQuantity(text);
    return 'thousandths' in parsed ? { value: parsed.thousandths } : { why: t(`quantity.${parsed.refused}`) };
  };
  const props = form.getInputProps(name) as FigureInputProps;
  return <FigureInput id={fieldId(name)} name={name} {...props} {...rest} read={read} write={formatThousandths} />;
}
