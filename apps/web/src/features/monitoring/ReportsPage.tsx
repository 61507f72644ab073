import { reportMachine } from '#monitoring/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { roleMatches, useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Pager, PageTitle, useStatesOf } from '../../ui/index.js';
import { ReportTable } from './ReportTable.js';

/** Reports of the reader's scope, the earliest due first. */
export function ReportsPage() {
  const { t } = useTranslation('monitoring');
  const states = useStatesOf(reportMachine);
  const { grant } = useSession();
  const [filters, change] = useAddressFilters();
  const mine = roleMatches(grant?.role ?? '', 'association.*');
  const query = useApi('/api/monitoring/reports', { query: { state: filters.state, page: filters.page } });
  return (
    <>
      <PageTitle title={mine ? t('reports.mine') : t('reports.title')} lead={mine ? t('reports.mineLead') : t('reports.lead')} />
      <div className="filters">
        <NativeSelect
          label={t('column.state')}
          value={filters.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('reports.all') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(reports) =>
          reports.total === 0 ? (
            <Empty title={t('reports.none')}>
              <p>{t('reports.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <ReportTable rows={reports.items} without={mine ? ['association'] : []} />
              <Pager page={reports} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
