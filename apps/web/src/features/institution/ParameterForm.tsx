import type { DayOff, ParameterFieldView, ParameterView, ParameterWord, YearlyDay } from '#institution';
import { limitsInWords } from '#kernel/public';
import { Box, Button, Checkbox, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  CheckField,
  DateField,
  ErrorSummary,
  fieldId,
  LineField,
  MoneyField,
  NumberField,
  PercentField,
  ProblemAlert,
  RowsTable,
  SelectField,
  TextField,
  useBilingualColumns,
  useLocal,
  type ListForm,
} from '../../ui/index.js';
import { monthName } from './months.js';
import { wordOf, wordRow, Words, type WordRow } from './ParameterWords.js';

interface Values extends Record<string, unknown> {
  value: Record<string, unknown>;
  validFrom: string;
  reason: string;
}

interface FormProps {
  institutionId: string;
  parameter: ParameterView;
  onClose: () => void;
}

const today = () => new Date().toISOString().slice(0, 10);

/** A revision of a parameter: every field of it, from a day on, and why. */
export function ParameterForm({ institutionId, parameter, onClose }: FormProps) {
  const { t } = useTranslation('institution');
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values>({
    initialValues: { value: shownValues(parameter), validFrom: today(), reason: '' },
    submit: ({ value, ...rest }, key) =>
      api.post(
        '/api/institutions/{id}/revisions',
        { path: { id: institutionId }, body: { parameter: parameter.name, value: sentValues(parameter, value), ...rest } },
        key,
      ),
    invalidates: ['/api/institutions', '/api/proposals'],
    onSuccess: onClose,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <Stack gap="md">
        {parameter.fields.map((field) => (
          <Field key={field.key} form={form} field={field} />
        ))}
        <DateField form={form} name="validFrom" label={t('validFrom')} description={t('validFromHint')} required />
        <TextField form={form} name="reason" label={t('why')} required maw={900} />
        {parameter.twoPersons && <p className="work-when">{t('secondPerson')}</p>}
        <Group gap="md">
          <Button type="submit" loading={pending}>
            {parameter.twoPersons ? t('propose') : t('save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  form: ListForm;
  field: ParameterFieldView;
}

function Field({ form, field }: FieldProps) {
  const local = useLocal();
  const name = `value.${field.key}`;
  const label = local(field.label);
  const description = field.hint ? local(field.hint) : undefined;
  switch (field.kind) {
    case 'centimes':
      return <MoneyField form={form} name={name} label={label} description={description} unit required maw={300} />;
    case 'basis_points':
      return <PercentField form={form} name={name} label={label} description={description} required maw={220} />;
    case 'shares':
      return (
        <Listed label={label} hint={description}>
          <Box maw={480}>
            <Shares form={form} name={name} label={label} />
          </Box>
        </Listed>
      );
    case 'words':
      return (
        <Listed label={label} hint={description}>
          <Words form={form} name={name} label={label} marks={field.marks} months={field.months} />
        </Listed>
      );
    case 'switch':
      return <CheckField form={form} name={name} label={label} description={description} />;
    case 'days_off':
      return (
        <Listed label={label} hint={description}>
          <DaysOff form={form} name={name} label={label} />
        </Listed>
      );
    case 'yearly_days':
      return (
        <Listed label={label} hint={description}>
          <YearlyDays form={form} name={name} label={label} />
        </Listed>
      );
    case 'weekdays':
      return <Weekdays form={form} name={name} label={label} />;
    default:
      return <Sized form={form} field={field} label={label} hint={description} />;
  }
}

interface SizedProps extends FieldProps {
  label: string;
  hint?: string;
}

/** A number of days, of months, of something: what it counts, and within which limits, is said before it is typed. */
function Sized({ form, field, label, hint }: SizedProps) {
  const local = useLocal();
  const [min, max] = [field.min ?? 0, field.max ?? undefined];
  const limits = limitsInWords(
    { min, max },
    field.kind === 'days' || field.kind === 'months' || field.kind === 'years' ? field.kind : 'value',
  );
  const description = [hint, limits && local(limits)].filter(Boolean).join(' ');
  return (
    <NumberField form={form} name={`value.${field.key}`} label={label} description={description} min={min} max={max} required maw={420} />
  );
}

/** What a list is of: above its rows, and above the button alone while it has none. */
function Listed({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div>
      <strong>{label}</strong>
      {hint && (
        <Box className="work-when" maw={900}>
          {hint}
        </Box>
      )}
      {children}
    </div>
  );
}

interface ListProps {
  form: ListForm;
  name: string;
  label: string;
}

interface ShareRow {
  share: number | null;
}

function Shares({ form, name, label }: ListProps) {
  const { t } = useTranslation('institution');
  return (
    <RowsTable<ShareRow>
      form={form}
      name={name}
      caption={label}
      columns={[
        {
          key: 'share',
          label: t('share'),
          digits: true,
          required: true,
          read: () => undefined,
          unread: null,
          cell: (field) => <PercentField {...field} />,
        },
      ]}
      blank={() => ({ share: null })}
      addLabel={t('addShare')}
      rowLabel={(number) => t('shareNumber', { number })}
      ordered
      most={6}
    />
  );
}

function DaysOff({ form, name, label }: ListProps) {
  const { t } = useTranslation('institution');
  const inBoth = useBilingualColumns();
  return (
    <RowsTable<DayOff>
      form={form}
      name={name}
      caption={label}
      columns={[
        { key: 'day', label: t('day'), share: 3, required: true, cell: (field) => <DateField {...field} /> },
        ...inBoth<DayOff>('label', t('word'), 5),
        {
          key: 'label.en',
          label: t('wordEnglish'),
          share: 5,
          required: true,
          cell: (field) => <LineField {...field} lang="en" direction="ltr" />,
        },
      ]}
      blank={() => ({ day: '', label: { fr: '', ar: '', en: '' } })}
      addLabel={t('addDay')}
      rowLabel={(number) => t('dayNumber', { number })}
    />
  );
}

interface YearlyRow extends Omit<YearlyDay, 'month' | 'day'> {
  day: number | '';
  month: string;
}

function YearlyDays({ form, name, label }: ListProps) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  const inBoth = useBilingualColumns();
  const months = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: local(monthName(index + 1)) }));
  return (
    <RowsTable<YearlyRow>
      form={form}
      name={name}
      caption={label}
      columns={[
        {
          key: 'day',
          label: t('day'),
          share: 2,
          digits: true,
          required: true,
          read: (typed) => Number(typed) || undefined,
          unread: '',
          cell: (field) => <NumberField {...field} min={1} max={31} />,
        },
        { key: 'month', label: t('month'), share: 3, required: true, cell: (field) => <SelectField {...field} data={months} /> },
        ...inBoth<YearlyRow>('label', t('word'), 5),
        {
          key: 'label.en',
          label: t('wordEnglish'),
          share: 5,
          required: true,
          cell: (field) => <LineField {...field} lang="en" direction="ltr" />,
        },
      ]}
      blank={() => ({ day: '', month: '1', label: { fr: '', ar: '', en: '' } })}
      addLabel={t('addDay')}
      rowLabel={(number) => t('dayNumber', { number })}
    />
  );
}

function Weekdays({ form, name, label }: ListProps) {
  const { t } = useTranslation('institution');
  const { value, onChange, error } = form.getInputProps(name) as { value: number[]; onChange: (days: number[]) => void; error?: string };
  return (
    <Checkbox.Group
      id={fieldId(name)}
      label={label}
      error={error}
      value={value.map(String)}
      onChange={(days) => onChange(days.map(Number).sort((one, other) => one - other))}
    >
      <Group gap="md" mt={6}>
        {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
          <Checkbox key={day} value={String(day)} label={t(`weekday.${day}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

/** Lists as the rows of a table. */
const shownValues = ({ fields, value }: ParameterView): Record<string, unknown> =>
  Object.fromEntries(
    fields.map(({ key, kind, marks }) => {
      const given = value[key];
      if (kind === 'shares') return [key, (given as number[]).map((share) => ({ share }))];
      if (kind === 'yearly_days') return [key, (given as YearlyDay[]).map((row) => ({ ...row, month: String(row.month) }))];
      if (kind === 'words') return [key, (given as ParameterWord[]).map((word) => wordRow(word, marks))];
      return [key, given];
    }),
  );

const sentValues = ({ fields }: ParameterView, value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    fields.map(({ key, kind }) => {
      const given = value[key];
      if (kind === 'shares') return [key, (given as ShareRow[]).map(({ share }) => share)];
      if (kind === 'yearly_days') return [key, (given as YearlyRow[]).map((row) => ({ ...row, month: Number(row.month) }))];
      if (kind === 'words') return [key, (given as WordRow[]).map(wordOf)];
      return [key, given];
    }),
  );
