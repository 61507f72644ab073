import type { AssociationListItem } from '#associations';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  DataTable,
  Dated,
  Empty,
  LocalText,
  Mark,
  PageTitle,
  Pager,
  Reference,
  SearchBox,
  StateBadge,
  useLocal,
  type Column,
} from '../../ui/index.js';

const states = ['submitted', 'verified', 'returned', 'suspended'] as const;

/** The associations of the officer's region, those to verify first; filters live in the address. */
export function AssociationList() {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const regions = useRegions();
  const columns = useColumns();
  const [{ q, state, regionCode, page }, change] = useAddressFilters();
  const query = useApi('/api/associations', { query: { q, state, regionCode, page } });

  return (
    <>
      <PageTitle title={t('nav')} />
      <div className="filters">
        <SearchBox label={t('list.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.anyState') }, ...states.map((code) => ({ value: code, label: t(`list.states.${code}`) }))]}
        />
        <NativeSelect
          label={t('region')}
          value={regionCode ?? ''}
          onChange={(event) => change({ regionCode: event.currentTarget.value })}
          data={[{ value: '', label: t('list.anyRegion') }, ...regions.map(({ code, label }) => ({ value: code, label: local(label) }))]}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('list.none')}>
              <p>{t('list.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <DataTable caption={t('nav')} columns={columns} rows={list.items} rowKey={({ id }) => id} />
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): Column<AssociationListItem>[] {
  const { t } = useTranslation('associations');
  return [
    {
      key: 'name',
      header: t('name'),
      cell: ({ id, name, kindLabel }) => (
        <>
          <AppLink href={`/app/associations/${id}`}>
            <LocalText text={name} />
          </AppLink>
          <div className="work-when">
            <LocalText text={kindLabel} />
          </div>
        </>
      ),
    },
    { key: 'ice', header: t('ice'), cell: ({ ice }) => <Reference>{ice}</Reference> },
    { key: 'region', header: t('region'), cell: ({ regionLabel }) => <LocalText text={regionLabel} /> },
    { key: 'submitted', header: t('submitted'), cell: ({ submitted }) => <Dated at={submitted} /> },
    {
      key: 'state',
      header: t('list.state'),
      cell: ({ state, stateLabel, flags, accountToVerify }) => (
        <>
          <StateBadge state={state} label={stateLabel} />
          {accountToVerify && state === 'verified' && (
            <div>
              <Mark tone="attention">{t('list.accountToVerify')}</Mark>
            </div>
          )}
          {flags > 0 && <div className="work-when">{t('list.flags', { count: flags })}</div>}
        </>
      ),
    },
  ];
}
