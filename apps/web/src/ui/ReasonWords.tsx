import type { Label } from '#kernel/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextAreaField, TicksField } from './fields.js';
import type { ListForm } from './rows/index.js';
import { LocalText, useLocal, Written } from './text.js';

interface Coded {
  code: string;
  label: Label;
}

/** Why something was refused: the coded reasons, then what somebody wrote. */
export function ReasonWords({ coded, text }: { coded: readonly Coded[]; text: string | null }) {
  return (
    <>
      {coded.map(({ code, label }) => (
        <div key={code}>
          <LocalText text={label} />
        </div>
      ))}
      <Written>{text}</Written>
    </>
  );
}

interface FieldsProps {
  form: ListForm;
  /** What is offered, for the kinds of refusals of its list. */
  offered: readonly (Coded & { kinds: readonly string[] })[];
  act: string;
  /** Of the coded reasons. */
  label: string;
  text: string;
  hint: string;
}

/** Why something is refused, to be said: coded reasons (`reasons`) and a text (`reason`) that whoever is refused reads. */
export function ReasonFields({ form, offered, act, label, text, hint }: FieldsProps) {
  const local = useLocal();
  const ticks = offered.filter(({ kinds }) => kinds.includes(act)).map((reason) => ({ value: reason.code, label: local(reason.label) }));
  return (
    <>
      <TicksField form={form} name="reasons" label={label} required mb="md" ticks={ticks} />
      <TextAreaField form={form} name="reason" label={text} description={hint} required />
    </>
  );
}

interface FilterProps {
  label: string;
  counted: readonly (Coded & { count: number })[] | undefined;
  /** The code that is chosen, or nothing. */
  value: string | undefined;
  onChange: (code: string) => void;
}

/** For what rows of a list were refused, each with its count; nothing where none was. */
export function ReasonFilter({ label, counted = [], value = '', onChange }: FilterProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const shown = counted.filter(({ count, code }) => count > 0 || code === value);
  if (shown.length === 0) return null;
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('anyReason') },
        ...shown.map((reason) => ({ value: reason.code, label: `${local(reason.label)} (${reason.count})` })),
      ]}
    />
  );
}
