import type { ProposalView } from '#notifications';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Empty, LocalText, PageTitle, StateBadge, OnDay, type ListColumn } from '../../ui/index.js';

/** What takes two persons: what waits for an answer, and what became of the rest. */
export function ProposalsPage() {
  const { t } = useTranslation('notifications');
  const [{ state, sort, page }, change] = useAddressFilters();
  const asked = { state, sort };
  const columns = useColumns();
  const query = useApiList('/api/proposals', { query: { ...asked, page } });
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
            <Listed
              list="proposals"
              caption={t('proposals.title')}
              page={list}
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

function useColumns(): ListColumn<ProposalView>[] {
  const { t } = useTranslation('notifications');
  return [
    {
      key: 'about',
      header: t('proposals.kind'),
      place: 'title',
      cell: ({ id, kindLabel }) => (
        <AppLink href={`/app/proposals/${id}`}>
          <LocalText text={kindLabel} />
        </AppLink>
      ),
    },
    { key: 'whom', header: t('proposals.what'), wide: true, cell: ({ about }) => <LocalText text={about} /> },
    { key: 'by', header: t('proposals.by'), cell: ({ proposedBy }) => <bdi>{proposedBy}</bdi> },
    { key: 'at', header: t('proposals.at'), sort: 'proposed', named: true, cell: ({ proposedAt }) => <OnDay at={proposedAt} /> },
    {
      key: 'state',
      header: t('proposals.state'),
      place: 'aside',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}
