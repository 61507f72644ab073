import type { ReportItem } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { AppLink, DataTable, Dated, LocalText, Reference, StateBadge, Written, type Column } from '../../ui/index.js';

/** Reports as rows: on which tranche of what, until when, and where each stands. */
export function ReportTable({ rows, without = [] }: { rows: ReportItem[]; without?: ('convention' | 'association')[] }) {
  const { t } = useTranslation('monitoring');
  const all: Column<ReportItem>[] = [
    {
      key: 'report',
      header: t('column.report'),
      cell: (row) => (
        <AppLink href={`/app/monitoring/reports/${row.id}`}>
          {row.final ? t('report.final', { rank: row.trancheRank }) : t('report.of', { rank: row.trancheRank })}
        </AppLink>
      ),
    },
    {
      key: 'convention',
      header: t('column.convention'),
      cell: (row) => (
        <>
          <AppLink href={`/app/monitoring/conventions/${row.conventionId}`}>
            <Reference>{row.conventionNumber}</Reference>
          </AppLink>
          <div className="work-when">
            <Written>{row.title}</Written>
          </div>
        </>
      ),
    },
    { key: 'association', header: t('column.association'), cell: (row: ReportItem) => <LocalText text={row.association.name} /> },
    { key: 'due', header: `${t('column.due')} ${t('common:moroccoTime')}`, cell: (row) => <Dated at={row.due} /> },
    { key: 'submitted', header: t('column.submitted'), cell: (row) => <Dated at={row.submitted} /> },
    { key: 'state', header: t('column.state'), cell: (row) => <StateBadge state={row.state} label={row.stateLabel} /> },
  ];
  return (
    <DataTable
      caption={t('reports.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={all.filter(({ key }) => !without.some((left) => left === key))}
    />
  );
}
