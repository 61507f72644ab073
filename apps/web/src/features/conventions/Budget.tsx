import type { ConventionView, GrantLine } from '#conventions';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, DataTable, Empty, Reference, Section, Written } from '../../ui/index.js';
import type { Column } from '../../ui/index.js';

interface Row {
  key: string;
  account: string;
  label: string;
  requested: number | null;
  negotiated: number | null;
  approved: number | null;
}

/** What the grant pays for, charge by charge: as asked, as negotiated, as signed. */
export function Budget({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  const rows = mergeVersions(convention.budget);
  const amountColumn = (key: 'requested' | 'negotiated' | 'approved', header: string): Column<Row> => ({
    key,
    header,
    digits: true,
    cell: (row) =>
      row.key === TOTAL ? (
        <strong>
          <Amount centimes={row[key]} unit={false} />
        </strong>
      ) : (
        <Amount centimes={row[key]} unit={false} />
      ),
  });
  return (
    <Section
      title={t('budget.title')}
      aside={convention.can.includes('recut') && <AppLink href={`/app/conventions/${convention.id}/budget`}>{t('budget.cut')}</AppLink>}
    >
      {rows.length === 0 ? (
        <Empty title={t('budget.none')} />
      ) : (
        <DataTable
          caption={t('budget.title')}
          rows={[...rows, totalOf(rows, t('budget.total'))]}
          rowKey={(row) => row.key}
          columns={[
            { key: 'account', header: t('budget.account'), cell: (row) => row.account && <Reference>{row.account}</Reference> },
            {
              key: 'label',
              header: t('budget.label'),
              cell: (row) => (row.key === TOTAL ? <strong>{row.label}</strong> : <Written>{row.label}</Written>),
            },
            amountColumn('requested', t('budget.requested')),
            amountColumn('negotiated', t('budget.negotiated')),
            ...(convention.budget.approved.length > 0 ? [amountColumn('approved', t('budget.approved'))] : []),
          ]}
        />
      )}
    </Section>
  );
}

const TOTAL = 'total';

/** One row per charge; a charge that comes twice in a version keeps its two rows. */
function mergeVersions(budget: ConventionView['budget']): Row[] {
  const rows = new Map<string, Row>();
  const fill = (version: 'requested' | 'negotiated' | 'approved', lines: readonly GrantLine[]) => {
    const seen = new Map<string, number>();
    for (const { account, label, amountCentimes } of lines) {
      const name = `${account} ${label}`;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      const key = `${name} ${times}`;
      const row = rows.get(key) ?? { key, account, label, requested: null, negotiated: null, approved: null };
      rows.set(key, { ...row, [version]: amountCentimes });
    }
  };
  fill('requested', budget.requested);
  fill('negotiated', budget.negotiated);
  fill('approved', budget.approved);
  return [...rows.values()].sort((one, other) => one.account.localeCompare(other.account));
}

function totalOf(rows: readonly Row[], label: string): Row {
  const sum = (version: 'requested' | 'negotiated' | 'approved') => rows.reduce((total, row) => total + (row[version] ?? 0), 0);
  return { key: TOTAL, account: '', label, requested: sum('requested'), negotiated: sum('negotiated'), approved: sum('approved') };
}
