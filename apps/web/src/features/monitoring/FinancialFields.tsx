import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Amount, DataTable, MoneyField, Reference, Section, useNamed, Written } from '../../ui/index.js';
import type { Draft } from './draft.js';

const TOTAL = 'total';

/** What each approved charge was to bear of the tranche, and what was spent; differences as one types. */
export function FinancialFields({ form, trancheCentimes }: { form: UseFormReturnType<Draft>; trancheCentimes: number }) {
  const { t } = useTranslation('monitoring');
  const named = useNamed();
  const { lines } = form.getValues();
  const forecast = lines.reduce((sum, line) => sum + line.forecastCentimes, 0);
  const written = lines.some((line) => line.actualCentimes !== null);
  const actual = written ? lines.reduce((sum, line) => sum + (line.actualCentimes ?? 0), 0) : null;
  const rows = [
    ...lines.map((line, index) => ({ ...line, key: line.id, index })),
    { key: TOTAL, index: -1, id: '', account: '', label: t('financial.total'), forecastCentimes: forecast, actualCentimes: actual },
  ];
  return (
    <Section
      title={t('financial.title')}
      aside={
        <span>
          {t('financial.tranche')} <Amount centimes={trancheCentimes} />
        </span>
      }
    >
      <DataTable
        caption={t('financial.title')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'account', header: t('financial.account'), cell: (row) => <Reference>{row.account}</Reference> },
          {
            key: 'label',
            header: t('financial.label'),
            cell: (row) => (row.key === TOTAL ? <strong>{row.label}</strong> : <Written>{row.label}</Written>),
          },
          {
            key: 'forecast',
            header: t('financial.forecast'),
            digits: true,
            cell: (row) => <Amount centimes={row.forecastCentimes} unit={false} />,
          },
          {
            key: 'actual',
            header: t('financial.actual'),
            digits: true,
            cell: (row) =>
              row.key === TOTAL ? (
                <strong role="status">
                  <Amount centimes={row.actualCentimes} unit={false} />
                </strong>
              ) : (
                <MoneyField form={form} name={`lines.${row.index}.actualCentimes`} aria-label={named(t('financial.actual'), row.label)} />
              ),
          },
          {
            key: 'difference',
            header: t('financial.difference'),
            digits: true,
            cell: (row) => <Difference centimes={row.actualCentimes === null ? null : row.actualCentimes - row.forecastCentimes} />,
          },
        ]}
      />
    </Section>
  );
}

/** Above the forecast carries a plus sign: the sign, not a colour, says which way. */
export function Difference({ centimes }: { centimes: number | null }) {
  if (centimes === null) return <>—</>;
  return (
    <bdi className="figure">
      {centimes > 0 && '+'}
      <Amount centimes={centimes} unit={false} />
    </bdi>
  );
}
