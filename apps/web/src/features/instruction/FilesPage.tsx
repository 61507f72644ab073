import type { InstructionRow } from '#instruction';
import { instructionMachine } from '#instruction/public';
import { Badge, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApi, useApiList } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Choices,
  Empty,
  LocalText,
  OutOf,
  PageTitle,
  ReasonFilter,
  Reference,
  Written,
  useStatesOf,
  SearchBox,
  OnDay,
  type ListColumn,
} from '../../ui/index.js';

import { AssignFiles } from './AssignFiles.js';
import { StudyState } from './StudyState.js';

/** The files under study in the reader's region: those with an overdue opinion first, then the oldest; filters live in the address, and what is still to study is shown first. */
export function FilesPage() {
  const { t } = useTranslation('instruction');
  const states = useStatesOf(instructionMachine);
  const may = useMay();
  const [{ q, state, mine, callId, reason, sort, page }, change] = useAddressFilters();
  const columns = useColumns();
  const acts = useListActs<InstructionRow>([
    {
      name: 'assign',
      policy: 'instruction.assign',
      label: t('assign.first'),
      may: ({ state: study }) => !instructionMachine.isFinal(study),
      dialog: (ids, end) => <AssignFiles ids={ids} end={end} />,
    },
  ]);
  const shown = state ?? (callId || reason ? 'all' : 'to_study');
  const asked = { q, state: shown === 'all' ? undefined : shown, mine, callId, reason, sort };
  const reasons = useApi('/api/instruction/reasons', { query: { callId } }).data;
  const query = useApiList('/api/instruction/files', { query: { ...asked, page } });

  return (
    <>
      <PageTitle title={t('list.title')} lead={t('list.lead')} />
      <div className="filters">
        <SearchBox label={t('list.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        {may('instruction.check') && (
          <Choices
            name="whose"
            legend={t('list.whose')}
            value={mine === 'true' ? 'mine' : 'all'}
            onChange={(whose) => change({ mine: whose === 'mine' ? 'true' : undefined })}
            choices={[
              { value: 'mine', label: t('list.mine') },
              { value: 'all', label: t('list.region') },
            ]}
          />
        )}
        <NativeSelect
          label={t('list.state')}
          value={shown}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: 'to_study', label: t('list.toStudy') }, { value: 'all', label: t('list.everyState') }, ...states]}
        />
        <ReasonFilter label={t('list.refusedFor')} counted={reasons} value={reason} onChange={(code) => change({ reason: code })} />
      </div>
      <Loaded query={query}>
        {(files) => (
          <Listed
            list="instruction"
            caption={t('list.title')}
            page={files}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={change}
            sums={[{ name: 'askedCentimes', label: t('list.askedSum'), of: ({ askedCentimes }) => askedCentimes }]}
            acts={acts}
            rowName={({ number }) => number}
            pageOf={(page) => api.get('/api/instruction/files', { query: { ...asked, ...page } })}
            empty={
              <Empty title={t('list.none')}>
                {shown !== 'all' || mine || callId || reason || q ? (
                  <AppLink href="/app/instruction?state=all">{t('list.clear')}</AppLink>
                ) : (
                  <p>{t('list.noneHint')}</p>
                )}
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<InstructionRow>[] {
  const { t } = useTranslation('instruction');
  return [
    { key: 'number', header: t('list.number'), sort: 'number', cell: ({ number }) => <Reference>{number}</Reference> },
    {
      key: 'file',
      header: t('list.file'),
      sort: 'title',
      place: 'title',
      cell: ({ id, title }) => (
        <AppLink href={`/app/instruction/${id}`}>
          <Written>{title}</Written>
        </AppLink>
      ),
    },
    { key: 'association', header: t('list.association'), sort: 'association', cell: ({ association }) => <LocalText text={association} /> },
    {
      key: 'state',
      header: t('list.state'),
      sort: 'state',
      place: 'aside',
      cell: ({ state, stateLabel, overdueOpinions }) => (
        <>
          <StudyState state={state} label={stateLabel} />
          {overdueOpinions > 0 && (
            <Badge ms={4} styles={{ root: { background: '#fde3e1', color: '#8f1c13', height: 24 }, label: { fontSize: 12.5 } }}>
              {t('list.overdue', { count: overdueOpinions })}
            </Badge>
          )}
        </>
      ),
    },
    {
      key: 'checked',
      header: t('list.checked'),
      digits: true,
      named: true,
      cell: ({ decided, items }) => <OutOf value={decided} of={items} />,
    },
    {
      key: 'asked',
      header: t('list.asked'),
      digits: true,
      sort: 'asked',
      cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} unit={false} />,
    },
    { key: 'who', header: t('list.instructor'), cell: ({ instructor }) => (instructor ? <bdi>{instructor.name}</bdi> : t('list.nobody')) },
    { key: 'since', header: t('list.since'), sort: 'opened', place: 'away', cell: ({ opened }) => <OnDay at={opened} /> },
  ];
}
