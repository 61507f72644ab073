import type { AwardItem } from '#conventions';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { useMay } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Empty,
  LocalText,
  Mark,
  PageTitle,
  Reference,
  StateBadge,
  Written,
  SearchBox,
  OnDay,
  type ListColumn,
} from '../../ui/index.js';
import { ConventionsNav } from './ConventionsNav.js';

/** Final awards, first those for which no act is drawn up yet. */
export function AwardsPage() {
  const { t } = useTranslation('conventions');
  const [filters, change] = useAddressFilters();
  const all = filters.all === '1';
  const asked = { q: filters.q, waiting: all ? undefined : '1', sort: filters.sort };
  const columns = useColumns();
  const query = useApiList('/api/conventions/awards', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('awards.title')} lead={t('awards.lead')} />
      <ConventionsNav current="/app/conventions/awards" />
      <div className="filters">
        <SearchBox label={t('filter.search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
      </div>
      <Checkbox
        mb="md"
        label={t('awards.all')}
        checked={all}
        onChange={(event) => change({ all: event.currentTarget.checked ? '1' : undefined })}
      />
      <Loaded query={query}>
        {(awards) =>
          awards.total === 0 ? (
            <Empty title={t('awards.none')}>
              <p>{t('awards.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="awards"
              caption={t('awards.title')}
              page={awards}
              columns={columns}
              rowKey={({ decisionId }) => decisionId}
              asked={asked}
              change={change}
              sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ amountCentimes }) => amountCentimes }]}
            />
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<AwardItem>[] {
  const { t } = useTranslation('conventions');
  const may = useMay();
  return [
    {
      key: 'file',
      header: t('column.file'),
      cell: (row) => (
        <AppLink href={`/app/applications/${row.applicationId}`}>
          <Reference>{row.applicationNumber}</Reference>
        </AppLink>
      ),
    },
    { key: 'title', header: t('column.project'), sort: 'title', place: 'title', cell: (row) => <Written>{row.title}</Written> },
    {
      key: 'association',
      header: t('column.association'),
      cell: (row) => (
        <AppLink href={`/app/associations/${row.association.id}`}>
          <LocalText text={row.association.name} />
        </AppLink>
      ),
    },
    { key: 'region', header: t('column.region'), place: 'away', cell: (row) => <RegionName code={row.regionCode} /> },
    { key: 'decided', header: t('column.decided'), sort: 'decided', place: 'away', cell: (row) => <OnDay at={row.decided} /> },
    {
      key: 'amount',
      header: t('column.awarded'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.amountCentimes} unit={false} />,
    },
    {
      key: 'act',
      header: t('column.act'),
      cell: (row) => <ActOf award={row} mayDraft={may('convention.draft')} />,
    },
    {
      key: 'state',
      header: t('column.state'),
      place: 'aside',
      cell: ({ convention, notified }) =>
        convention ? (
          <StateBadge state={convention.state} label={convention.stateLabel} />
        ) : (
          !notified && <Mark tone="attention">{t('awards.notNotified')}</Mark>
        ),
    },
  ];
}

function ActOf({ award, mayDraft }: { award: AwardItem; mayDraft: boolean }) {
  const { t } = useTranslation('conventions');
  if (award.convention) {
    return (
      <AppLink href={`/app/conventions/${award.convention.id}`}>
        <Reference>{award.convention.number}</Reference>
      </AppLink>
    );
  }
  if (!mayDraft) return <>{t('awards.waiting')}</>;
  return (
    <AppLink
      className="button-link"
      href={`/app/conventions/awards/${award.applicationId}`}
      aria-label={t('awards.drawUpFor', { number: award.applicationNumber })}
    >
      {t('awards.drawUp')}
    </AppLink>
  );
}
