import type { LetterRow } from '#committees';
import { letterMachine } from '#committees/public';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction, useApi, fileAddress } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  ConfirmDialog,
  DataTable,
  Day,
  Empty,
  LocalText,
  PageTitle,
  Pager,
  ProblemAlert,
  Reference,
  StateBadge,
  Written,
  type Column,
  Preparing,
  useStatesOf,
} from '../../ui/index.js';
import { CommitteesNav } from './CommitteesNav.js';

/** Decision letters: read as rendered, approved one by one or together; what is approved is sent at once. */
export function LettersPage() {
  const { t } = useTranslation('committees');
  const states = useStatesOf(letterMachine);
  const [{ state, page }, change] = useAddressFilters();
  const query = useApi('/api/committees/letters', { query: { state, page } });
  return (
    <>
      <PageTitle title={t('letter.title')} lead={t('letter.lead')} />
      <CommitteesNav current="/app/committees/letters" />
      <div className="filters">
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.everyState') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(letters) =>
          letters.items.length === 0 ? (
            <Empty title={t('letter.none')}>
              {state ? <AppLink href="/app/committees/letters">{t('letter.clear')}</AppLink> : <p>{t('letter.noneHint')}</p>}
            </Empty>
          ) : (
            <>
              <LetterTable key={`${state} ${page}`} letters={letters.items} />
              <Pager page={letters} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function LetterTable({ letters }: { letters: LetterRow[] }) {
  const { t } = useTranslation('committees');
  const { grant } = useSession();
  const [chosen, setChosen] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const waiting = grant?.role === 'programme.officer' ? letters.filter(({ state, ready }) => state === 'drafted' && ready) : [];
  const approve = useAction<string[]>({
    call: (ids, key) => api.post('/api/committees/letters/approvals', { body: { letters: ids.map((id) => ({ id })) } }, key),
    invalidates: ['/api/committees/letters', '/api/home'],
    onSuccess: () => {
      setAsking(false);
      setChosen([]);
    },
  });
  const columns = useColumns(waiting.length > 0 ? { waiting, chosen, setChosen } : null);
  return (
    <>
      {waiting.length > 0 && (
        <div className="filters">
          <Checkbox
            label={t('letter.all', { count: waiting.length })}
            checked={chosen.length === waiting.length}
            indeterminate={chosen.length > 0 && chosen.length < waiting.length}
            onChange={() => setChosen(chosen.length === waiting.length ? [] : waiting.map(({ id }) => id))}
          />
          <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            {chosen.length === 0 ? t('letter.approveChosen') : t('letter.approve', { count: chosen.length })}
          </Button>
        </div>
      )}
      <DataTable caption={t('letter.title')} columns={columns} rows={letters} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={asking}
        title={t('letter.approve', { count: chosen.length })}
        action={t('letter.approve', { count: chosen.length })}
        pending={approve.pending}
        onConfirm={() => approve.run(chosen)}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={approve.problem} />
        {t('letter.consequence')}
      </ConfirmDialog>
    </>
  );
}

function useColumns(choice: { waiting: LetterRow[]; chosen: string[]; setChosen: (ids: string[]) => void } | null): Column<LetterRow>[] {
  const { t } = useTranslation('committees');
  const tick: Column<LetterRow> = {
    key: 'choice',
    header: t('letter.choose'),
    cell: ({ id, number }) =>
      choice?.waiting.some((letter) => letter.id === id) && (
        <Checkbox
          aria-label={t('letter.chooseOne', { number })}
          checked={choice.chosen.includes(id)}
          onChange={(event) =>
            choice.setChosen(event.currentTarget.checked ? [...choice.chosen, id] : choice.chosen.filter((other) => other !== id))
          }
        />
      ),
  };
  return [
    ...(choice ? [tick] : []),
    {
      key: 'letter',
      header: t('letter.one'),
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
      cell: ({ association, applicationNumber, title }) => (
        <>
          <LocalText text={association} />
          <br />
          <Reference>{applicationNumber}</Reference> · <Written>{title}</Written>
        </>
      ),
    },
    {
      key: 'outcome',
      header: t('files.decision'),
      cell: ({ outcome, outcomeLabel }) => <StateBadge state={outcome} label={outcomeLabel} />,
    },
    {
      key: 'amount',
      header: t('letter.amount'),
      digits: true,
      cell: ({ amountCentimes }) => <Amount centimes={amountCentimes} unit={false} />,
    },
    { key: 'issued', header: t('letter.issued'), cell: ({ issuedOn }) => <Day date={issuedOn} /> },
    {
      key: 'appeal',
      header: t('letter.appeal'),
      cell: ({ appeal }) => ('until' in appeal ? <Day date={appeal.until} /> : t('letter.appealOnceSent', { count: appeal.days })),
    },
    { key: 'state', header: t('list.state'), cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} /> },
  ];
}
