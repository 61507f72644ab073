import type { AssociationPairItem } from '#associations';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction, useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  Empty,
  LocalText,
  OnDay,
  PageTitle,
  Reference,
  SearchBox,
  useLanguage,
  Written,
  type ListColumn,
} from '../../ui/index.js';
import { MergeDialog } from './MergeDialog.js';
import { ReasonForm } from './ReasonForm.js';

/** Registrations that may be one, the likeliest first: an officer says that they are two, or opens both. */
export function PairsPage() {
  const { t } = useTranslation('associations');
  const [{ q, dismissed = '0', sort, page }, change] = useAddressFilters();
  const asked = { q, dismissed, sort };
  const query = useApiList('/api/association-pairs', { query: { ...asked, page } });
  const [toDismiss, setToDismiss] = useState<string | null>(null);
  const [toMerge, setToMerge] = useState<AssociationPairItem | null>(null);
  const columns = useColumns(setToDismiss, setToMerge);
  return (
    <>
      <PageTitle title={t('pairs.title')} lead={t('pairs.lead')} over={<AppLink href="/app/associations">{t('nav')}</AppLink>} />
      <div className="filters">
        <SearchBox label={t('list.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('list.state')}
          value={dismissed}
          onChange={(event) => change({ dismissed: event.currentTarget.value })}
          data={[
            { value: '0', label: t('pairs.open') },
            { value: '1', label: t('pairs.dismissed') },
          ]}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('pairs.none')}>
              <p>{t('pairs.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="association-pairs"
              caption={t('pairs.title')}
              page={list}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
            />
          )
        }
      </Loaded>
      {toMerge && <MergeDialog pair={toMerge} onClose={() => setToMerge(null)} />}
      {toDismiss && (
        <ReasonForm
          title={t('pairs.dismiss')}
          hint={t('pairs.dismissHint')}
          send={(body, key) => api.post('/api/association-pairs/{id}/dismissal', { path: { id: toDismiss }, body }, key)}
          onClose={() => setToDismiss(null)}
        />
      )}
    </>
  );
}

function useColumns(dismiss: (id: string) => void, merge: (pair: AssociationPairItem) => void): ListColumn<AssociationPairItem>[] {
  const { t } = useTranslation('associations');
  const may = useMay();
  const comma = useLanguage() === 'ar' ? '، ' : ', ';
  return [
    { key: 'first', header: t('pairs.first'), place: 'title', cell: ({ first }) => <Side side={first} /> },
    { key: 'second', header: t('pairs.second'), place: 'beside', cell: ({ second }) => <Side side={second} /> },
    {
      key: 'reasons',
      header: t('pairs.reasons'),
      cell: ({ reasons, dismissalReason }) => (
        <>
          {reasons.map((reason) => t(`duplicates.${reason}`)).join(comma)}
          {dismissalReason && (
            <div className="work-when">
              <Written>{dismissalReason}</Written>
            </div>
          )}
        </>
      ),
    },
    { key: 'likeness', header: t('pairs.likeness'), sort: 'likeness', named: true, cell: ({ likeness }) => `${likeness} / 100` },
    { key: 'found', header: t('pairs.found'), sort: 'found', place: 'away', cell: ({ found }) => <OnDay at={found} /> },
    {
      key: 'act',
      header: t('pairs.act'),
      cell: (pair) =>
        may('association.dismiss_pair') &&
        (pair.dismissed ? (
          <Reopen id={pair.id} />
        ) : (
          <Group gap="xs">
            {may('association.propose_merge') && (
              <Button size="compact-sm" variant="default" onClick={() => merge(pair)}>
                {t('merge.same')}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => dismiss(pair.id)}>
              {t('pairs.apart')}
            </Button>
          </Group>
        )),
    },
  ];
}

function Side({ side: { id, name, ice, stateLabel } }: { side: AssociationPairItem['first'] }) {
  const { t } = useTranslation('associations');
  return (
    <>
      <AppLink href={`/app/associations/${id}`}>
        <LocalText text={name} />
      </AppLink>
      <div className="work-when">
        {ice && (
          <>
            {t('ice')} <Reference>{ice}</Reference>
            {' · '}
          </>
        )}
        <LocalText text={stateLabel} />
      </div>
    </>
  );
}

function Reopen({ id }: { id: string }) {
  const { t } = useTranslation('associations');
  const act = useAction({
    call: (_, key) => api.post('/api/association-pairs/{id}/reopening', { path: { id } }, key),
    invalidates: ['/api/associations', '/api/association-pairs'],
  });
  return (
    <Button size="compact-sm" variant="default" loading={act.pending} onClick={() => act.run()}>
      {t('pairs.reopen')}
    </Button>
  );
}
