import type { DayOff, ParameterFieldView, ParameterWord, YearlyDay } from '#institution';
import { sizeInWords } from '#kernel/public';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, Day, KeyValue, LocalText, Num, Pct, Reference, useLanguage, useLocal } from '../../ui/index.js';
import levels from '../../ui/levels.module.css';
import { yearlyDayInWords } from './months.js';

const WHOLE = 10_000;
/** A code that people know the thing by: an account, a bank. */
const NUMBER = /^[0-9]+$/;
/** Longer lists are folded: the page has many, and whoever looks for one opens it. */
const READ_AT_ONCE = 8;

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
        <Folded key="value" of={local(field.label)} value={value[field.key]}>
          <FieldValue kind={field.kind} marks={field.marks} value={value[field.key]} />
        </Folded>,
      ])}
    />
  );
}

function Folded({ of, value, children }: { of: string; value: unknown; children: ReactNode }) {
  const { t } = useTranslation('institution');
  if (!Array.isArray(value) || value.length <= READ_AT_ONCE) return children;
  return (
    <details className={levels.levels}>
      <summary>
        {t('seeAll', { count: value.length })}
        <span className="visually-hidden"> — {of}</span>
      </summary>
      {children}
    </details>
  );
}

function FieldValue({ kind, marks, value }: Pick<ParameterFieldView, 'kind' | 'marks'> & { value: unknown }): ReactNode {
  const { t } = useTranslation('institution');
  const language = useLanguage();
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
      return <Words words={value as ParameterWord[]} marks={marks} />;
    case 'switch':
      return value ? t('yes') : t('no');
    case 'days_off':
      return <DaysOff days={value as DayOff[]} />;
    case 'yearly_days':
      return <YearlyDays days={value as YearlyDay[]} />;
    case 'weekdays':
      return (value as number[]).map((day) => t(`weekday.${day as 1}`)).join(t('listComma'));
    case 'count':
      return <Num value={value as number} />;
    default:
      return sizeInWords(value as number, kind, language);
  }
}

function Words({ words, marks }: { words: ParameterWord[]; marks: ParameterFieldView['marks'] }) {
  const local = useLocal();
  const { t } = useTranslation('institution');
  if (words.length === 0) return '—';
  return (
    <ul>
      {words.map(({ code, label, retired, marks: own = [], months }) => (
        <li key={code}>
          {NUMBER.test(code) && (
            <>
              <Reference>{code}</Reference>
              {' · '}
            </>
          )}
          <LocalText text={label} />
          <Marks words={marks.filter((mark) => own.includes(mark.code)).map((mark) => local(mark.label))} all={marks.length} />
          {months !== undefined && <span className="work-when"> ({t('validMonths', { months })})</span>}
          {retired && <span className="work-when"> ({t('retired')})</span>}
        </li>
      ))}
    </ul>
  );
}

/** What a word is marked with; nothing to say where it bears every mark of several. */
function Marks({ words, all }: { words: string[]; all: number }) {
  const { t } = useTranslation('institution');
  if (words.length === 0 || (all > 1 && words.length === all)) return null;
  return <span className="work-when"> ({words.join(t('listComma'))})</span>;
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

function YearlyDays({ days }: { days: YearlyDay[] }) {
  const local = useLocal();
  if (days.length === 0) return '—';
  return (
    <ul>
      {days.map(({ day, month, label }) => (
        <li key={`${month}-${day}`}>
          <bdi>{local(yearlyDayInWords({ month, day }))}</bdi> — <LocalText text={label} />
        </li>
      ))}
    </ul>
  );
}
