import type { PersonSummary } from '#identity';
import { Button, NativeSelect } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useSession } from '../../app/session/session.js';
import { AppLink, DataTable, Email, Empty, LocalText, PageTitle, Pager, SearchBox, StateBadge, type Column } from '../../ui/index.js';
import { InviteDialog } from './InviteDialog.js';

/** Every account, found by name or address. */
export function PeoplePage() {
  const { t } = useTranslation('identity');
  const { grant } = useSession();
  const [{ q, invited, page }, change] = useAddressFilters();
  const [inviting, setInviting] = useState(false);
  const columns = useColumns();
  const query = useApi('/api/people', { query: { q, invited, page } });

  return (
    <>
      <PageTitle
        title={t('people.title')}
        actions={
          grant?.role === 'administrator' && (
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          )
        }
      />
      <div className="filters">
        <SearchBox label={t('people.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('people.invited')}
          value={invited ?? ''}
          onChange={(event) => change({ invited: event.currentTarget.value })}
          data={[
            { value: '', label: t('people.everyone') },
            { value: '1', label: t('people.onlyInvited') },
          ]}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('people.none')} />
          ) : (
            <>
              <DataTable caption={t('people.title')} columns={columns} rows={list.items} rowKey={({ id }) => id} />
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function useColumns(): Column<PersonSummary>[] {
  const { t } = useTranslation('identity');
  return [
    {
      key: 'name',
      header: t('name'),
      cell: ({ id, name }) => (
        <AppLink href={`/app/people/${id}`}>
          <bdi>{name}</bdi>
        </AppLink>
      ),
    },
    { key: 'email', header: t('email'), cell: ({ email }) => <Email>{email}</Email> },
    {
      key: 'roles',
      header: t('people.roles'),
      cell: ({ roles }) =>
        roles.length === 0
          ? '—'
          : roles.map((role, index) => (
              <div key={index}>
                <LocalText text={role} />
              </div>
            )),
    },
    { key: 'state', header: t('people.state'), cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} /> },
  ];
}
