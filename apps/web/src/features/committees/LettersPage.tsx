import type { LetterRow } from '#committees';
import { letterMachine } from '#committees/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApiList, fileAddress } from '../../app/api/index.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Day,
  Empty,
  LocalText,
  PageTitle,
  Reference,
  StateBadge,
  Written,
  Preparing,
  useStatesOf,
  SearchBox,
  type ListColumn,
} from '../../ui/index.js';
import { CommitteesNav } from './CommitteesNav.js';

/** Decision letters: read as rendered, approved one by one or together; what is approved is sent at once. */
export function LettersPage() {
  const { t } = useTranslation('committees');
  const states = useStatesOf(letterMachine);
  const [{ q, state, sort, page }, change] = useAddressFilters();
  const columns = useColumns();
  // What is approved together is read once more, and leaves at once.
  const acts = useListActs<LetterRow>([
    {
      name: 'approve',
      policy: 'letter.approve',
      label: t('letter.approveThem'),
      may: ({ state, ready }) => letterMachine.can(state, 'approve') && ready,
      at: '/api/committees/letters/approvals',
      action: (count) => t('letter.approve', { count }),
      hint: t('letter.consequence'),
      invalidates: ['/api/committees/letters', '/api/home'],
    },
  ]);
  const asked = { q, state, sort };
  const query = useApiList('/api/committees/letters', { query: { ...asked, page } });
  return (
    <>
      <PageTitle title={t('letter.title')} lead={t('letter.lead')} />
      <CommitteesNav current="/app/committees/letters" />
      <div className="filters">
        <SearchBox label={t('letter.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.everyState') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(letters) => (
          <Listed
            list="decision-letters"
            caption={t('letter.title')}
            page={letters}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={change}
            sums={[{ name: 'amountCentimes', label: t('letter.sum'), of: ({ amountCentimes }) => amountCentimes }]}
            acts={acts}
            rowName={({ number }) => number}
            pageOf={(page) => api.get('/api/committees/letters', { query: { ...asked, ...page } })}
            empty={
              <Empty title={t('letter.none')}>
                {state || q ? <AppLink href="/app/committees/letters">{t('letter.clear')}</AppLink> : <p>{t('letter.noneHint')}</p>}
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<LetterRow>[] {
  const { t } = useTranslation('committees');
  return [
    {
      key: 'letter',
      header: t('letter.one'),
      sort: 'number',
      cell: ({ id, number, ready, failed }) =>
        ready ? (
          <a href={fileAddress('/api/committees/letters/{id}/pdf', { path: { id } })} target="_blank" rel="noreferrer">
            <Reference>{number}</Reference>
          </a>
        ) : (
          <>
            <Reference>{number}</Reference>{' '}
            <Preparing failed={failed} className="work-when">
              {t('letter.preparing')}
            </Preparing>
          </>
        ),
    },
    {
      key: 'association',
      header: t('letter.to'),
      sort: 'association',
      place: 'title',
      cell: ({ association }) => <LocalText text={association} />,
    },
    {
      key: 'file',
      header: t('letter.file'),
      sort: 'application',
      wide: true,
      cell: ({ applicationNumber, title }) => (
        <>
          <Reference>{applicationNumber}</Reference> · <Written>{title}</Written>
        </>
      ),
    },
    {
      key: 'outcome',
      header: t('files.decision'),
      sort: 'outcome',
      place: 'aside',
      cell: ({ outcome, outcomeLabel }) => <StateBadge state={outcome} label={outcomeLabel} />,
    },
    {
      key: 'amount',
      header: t('letter.amount'),
      digits: true,
      sort: 'amount',
      cell: ({ amountCentimes }) => <Amount centimes={amountCentimes} unit={false} />,
    },
    { key: 'issued', header: t('letter.issued'), sort: 'issued', place: 'away', cell: ({ issuedOn }) => <Day date={issuedOn} /> },
    {
      key: 'appeal',
      header: t('letter.appeal'),
      place: 'away',
      cell: ({ appeal }) => ('until' in appeal ? <Day date={appeal.until} /> : t('letter.appealOnceSent', { count: appeal.days })),
    },
    {
      key: 'state',
      header: t('list.state'),
      sort: 'state',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}
