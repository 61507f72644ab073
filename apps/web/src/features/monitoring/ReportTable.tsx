import type { ReportItem } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { AppLink, LocalText, Reference, StateBadge, Written, OnDay, ListTable, type ListColumn } from '../../ui/index.js';

/** Reports as rows: on which tranche of what, until when, and where each stands. */
export function useReportColumns(without: ('convention' | 'association')[] = []): ListColumn<ReportItem>[] {
  const { t } = useTranslation('monitoring');
  const all: ListColumn<ReportItem>[] = [
    {
      key: 'report',
      header: t('column.report'),
      sort: 'rank',
      place: 'title',
      cell: (row) => (
        <AppLink href={`/app/monitoring/reports/${row.id}`}>
          {row.final ? t('report.final', { rank: row.trancheRank }) : t('report.of', { rank: row.trancheRank })}
        </AppLink>
      ),
    },
    {
      key: 'convention',
      header: t('column.convention'),
      sort: 'convention',
      cell: (row) => (
        <AppLink href={`/app/monitoring/conventions/${row.conventionId}`}>
          <Reference>{row.conventionNumber}</Reference>
        </AppLink>
      ),
    },
    { key: 'title', header: t('column.project'), sort: 'title', wide: true, cell: (row) => <Written>{row.title}</Written> },
    { key: 'association', header: t('column.association'), sort: 'association', cell: (row) => <LocalText text={row.association.name} /> },
    { key: 'due', header: t('column.due'), sort: 'due', named: true, cell: (row) => <OnDay at={row.due} /> },
    { key: 'submitted', header: t('column.submitted'), sort: 'submitted', place: 'away', cell: (row) => <OnDay at={row.submitted} /> },
    {
      key: 'state',
      header: t('column.state'),
      sort: 'state',
      place: 'aside',
      cell: (row) => <StateBadge state={row.state} label={row.stateLabel} />,
    },
  ];
  return all.filter(({ key }) => !without.some((left) => left === key || (left === 'convention' && key === 'title')));
}

/** The reports of one project. */
export function ReportTable({ rows, without }: { rows: ReportItem[]; without?: ('convention' | 'association')[] }) {
  const { t } = useTranslation('monitoring');
  const columns = useReportColumns(without);
  return <ListTable caption={t('reports.title')} rows={rows} rowKey={(row) => row.id} columns={columns} />;
}
