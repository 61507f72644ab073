import type { InstructionRow } from '#instruction';
import { instructionMachine } from '#instruction/public';
import { Badge, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Choices,
  DataTable,
  Dated,
  Empty,
  LocalText,
  OutOf,
  PageTitle,
  Pager,
  Reference,
  Written,
  type Column,
  useStatesOf,
} from '../../ui/index.js';

import { StudyState } from './StudyState.js';

/** The files under study in the reader's region: those with an overdue opinion first, then the oldest; filters live in the address, and what is still to study is shown first. */
export function FilesPage() {
  const { t } = useTranslation('instruction');
  const states = useStatesOf(instructionMachine);
  const { grant } = useSession();
  const [{ state, mine, callId, page }, change] = useAddressFilters();
  const shown = state ?? (callId ? 'all' : 'to_study');
  const query = useApi('/api/instruction/files', { query: { state: shown === 'all' ? undefined : shown, mine, callId, page } });

  return (
    <>
      <PageTitle title={t('list.title')} lead={t('list.lead')} />
      <div className="filters">
        {grant?.role === 'instructor' && (
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
      </div>
      <Loaded query={query}>
        {(files) =>
          files.items.length === 0 ? (
            <Empty title={t('list.none')}>
              {shown !== 'all' || mine || callId ? (
                <AppLink href="/app/instruction?state=all">{t('list.clear')}</AppLink>
              ) : (
                <p>{t('list.noneHint')}</p>
              )}
            </Empty>
          ) : (
            <>
              <FileTable files={files.items} />
              <Pager page={files} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function FileTable({ files }: { files: InstructionRow[] }) {
  const { t } = useTranslation('instruction');
  const columns: Column<InstructionRow>[] = [
    {
      key: 'file',
      header: t('list.file'),
      cell: ({ id, number, title, association }) => (
        <>
          <Reference>{number}</Reference>
          <br />
          <AppLink href={`/app/instruction/${id}`}>
            <Written>{title}</Written>
          </AppLink>
          <br />
          <LocalText text={association} />
        </>
      ),
    },
    {
      key: 'state',
      header: t('list.state'),
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
      cell: ({ decided, items }) => <OutOf value={decided} of={items} />,
    },
    { key: 'asked', header: t('list.asked'), digits: true, cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} /> },
    { key: 'who', header: t('list.instructor'), cell: ({ instructor }) => (instructor ? <bdi>{instructor.name}</bdi> : t('list.nobody')) },
    { key: 'since', header: t('list.since'), cell: ({ opened }) => <Dated at={opened} /> },
  ];
  return <DataTable caption={t('list.title')} columns={columns} rows={files} rowKey={({ id }) => id} />;
}
