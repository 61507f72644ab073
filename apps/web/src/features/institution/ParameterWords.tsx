import type { ParameterFieldView, ParameterWord } from '#institution';
import { Stack } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CheckField,
  LineField,
  NumberField,
  RowsTable,
  TextField,
  tickIn,
  typedDirection,
  useBilingualColumns,
  useLocal,
  wholeIn,
  type ListForm,
  type RowColumn,
} from '../../ui/index.js';
import styles from './ParameterWords.module.css';

export interface WordRow {
  code: string;
  label: { fr: string; ar: string; en: string };
  retired: boolean;
  /** The marks of its list, each ticked or not. */
  marked: Record<string, boolean>;
  months: number | '';
  /** It stands in what was written: its code stays. */
  known: boolean;
}

interface WordsProps extends Pick<ParameterFieldView, 'marks' | 'months'> {
  form: ListForm;
  name: string;
  label: string;
}

/** A list of words: their codes stay once something was written with them. */
export function Words({ form, name, label, marks, months }: WordsProps) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  const inBoth = useBilingualColumns();
  return (
    <RowsTable<WordRow>
      form={form}
      name={name}
      caption={label}
      columns={[
        {
          key: 'code',
          label: t('wordCode'),
          share: 4,
          required: true,
          cell: (field, { known, code }) =>
            known ? <GivenCode code={code} /> : <TextField {...field} attributes={typedDirection('ltr')} />,
        },
        ...inBoth<WordRow>('label', t('word'), 5),
        {
          key: 'label.en',
          label: t('wordEnglish'),
          share: 5,
          required: true,
          cell: (field) => <LineField {...field} lang="en" direction="ltr" />,
        },
        ...(marks.length > FEW_MARKS ? [marksTogether(marks, t('concerns'), local)] : marks.map((mark) => markColumn(mark, local))),
        ...(months ? [monthsColumn(local(months))] : []),
        { key: 'retired', label: t('retired'), share: 2, read: tickIn, unread: false, cell: (field) => <CheckField {...field} /> },
      ]}
      blank={() => ({ code: '', label: { fr: '', ar: '', en: '' }, retired: false, marked: {}, months: '', known: false })}
      addLabel={t('addWord')}
      rowLabel={(number) => t('wordNumber', { number })}
      removable={({ known }) => !known}
      ordered
    />
  );
}

/** A code that stays: read whole, and broken after its signs where the column is narrow. */
const GivenCode = ({ code }: { code: string }) => (
  <bdi className={`figure ${styles.code}`}>
    {code.split(/(?<=[_.-])/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </bdi>
);

type Mark = ParameterFieldView['marks'][number];
type InWords = (label: Mark['label']) => string;

/** Beyond these the marks of a word stand under each other in one column. */
const FEW_MARKS = 2;

const markColumn = (mark: Mark, local: InWords): RowColumn<WordRow> => ({
  key: `marked.${mark.code}` as RowColumn<WordRow>['key'],
  label: local(mark.label),
  share: 2,
  read: tickIn,
  unread: false,
  cell: (field) => <CheckField {...field} />,
});

const marksTogether = (marks: readonly Mark[], label: string, local: InWords): RowColumn<WordRow> => ({
  key: 'marked',
  label,
  share: 6,
  wide: true,
  read: () => undefined,
  unread: {},
  cell: ({ form, name, disabled }) => (
    <Stack gap={8} className={styles.marks}>
      {marks.map((mark) => (
        <CheckField key={mark.code} form={form} name={`${name}.${mark.code}`} label={local(mark.label)} disabled={disabled} />
      ))}
    </Stack>
  ),
});

const monthsColumn = (label: string): RowColumn<WordRow> => ({
  key: 'months',
  label,
  share: 3,
  digits: true,
  read: wholeIn,
  unread: '',
  cell: (field) => <NumberField {...field} />,
});

/** A row as it is sent. */
export function wordOf({ code, label, retired, marked, months }: WordRow): ParameterWord {
  const marks = Object.keys(marked).filter((mark) => marked[mark]);
  return {
    code: code.trim(),
    label,
    ...(retired ? { retired } : {}),
    ...(marks.length > 0 ? { marks } : {}),
    ...(months === '' ? {} : { months }),
  };
}

/** A word as a row of the table. */
export const wordRow = ({ code, label, retired = false, marks: own = [], months }: ParameterWord, marks: readonly Mark[]): WordRow => ({
  ...{ code, label, retired, months: months ?? '', known: true },
  marked: Object.fromEntries(marks.map((mark) => [mark.code, own.includes(mark.code)])),
});
