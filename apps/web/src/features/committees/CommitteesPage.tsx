import { sessionMachine } from '#committees/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi, useApiList } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { useMay } from '../../app/session/session.js';
import { ExportMenu, Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, ListTable, Dated, Empty, LocalText, PageTitle, Reference, Section, StateBadge, useStatesOf } from '../../ui/index.js';
import { CommitteesNav } from './CommitteesNav.js';

/** The sessions of the reader's committee or region, newest first, and the committees that hold them. */
export function CommitteesPage() {
  const { t } = useTranslation('committees');
  const may = useMay();
  const committees = useApi('/api/committees');
  return (
    <>
      <PageTitle
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          may('committee.manage') && (
            <AppLink className="button-link" href="/app/committees/new">
              {t('committee.create')}
            </AppLink>
          )
        }
      />
      <CommitteesNav current="/app/committees" />
      <Sessions />
      <Section title={t('list.committees')}>
        <Loaded query={committees}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('list.noCommittee')} />
            ) : (
              <>
                <ListTable
                  caption={t('list.committees')}
                  rows={items}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: 'name',
                      place: 'title',
                      header: t('committee.one'),
                      cell: ({ id, name }) => (
                        <AppLink href={`/app/committees/${id}`}>
                          <LocalText text={name} />
                        </AppLink>
                      ),
                    },
                    { key: 'region', header: t('committee.region'), cell: ({ regionCode }) => <RegionName code={regionCode} /> },
                  ]}
                />
                <ExportMenu list="committees" asked={{}} />
              </>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Sessions() {
  const { t } = useTranslation('committees');
  const states = useStatesOf(sessionMachine);
  const [{ state, sort, page }, change] = useAddressFilters();
  const asked = { state, sort };
  const query = useApiList('/api/committees/sessions', { query: { ...asked, page } });
  return (
    <Section title={t('list.sessions')}>
      <div className="filters">
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.everyState') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(sessions) =>
          sessions.total === 0 ? (
            <Empty title={t('list.noSession')}>
              {state ? <AppLink href="/app/committees">{t('list.clear')}</AppLink> : <p>{t('list.noSessionHint')}</p>}
            </Empty>
          ) : (
            <Listed
              list="committee-sessions"
              caption={t('list.sessions')}
              page={sessions}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
              columns={[
                {
                  key: 'held',
                  header: t('session.held'),
                  sort: 'held',
                  place: 'title',
                  cell: ({ id, held }) => (
                    <AppLink href={`/app/committees/sessions/${id}`}>
                      <Dated at={held} />
                    </AppLink>
                  ),
                },
                {
                  key: 'committee',
                  header: t('committee.one'),
                  sort: 'committee',
                  wide: true,
                  cell: ({ committee }) => <LocalText text={committee} />,
                },
                {
                  key: 'call',
                  header: t('session.call'),
                  sort: 'call',
                  wide: true,
                  cell: ({ call }) => (
                    <>
                      <Reference>{call.number}</Reference> <LocalText text={call.title} />
                    </>
                  ),
                },
                {
                  key: 'state',
                  header: t('list.state'),
                  sort: 'state',
                  place: 'aside',
                  cell: (row) => <StateBadge state={row.state} label={row.stateLabel} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
