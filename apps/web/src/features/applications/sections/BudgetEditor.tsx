import type { ApplicationView } from '#applications';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import {
  CheckField,
  formatCentimes,
  MoneyField,
  RowsField,
  Section,
  SelectField,
  TextField,
  useLanguage,
  useLocal,
  type ListForm,
} from '../../../ui/index.js';
import type { EditorProps } from '../SectionPage.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';
import {
  blankCharge,
  blankProduct,
  IN_KIND_GIFT,
  IN_KIND_USE,
  linesFrom,
  rowPathOf,
  rowsFrom,
  unfinishedFrom,
  type BudgetRow,
  type BudgetRows,
} from './budget.js';
import { Unready } from './Unready.js';
import { BudgetTotalsBox } from './BudgetTotalsBox.js';

type Accounts = { value: string; label: string }[];

/** Charges and products of the project, added up while one types; what breaks a rule of the call is said at its cell. */
export function BudgetEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const { data: accounts = [] } = useApi(
    '/api/applications/nomenclature',
    {},
    {
      staleTime: Infinity,
    },
  );
  const local = useLocal();
  const held = file.budget.lines;
  const { form, errors, autosave } = useSectionForm<BudgetRows>(file, {
    path: 'budget',
    address: `/api/applications/${file.id}/budget`,
    version: file.budget.version,
    initial: rowsFrom(file.budget),
    body: (values) => ({ lines: linesFrom(values), unfinished: unfinishedFrom(values) }),
    fromContent: (content: Pick<ApplicationView['budget'], 'lines' | 'unfinished'>) => rowsFrom(content),
    fieldOf: (path, values) => rowPathOf(path, held, values),
  });
  const disabled = !isOpen(file, 'budget');
  const among = (side: '6' | '7', inKind: string): Accounts =>
    accounts
      .filter(({ account }) => account.startsWith(side) || account === inKind)
      .map(({ account, label }) => ({ value: account, label: `${account} · ${local(label)}` }));

  return (
    <SectionFrame
      file={file}
      path="budget"
      hint={t('budget.hint')}
      errors={errors}
      autosave={autosave}
      describe={(values) =>
        linesFrom(values).map((line) => `${line.account} · ${line.label} · ${formatCentimes(line.amountCentimes, language)}`)
      }
    >
      <Section title={t('budget.charges')}>
        <RowsField
          form={form}
          name="charges"
          blank={() => blankCharge}
          addLabel={t('budget.addCharge')}
          rowLabel={(position) => t('budget.charge', { position })}
          disabled={disabled}
        >
          {(path, row) => <ChargeFields form={form} path={path} row={row} accounts={among('6', IN_KIND_USE)} disabled={disabled} />}
        </RowsField>
      </Section>
      <Section title={t('budget.products')}>
        <RowsField
          form={form}
          name="products"
          blank={() => blankProduct}
          addLabel={t('budget.addProduct')}
          rowLabel={(position) => t('budget.product', { position })}
          disabled={disabled}
        >
          {(path, row) => <ProductFields form={form} path={path} row={row} accounts={among('7', IN_KIND_GIFT)} disabled={disabled} />}
        </RowsField>
      </Section>
      <Unready count={unfinishedFrom(form.values).length} />
      <BudgetTotalsBox rows={form.values} limits={file.budget.limits} errors={errors} />
    </SectionFrame>
  );
}

interface LineProps {
  form: ListForm;
  path: string;
  row: BudgetRow;
  accounts: Accounts;
  disabled: boolean;
}

function ChargeFields({ form, path, row, accounts, disabled }: LineProps) {
  const { t } = useTranslation('applications');
  return (
    <>
      <div className="budget-row">
        <SelectField form={form} name={`${path}.account`} label={t('budget.account')} data={accounts} disabled={disabled} />
        <TextField form={form} name={`${path}.label`} label={t('budget.label')} required disabled={disabled} />
        <MoneyField form={form} name={`${path}.amountCentimes`} label={t('budget.amount')} keepsText required disabled={disabled} />
      </div>
      {row.account !== IN_KIND_USE && (
        <CheckField form={form} name={`${path}.overhead`} label={t('budget.overhead')} disabled={disabled} mb="xs" />
      )}
    </>
  );
}

function ProductFields({ form, path, row, accounts, disabled }: LineProps) {
  const { t } = useTranslation('applications');
  return (
    <>
      <div className="budget-row">
        <SelectField form={form} name={`${path}.account`} label={t('budget.account')} data={accounts} disabled={disabled} />
        <TextField form={form} name={`${path}.label`} label={t('budget.label')} required disabled={disabled} />
        <MoneyField form={form} name={`${path}.amountCentimes`} label={t('budget.amount')} keepsText required disabled={disabled} />
      </div>
      {row.account !== IN_KIND_GIFT && (
        <SelectField
          form={form}
          name={`${path}.funding`}
          label={t('budget.funding')}
          disabled={disabled}
          mb="xs"
          maw={360}
          data={(['asked', 'own', 'other'] as const).map((funding) => ({ value: funding, label: t(`budget.from.${funding}`) }))}
        />
      )}
    </>
  );
}
