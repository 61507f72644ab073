import type { ApplicationView, GivenLine, UnfinishedRow } from '#applications';
import { MAX_LINES, withoutProduct } from '#applications/public';
import { IN_KIND_GIFT, IN_KIND_USE } from '#kernel/public';
import { useTranslation } from 'react-i18next';
import { formatCentimes, formatThousandths, RowsTable, Section, useLanguage, useLocal, type ListChoice } from '../../../ui/index.js';
import { wordsIn, type DescribeField } from '../../../app/saving/index.js';
import type { EditorProps } from './editor.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';
import {
  blankCharge,
  blankProduct,
  heldIn,
  linesFrom,
  rowPathOf,
  rowsFrom,
  unfinishedFrom,
  type BudgetRow,
  type BudgetRows,
} from './budget.js';
import { useBudgetColumns } from './budget-columns.js';
import { Unready } from './Unready.js';
import { BudgetTotalsBox } from './BudgetTotalsBox.js';

type BudgetContent = { lines: GivenLine[]; unfinished: ApplicationView['budget']['unfinished'] };

/** Charges and products of the project, added up while one types; what breaks a rule of the call is said at its cell. */
export function BudgetEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const local = useLocal();
  const held = file.budget.lines;
  const { form, errors, autosave } = useSectionForm<BudgetRows, BudgetContent>(file, {
    path: 'budget',
    address: `/api/applications/${file.id}/budget`,
    version: file.budget.version,
    initial: rowsFrom({ ...file.budget, lines: held.map(withoutProduct) }),
    body: (values) => ({ lines: linesFrom(values).map(withoutProduct), unfinished: unfinishedFrom(values) }),
    fromContent: rowsFrom,
    fieldOf: (path, values) => rowPathOf(path, held, values),
    heldIn,
  });
  const columns = useBudgetColumns();
  const nameOf = ({ list, position }: Pick<UnfinishedRow, 'list' | 'position'>) =>
    t(list === 'charges' ? 'budget.charge' : 'budget.product', { position: position + 1 });
  const unready = unfinishedFrom(form.values);
  const isUnready = (list: 'charges' | 'products') => (_row: BudgetRow, position: number) =>
    unready.some((row) => row.list === list && row.position === position);
  const disabled = !isOpen(file, 'budget');
  const among = (side: '6' | '7', inKind: string): ListChoice[] =>
    file.call.accounts
      .filter(({ code }) => code.startsWith(side) || code === inKind)
      .map(({ code, label }) => ({ value: code, label: `${code} · ${local(label)}` }));

  /** What a row is called: the lines of a side are counted from the first of that side, as on the page. */
  const describe: DescribeField = ([list, place, field], value, base) => {
    const { lines = [], unfinished = [] } = base as unknown as Partial<BudgetContent>;
    const at = Number(place);
    if (list !== 'lines') {
      const row = unfinished[at] ?? (value as UnfinishedRow | null);
      return { label: row ? nameOf(row) : '', text: wordsIn(value).join(' · ') };
    }
    const isLine = field === undefined;
    const { side, label } = lines[at] ?? (isLine && value ? ([value].flat()[0] as unknown as GivenLine) : { side: 'charge', label: '' });
    const position = lines.slice(0, at + 1).filter((line) => line.side === side).length;
    const row = `${t(side === 'charge' ? 'budget.charge' : 'budget.product', { position })} · ${label}`;
    if (isLine)
      return { label: row, text: ([value].flat() as (GivenLine | null)[]).map((line) => (line ? inOneLine(line) : '')).join('\n') };
    const said = (name: string, text: string) => ({ label: `${row} · ${name}`, text });
    if (field === 'amountCentimes') return said(t('budget.amount'), formatCentimes(Number(value), language));
    if (field === 'unitPriceCentimes') return said(t('budget.unitPrice'), formatCentimes(Number(value), language));
    if (field === 'quantityThousandths') return said(t('budget.quantity'), formatThousandths(Number(value), language));
    return { label: row, text: wordsIn(value).join(' · ') };
  };
  const inOneLine = ({ account, label, quantityThousandths, unit, unitPriceCentimes, amountCentimes }: GivenLine) => {
    const price = formatCentimes(unitPriceCentimes ?? amountCentimes ?? 0, language);
    const cost =
      typeof quantityThousandths === 'number' ? `${formatThousandths(quantityThousandths, language)} ${unit ?? ''} × ${price}` : price;
    return `${account} · ${label} · ${cost}`;
  };

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
          most={MAX_LINES}
          isUnready={isUnready('charges')}
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
          most={MAX_LINES}
          isUnready={isUnready('products')}
          disabled={disabled}
        />
      </Section>
      <Unready
        rows={unready.map(({ list, position }) => t(list === 'charges' ? 'budget.charge' : 'budget.product', { position: position + 1 }))}
      />
      <BudgetTotalsBox rows={form.values} saved={file.budget.totals} limits={file.budget.limits} errors={errors} />
    </SectionFrame>
  );
}
