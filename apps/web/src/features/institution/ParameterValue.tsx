import type { DayOff, ParameterFieldView, ParameterWord } from '#institution';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, Day, KeyValue, LocalText, Num, Pct, useLocal } from '../../ui/index.js';

const WHOLE = 10_000;

/** The values of a parameter in words, each by its kind. */
export function ParameterValue({ fields, value }: { fields: ParameterFieldView[]; value: Record<string, unknown> }) {
  const local = useLocal();
  return (
    <KeyValue
      rows={fields.map((field) => [
        <div key="label">
          {local(field.label)}
          {field.hint && <div className="work-when">{local(field.hint)}</div>}
        </div>,
        <FieldValue key="value" kind={field.kind} value={value[field.key]} />,
      ])}
    />
  );
}

function FieldValue({ kind, value }: { kind: ParameterFieldView['kind']; value: unknown }): ReactNode {
  const { t } = useTranslation('institution');
  switch (kind) {
    case 'centimes':
      return <Amount centimes={value as number} />;
    case 'basis_points':
      return <Pct share={(value as number) / WHOLE} />;
    case 'shares':
      return (value as number[]).map((share, index) => (
        <span key={index}>
          {index > 0 && ' + '}
          <Pct share={share / WHOLE} />
        </span>
      ));
    case 'words':
      return <Words words={value as ParameterWord[]} />;
    case 'days_off':
      return <DaysOff days={value as DayOff[]} />;
    case 'weekdays':
      return (value as number[]).map((day) => t(`weekday.${day as 1}`)).join(t('listComma'));
    default:
      return (
        <>
          <Num value={value as number} /> {kind === 'count' ? '' : t(`unit.${kind}`)}
        </>
      );
  }
}

function Words({ words }: { words: ParameterWord[] }) {
  const { t } = useTranslation('institution');
  if (words.length === 0) return '—';
  return (
    <ul>
      {words.map(({ code, label, retired }) => (
        <li key={code}>
          <LocalText text={label} />
          {retired && <span className="work-when"> ({t('retired')})</span>}
        </li>
      ))}
    </ul>
  );
}

function DaysOff({ days }: { days: DayOff[] }) {
  if (days.length === 0) return '—';
  return (
    <ul>
      {days.map(({ day, label }) => (
        <li key={day}>
          <Day date={day} /> — <LocalText text={label} />
        </li>
      ))}
    </ul>
  );
}
