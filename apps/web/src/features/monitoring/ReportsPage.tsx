import { reportMachine } from '#monitoring/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi, useApiList } from '../../app/api/index.js';
import { useIsMember } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, PageTitle, ReasonFilter, useStatesOf, SearchBox } from '../../ui/index.js';
import { useReportColumns } from './ReportTable.js';

/** Reports of the reader's scope, the earliest due first. */
export function ReportsPage() {
  const { t } = useTranslation('monitoring');
  const states = useStatesOf(reportMachine);
  const [filters, change] = useAddressFilters();
  const mine = useIsMember();
  const columns = useReportColumns(mine ? ['association'] : []);
  const asked = { q: filters.q, state: filters.state, reason: filters.reason, sort: filters.sort };
  const { data: reasons } = useApi('/api/monitoring/reasons');
  const query = useApiList('/api/monitoring/reports', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={mine ? t('reports.mine') : t('reports.title')} lead={mine ? t('reports.mineLead') : t('reports.lead')} />
      <div className="filters">
        <SearchBox label={t('reports.search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('column.state')}
          value={filters.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('reports.all') }, ...states]}
        />
        <ReasonFilter
          label={t('reports.decidedFor')}
          counted={reasons}
          value={filters.reason}
          onChange={(code) => change({ reason: code })}
        />
      </div>
      <Loaded query={query}>
        {(reports) =>
          reports.total === 0 ? (
            <Empty title={t('reports.none')}>
              <p>{t('reports.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="reports"
              caption={mine ? t('reports.mine') : t('reports.title')}
              page={reports}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
            />
          )
        }
      </Loaded>
    </>
  );
}
