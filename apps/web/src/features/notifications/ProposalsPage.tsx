import type { ProposalView } from '#notifications';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, DataTable, Dated, Empty, LocalText, PageTitle, Pager, StateBadge, type Column } from '../../ui/index.js';

/** What takes two persons: what waits for an answer, and what became of the rest. */
export function ProposalsPage() {
  const { t } = useTranslation('notifications');
  const [{ state, page }, change] = useAddressFilters();
  const columns = useColumns();
  const query = useApi('/api/proposals', { query: { state, page } });
  return (
    <>
      <PageTitle title={t('proposals.title')} lead={t('proposals.lead')} />
      <div className="filters">
        <NativeSelect
          label={t('proposals.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('proposals.all') },
            { value: 'waiting', label: t('proposals.waiting') },
            { value: 'settled', label: t('proposals.settled') },
          ]}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('proposals.none')} />
          ) : (
            <>
              <DataTable caption={t('proposals.title')} rows={list.items} rowKey={({ id }) => id} columns={columns} />
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): Column<ProposalView>[] {
  const { t } = useTranslation('notifications');
  return [
    {
      key: 'about',
      header: t('proposals.what'),
      cell: ({ id, kindLabel, about }) => (
        <>
          <AppLink href={`/app/proposals/${id}`}>
            <LocalText text={kindLabel} />
          </AppLink>
          <div>
            <LocalText text={about} />
          </div>
        </>
      ),
    },
    { key: 'by', header: t('proposals.by'), cell: ({ proposedBy }) => <bdi>{proposedBy}</bdi> },
    { key: 'at', header: t('proposals.at'), cell: ({ proposedAt }) => <Dated at={proposedAt} /> },
    { key: 'state', header: t('proposals.state'), cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} /> },
  ];
}
