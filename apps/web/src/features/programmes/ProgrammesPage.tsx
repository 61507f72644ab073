import type { ProgrammeListItem } from '#programmes';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, Empty, LocalText, MoneyBar, PageTitle, Reference, StateBadge, useGo, type ListColumn } from '../../ui/index.js';

/** Every programme with what is left of its money. */
export function ProgrammesPage() {
  const { t } = useTranslation('programmes');
  const go = useGo();
  const [filters, change] = useAddressFilters();
  const { q, sort, page: wanted } = filters;
  const asked = { q, sort };
  const query = useApiList('/api/programmes', { query: { ...asked, page: wanted } });
  const create = query.data?.can.includes('create') && <Button onClick={() => go('/app/programmes/new')}>{t('create')}</Button>;

  const columns: ListColumn<ProgrammeListItem>[] = [
    { key: 'code', header: t('code'), sort: 'code', cell: ({ code }) => <Reference>{code}</Reference> },
    {
      key: 'title',
      header: t('title'),
      sort: 'title',
      place: 'title',
      cell: ({ id, title }) => (
        <AppLink href={`/app/programmes/${id}`}>
          <LocalText text={title} />
        </AppLink>
      ),
    },
    { key: 'years', header: t('years'), sort: 'firstYear', cell: (row) => <Reference>{yearsOf(row)}</Reference> },
    {
      key: 'envelope',
      header: t('envelopeDh'),
      digits: true,
      sort: 'envelope',
      place: 'away',
      cell: (row) => <Amount centimes={row.envelopeCentimes} unit={false} />,
    },
    {
      key: 'split',
      header: t('splitDh'),
      digits: true,
      sort: 'split',
      place: 'away',
      cell: (row) => <Amount centimes={row.splitCentimes} unit={false} />,
    },
    {
      key: 'awarded',
      header: t('awardedDh'),
      digits: true,
      sort: 'awarded',
      cell: (row) => (
        <>
          <Amount centimes={row.awardedCentimes} unit={false} />
          <MoneyBar taken={row.awardedCentimes} of={row.splitCentimes} />
        </>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      sort: 'state',
      place: 'aside',
      cell: (row) => <StateBadge state={row.state} label={row.stateLabel} />,
    },
  ];

  return (
    <>
      <PageTitle title={t('nav')} lead={t('listLead')} actions={create} />
      <Loaded query={query}>
        {(page) =>
          page.total === 0 ? (
            <Empty title={t('none')}>
              <p>{page.can.includes('create') ? t('noneHint') : t('noneReader')}</p>
            </Empty>
          ) : (
            <Listed
              list="programmes"
              caption={t('nav')}
              page={page}
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

export const yearsOf = ({ firstYear, lastYear }: { firstYear: number; lastYear: number }): string =>
  firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
