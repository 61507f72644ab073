import { MAX_LABEL, MAX_UNIT, productOf } from '#applications/public';
import { IN_KIND_GIFT, IN_KIND_USE } from '#kernel/public';
import { useTranslation } from 'react-i18next';
import {
  accountIn,
  amountIn,
  choiceIn,
  CheckField,
  formatDirhams,
  MoneyField,
  parseQuantity,
  QuantityField,
  SelectField,
  TextField,
  tickIn,
  useLanguage,
  withChosen,
  type CellField,
  type ListChoice,
  type RowColumn,
} from '../../../ui/index.js';
import { recosted, type BudgetRow, type Figure } from './budget.js';

/** How spreadsheets head these columns, in lower case and without what stands in brackets. */
const CALLED = {
  account: /^(compte|account|رقم الحساب|(ال)?حساب)/,
  label: /^(libell|intitul|désign|descri|dépense|nature|label|item|expense|البيان|البند|التعيين|الوصف|النفقة)/,
  quantity: /^(quantit|qté|qte|qty|nombre|nb|العدد|عدد|كمية)/,
  unit: /^(unités?|units?|u\.?|وحدة)$/,
  unitPrice: /^(prix|p\.? ?u\.?|coût unit|cout unit|unit (price|cost)|الثمن|ثمن|السعر|سعر)/,
  amount: /^(montant|total|coût total|cout total|amount|مبلغ|المبلغ|المجموع)/,
} as const;

/** What a line of sums is called. */
const SUMS = /^((sous[- ]?)?total( (des |général|ht|ttc|charges|produits).*)?|somme|(ال)?مجموع( .*)?)\s*:?$/i;

/** The columns of a side: only charges may be overheads, and only products come from somewhere. */
export function useBudgetColumns(): (accounts: ListChoice[], side: 'charge' | 'product') => RowColumn<BudgetRow>[] {
  const { t } = useTranslation('applications');
  const origins = (['asked', 'own', 'other'] as const).map((funding) => ({ value: funding, label: t(`budget.from.${funding}`) }));
  return (accounts, side) => [
    {
      key: 'account',
      label: t('budget.account'),
      called: CALLED.account,
      share: 17,
      read: accountIn(accounts),
      unread: '',
      cell: (field, { account }) => <SelectField {...field} data={withChosen(accounts, account, t('choose'))} />,
    },
    {
      key: 'label',
      label: t('budget.label'),
      called: CALLED.label,
      share: 25,
      required: true,
      sums: SUMS,
      cell: (field) => <TextField {...field} maxLength={MAX_LABEL} />,
    },
    {
      key: 'quantityThousandths',
      label: t('budget.quantity'),
      called: CALLED.quantity,
      share: 9,
      digits: true,
      read: quantityIn,
      cell: (field, row) => <QuantityField {...field} keepsText onChange={changeCost(field, row, 'quantityThousandths')} />,
    },
    {
      key: 'unit',
      label: t('budget.unit'),
      called: CALLED.unit,
      share: 9,
      cell: (field) => <TextField {...field} maxLength={MAX_UNIT} />,
    },
    {
      key: 'unitPriceCentimes',
      label: t('budget.unitPrice'),
      called: CALLED.unitPrice,
      share: 11,
      digits: true,
      read: amountOrText,
      cell: (field, row) => <MoneyField {...field} keepsText onChange={changeCost(field, row, 'unitPriceCentimes')} />,
    },
    {
      key: 'amountCentimes',
      label: t('budget.amount'),
      called: CALLED.amount,
      share: 12,
      digits: true,
      required: true,
      read: amountOrText,
      cell: (field, row) => <AmountCell field={field} row={row} />,
    },
    side === 'charge'
      ? {
          key: 'overhead',
          label: t('budget.overhead'),
          share: 8,
          read: tickIn,
          cell: (field, row) => row.account !== IN_KIND_USE && <CheckField {...field} />,
        }
      : {
          key: 'funding',
          label: t('budget.funding'),
          share: 16,
          read: choiceIn(origins),
          unread: '',
          cell: (field, row) =>
            row.account !== IN_KIND_GIFT && <SelectField {...field} data={withChosen(origins, row.funding, t('choose'))} />,
        },
  ];
}

/** The amount that is typed, or that follows; one that was pasted beside a quantity and a price, and is not theirs, stays and says so. */
function AmountCell({ field, row }: { field: CellField; row: BudgetRow }) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const product = productOf(row);
  if (product === null) return <MoneyField {...field} keepsText />;
  if (row.amountCentimes === null || row.amountCentimes === product)
    return <MoneyField {...field} value={product} required={false} readOnly variant="filled" />;
  return <MoneyField {...field} keepsText error={t('budget.notTheProduct', { amount: formatDirhams(product, language) })} />;
}

const changeCost =
  ({ form, name }: CellField, row: BudgetRow, key: 'quantityThousandths' | 'unitPriceCentimes') =>
  (figure: Figure) =>
    form.setFieldValue(name.slice(0, name.lastIndexOf('.')), recosted(row, { [key]: figure }));

/** A pasted amount; what is none stays as it was typed. */
function amountOrText(cell: string): Figure {
  const amount = amountIn(cell);
  return amount === undefined ? cell : amount;
}

function quantityIn(cell: string): Figure {
  const read = parseQuantity(cell);
  return 'thousandths' in read ? read.thousandths : cell;
}
