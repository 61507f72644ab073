import type { ProgrammeListItem } from '#programmes';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DataTable,
  Empty,
  LocalText,
  MoneyBar,
  PageTitle,
  Pager,
  Reference,
  StateBadge,
  useGo,
  type Column,
} from '../../ui/index.js';

/** Every programme with what is left of its money. */
export function ProgrammesPage() {
  const { t } = useTranslation('programmes');
  const go = useGo();
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/programmes', { query: { page: filters['page'] } });
  const create = query.data?.can.includes('create') && <Button onClick={() => go('/app/programmes/new')}>{t('create')}</Button>;

  const columns: Column<ProgrammeListItem>[] = [
    {
      key: 'title',
      header: t('title'),
      cell: ({ id, title, code }) => (
        <>
          <AppLink href={`/app/programmes/${id}`}>
            <LocalText text={title} />
          </AppLink>
          <div className="work-when">
            <Reference>{code}</Reference>
          </div>
        </>
      ),
    },
    { key: 'years', header: t('years'), cell: (row) => <Reference>{yearsOf(row)}</Reference> },
    { key: 'envelope', header: t('envelopeDh'), digits: true, cell: (row) => <Amount centimes={row.envelopeCentimes} unit={false} /> },
    { key: 'split', header: t('splitDh'), digits: true, cell: (row) => <Amount centimes={row.splitCentimes} unit={false} /> },
    {
      key: 'awarded',
      header: t('awardedDh'),
      digits: true,
      cell: (row) => (
        <>
          <Amount centimes={row.awardedCentimes} unit={false} />
          <MoneyBar taken={row.awardedCentimes} of={row.splitCentimes} />
        </>
      ),
    },
    { key: 'state', header: t('state'), cell: (row) => <StateBadge state={row.state} label={row.stateLabel} /> },
  ];

  return (
    <>
      <PageTitle title={t('nav')} lead={t('listLead')} actions={create} />
      <Loaded query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={t('none')}>
              <p>{page.can.includes('create') ? t('noneHint') : t('noneReader')}</p>
            </Empty>
          ) : (
            <>
              <DataTable caption={t('nav')} columns={columns} rows={page.items} rowKey={({ id }) => id} />
              <Pager page={page} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

export const yearsOf = ({ firstYear, lastYear }: { firstYear: number; lastYear: number }): string =>
  firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
