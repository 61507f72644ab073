import type { PersonSummary } from '#identity';
import { Button, NativeSelect } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useMay } from '../../app/session/session.js';
import { AppLink, Email, Empty, LocalText, PageTitle, SearchBox, StateBadge, type ListColumn } from '../../ui/index.js';
import { InviteDialog } from './InviteDialog.js';

/** Every account, found by name or address. */
export function PeoplePage() {
  const { t } = useTranslation('identity');
  const may = useMay();
  const [{ q, invited, sort, page }, change] = useAddressFilters();
  const asked = { q, invited, sort };
  const [inviting, setInviting] = useState(false);
  const columns = useColumns();
  const query = useApiList('/api/people', { query: { ...asked, page } });

  return (
    <>
      <PageTitle
        title={t('people.title')}
        actions={
          may('person.manage') && (
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
            <Listed
              list="people"
              caption={t('people.title')}
              page={list}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
            />
          )
        }
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function useColumns(): ListColumn<PersonSummary>[] {
  const { t } = useTranslation('identity');
  return [
    {
      key: 'name',
      header: t('name'),
      sort: 'name',
      place: 'title',
      cell: ({ id, name }) => (
        <AppLink href={`/app/people/${id}`}>
          <bdi>{name}</bdi>
        </AppLink>
      ),
    },
    { key: 'email', header: t('email'), sort: 'email', wide: true, cell: ({ email }) => <Email>{email}</Email> },
    {
      key: 'roles',
      header: t('people.roles'),
      wide: true,
      cell: ({ roles }) =>
        roles.length === 0
          ? '—'
          : roles.map((role, index) => (
              <span key={index}>
                {index > 0 && ', '}
                <LocalText text={role} />
              </span>
            )),
    },
    {
      key: 'state',
      header: t('people.state'),
      sort: 'state',
      place: 'aside',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}
