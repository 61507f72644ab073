import type { ApplicationView, BudgetLine } from '#applications';
import { IN_KIND_GIFT, IN_KIND_USE } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import {
  amountIn,
  CheckField,
  formatCentimes,
  MoneyField,
  RowsTable,
  Section,
  SelectField,
  TextField,
  useLanguage,
  useLocal,
  type RowColumn,
} from '../../../ui/index.js';
import { wordsIn, type DescribeField } from '../../../app/saving/index.js';
import type { EditorProps } from './editor.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';
import { blankCharge, blankProduct, linesFrom, rowPathOf, rowsFrom, unfinishedFrom, type BudgetRow, type BudgetRows } from './budget.js';
import { Unready } from './Unready.js';
import { BudgetTotalsBox } from './BudgetTotalsBox.js';

type BudgetContent = { lines: BudgetLine[]; unfinished: ApplicationView['budget']['unfinished'] };
type Accounts = { value: string; label: string }[];

/** Charges and products of the project, added up while one types; what breaks a rule of the call is said at its cell. */
export function BudgetEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const { data: accounts = [] } = useApi('/api/applications/nomenclature', {}, { staleTime: Infinity });
  const local = useLocal();
  const held = file.budget.lines;
  const { form, errors, autosave } = useSectionForm<BudgetRows, BudgetContent>(file, {
    path: 'budget',
    address: `/api/applications/${file.id}/budget`,
    version: file.budget.version,
    initial: rowsFrom(file.budget),
    body: (values) => ({ lines: linesFrom(values), unfinished: unfinishedFrom(values) }),
    fromContent: rowsFrom,
    fieldOf: (path, values) => rowPathOf(path, held, values),
  });
  const columns = useColumns();
  const disabled = !isOpen(file, 'budget');
  const among = (side: '6' | '7', inKind: string): Accounts =>
    accounts
      .filter(({ account }) => account.startsWith(side) || account === inKind)
      .map(({ account, label }) => ({ value: account, label: `${account} · ${local(label)}` }));

  /** The lines of a side are counted from the first of that side, as on the page. */
  const describe: DescribeField = ([list, place, field], value) => {
    const at = Number(place);
    const isLine = list === 'lines' && field === undefined;
    const lines = linesFrom(form.values);
    const { side, label } = lines[at] ?? { side: 'charge', label: '' };
    const position = lines.slice(0, at + 1).filter((line) => line.side === side).length;
    const row = `${t(side === 'charge' ? 'budget.charge' : 'budget.product', { position })} · ${label}`;
    if (isLine)
      return { label: row, text: ([value].flat() as (BudgetLine | null)[]).map((line) => (line ? inOneLine(line) : '')).join('\n') };
    if (field === 'amountCentimes') return { label: `${row} · ${t('budget.amount')}`, text: formatCentimes(Number(value), language) };
    return { label: row, text: wordsIn(value).join(' · ') };
  };
  const inOneLine = ({ account, label, amountCentimes }: BudgetLine) =>
    `${account} · ${label} · ${formatCentimes(amountCentimes, language)}`;

  return (
    <SectionFrame file={file} path="budget" hint={t('budget.hint')} errors={errors} autosave={autosave} describe={describe}>
      <Section title={t('budget.charges')}>
        <RowsTable
          form={form}
          name="charges"
          caption={t('budget.charges')}
          columns={columns(among('6', IN_KIND_USE), 'charge')}
          blank={() => blankCharge}
          addLabel={t('budget.addCharge')}
          rowLabel={(position) => t('budget.charge', { position })}
          disabled={disabled}
        />
      </Section>
      <Section title={t('budget.products')}>
        <RowsTable
          form={form}
          name="products"
          caption={t('budget.products')}
          columns={columns(among('7', IN_KIND_GIFT), 'product')}
          blank={() => blankProduct}
          addLabel={t('budget.addProduct')}
          rowLabel={(position) => t('budget.product', { position })}
          disabled={disabled}
        />
      </Section>
      <Unready count={unfinishedFrom(form.values).length} />
      <BudgetTotalsBox rows={form.values} limits={file.budget.limits} errors={errors} />
    </SectionFrame>
  );
}

/** The columns of a side: only charges may be overheads, and only products come from somewhere. */
function useColumns(): (accounts: Accounts, side: 'charge' | 'product') => RowColumn<BudgetRow>[] {
  const { t } = useTranslation('applications');
  const origins = (['asked', 'own', 'other'] as const).map((funding) => ({ value: funding, label: t(`budget.from.${funding}`) }));
  return (accounts, side) => [
    {
      key: 'account',
      label: t('budget.account'),
      share: 4,
      read: (cell) => accounts.find(({ value, label }) => cell === label || cell.startsWith(value))?.value,
      cell: (field) => <SelectField {...field} data={accounts} />,
    },
    { key: 'label', label: t('budget.label'), share: 5, required: true, cell: (field) => <TextField {...field} /> },
    {
      key: 'amountCentimes',
      label: t('budget.amount'),
      share: 3,
      digits: true,
      required: true,
      read: amountOrText,
      cell: (field) => <MoneyField {...field} keepsText />,
    },
    side === 'charge'
      ? {
          key: 'overhead',
          label: t('budget.overhead'),
          share: 2,
          read: () => undefined,
          cell: (field, row) => row.account !== IN_KIND_USE && <CheckField {...field} />,
        }
      : {
          key: 'funding',
          label: t('budget.funding'),
          share: 4,
          read: (cell) => origins.find(({ value, label }) => cell === value || cell === label)?.value,
          cell: (field, row) => row.account !== IN_KIND_GIFT && <SelectField {...field} data={origins} />,
        },
  ];
}

/** A pasted amount; what is none stays as it was typed. */
function amountOrText(cell: string): number | string | null {
  const amount = amountIn(cell);
  return amount === undefined ? cell : amount;
}
