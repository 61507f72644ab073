import type { InstitutionItem } from '#institution';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, DataTable, Empty, LocalText, PageTitle, Reference, StateBadge, useGo, type Column } from '../../ui/index.js';

/** Who issues calls, decides, signs and pays. */
export function InstitutionsPage() {
  const { t } = useTranslation('institution');
  const go = useGo();
  return (
    <Loaded query={useApi('/api/institutions')}>
      {({ items, can }) => (
        <>
          <PageTitle
            title={t('nav')}
            lead={t('lead')}
            actions={can.includes('create') && <Button onClick={() => go('/app/institutions/new')}>{t('create')}</Button>}
          />
          {items.length === 0 ? (
            <Empty title={t('none')}>
              <p>{t('noneHint')}</p>
            </Empty>
          ) : (
            <Institutions items={items} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Institutions({ items }: { items: InstitutionItem[] }) {
  const { t } = useTranslation('institution');
  const columns: Column<InstitutionItem>[] = [
    {
      key: 'name',
      header: t('name'),
      cell: ({ id, name, state, stateLabel }) => (
        <>
          <AppLink href={`/app/institutions/${id}`}>
            <LocalText text={name} />
          </AppLink>{' '}
          {state === 'closed' && <StateBadge state={state} label={stateLabel} tone="neutral" />}
        </>
      ),
    },
    { key: 'kind', header: t('kind'), cell: ({ kindLabel }) => <LocalText text={kindLabel} /> },
    { key: 'region', header: t('region'), cell: ({ region }) => (region ? <LocalText text={region} /> : t('wholeCountry')) },
    { key: 'code', header: t('code'), cell: ({ code }) => <Reference>{code}</Reference> },
    {
      key: 'prefix',
      header: t('prefix'),
      cell: ({ isPrincipal, numberPrefix }) => (isPrincipal ? t('principal') : <Reference>{numberPrefix}</Reference>),
    },
  ];
  return <DataTable caption={t('nav')} columns={columns} rows={items} rowKey={({ id }) => id} />;
}
