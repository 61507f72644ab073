import type { AttendanceView } from '#programmes';
import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { useParam } from '../../app/address.js';
import { api, fileAddress, uploadFile, useAction, useApi, useApiForm, type Beginning } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Adder,
  AppLink,
  DataTable,
  Day,
  Empty,
  FileDrop,
  type SendFiles,
  fileRules,
  FormDialog,
  Num,
  OnDay,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Reference,
  Section,
  ShortForm,
  TextField,
  useLocal,
  useNamed,
  Written,
} from '../../ui/index.js';
import { Standing } from './Entry.js';

type Attendee = AttendanceView['attendees'][number];
type Sheet = AttendanceView['sheets'][number];

const invalidates: Beginning[] = ['/api/attendance'];
const WHILE_PRINTING_MS = 2_000;

/** Who was at a gathering, the lists that were signed on paper, and the certificates. */
export function AttendancePage() {
  const id = useParam('gatheringId');
  const [waiting, setWaiting] = useState(false);
  const query = useApi('/api/attendance/gatherings/{id}', { path: { id } }, { refetchInterval: waiting ? WHILE_PRINTING_MS : false });
  const isWaiting = query.data?.attendees.some(({ certificate }) => certificate !== null && !certificate.ready) ?? false;
  if (isWaiting !== waiting) setWaiting(isWaiting);
  return <Loaded query={query}>{(attendance) => <Attendance attendance={attendance} />}</Loaded>;
}

function Attendance({ attendance }: { attendance: AttendanceView }) {
  const { gathering, programme, present, attendees, can } = attendance;
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const mayEdit = can.includes('edit');
  const uncertified = attendees.some(({ certificate, withdrawn }) => !certificate && !withdrawn);
  const certify = useAction<undefined>({
    call: (_, key) => api.post('/api/attendance/gatherings/{id}/certificates', { path: { id: gathering.id }, body: {} }, key),
    invalidates,
  });
  return (
    <>
      <PageTitle
        over={
          <AppLink href={`/app/programmes/${programme.id}`}>
            <Reference>{programme.code}</Reference>
          </AppLink>
        }
        title={local(gathering.title)}
        lead={
          <>
            <Day date={gathering.startsOn} />
            {gathering.endsOn !== gathering.startsOn && (
              <>
                {' – '}
                <Day date={gathering.endsOn} />
              </>
            )}
            {' · '}
            <Written>{gathering.place}</Written>
          </>
        }
      />
      <Section title={t('present')}>
        <p>
          {t('presentOnList')} <Num value={present} />
          {gathering.attendance !== null && (
            <>
              {' · '}
              {t('presentCounted')} <Num value={gathering.attendance} />
            </>
          )}
        </p>
        {attendees.length === 0 ? <Empty title={t('nobodyWritten')} /> : <People attendees={attendees} mayEdit={mayEdit} />}
        {mayEdit && (
          <>
            <Group gap="sm" mt="md">
              {uncertified && (
                <Button variant="default" loading={certify.pending} onClick={() => certify.run(undefined)}>
                  {t('certifyAll')}
                </Button>
              )}
            </Group>
            <ProblemAlert problem={certify.problem} />
            <Adder label={t('addAttendee')}>{(close) => <AttendeeForm gatheringId={gathering.id} onClose={close} />}</Adder>
          </>
        )}
      </Section>
      <Sheets attendance={attendance} mayEdit={mayEdit} />
    </>
  );
}

function People({ attendees, mayEdit }: { attendees: Attendee[]; mayEdit: boolean }) {
  const { t } = useTranslation('programmes');
  return (
    <DataTable
      caption={t('present')}
      rows={attendees}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          cell: (row) => (
            <Standing entry={row}>
              <Written>{row.name}</Written>
            </Standing>
          ),
        },
        { key: 'organisation', header: t('cameFor'), cell: ({ organisation }) => <Written>{organisation ?? '—'}</Written> },
        { key: 'quality', header: t('inQuality'), cell: ({ quality }) => <Written>{quality ?? '—'}</Written> },
        { key: 'certificate', header: t('certificate'), cell: ({ certificate }) => <Certificate certificate={certificate} /> },
        {
          key: 'acts',
          header: '',
          cell: (row) =>
            mayEdit && <Acts what="attendees" row={row} about={row.name} form={(close) => <AttendeeForm entry={row} onClose={close} />} />,
        },
      ]}
    />
  );
}

function Certificate({ certificate }: Pick<Attendee, 'certificate'>) {
  const { t } = useTranslation('programmes');
  if (!certificate) return <>—</>;
  if (!certificate.ready)
    return (
      <span role="status">
        <Reference>{certificate.number}</Reference> {t('beingPrinted')}
      </span>
    );
  return (
    <Anchor href={fileAddress('/api/attendance/certificates/{id}/file', { path: { id: certificate.id } })}>
      <Reference>{certificate.number}</Reference>
    </Anchor>
  );
}

interface ActsProps {
  what: 'attendees' | 'sheets';
  row: Attendee | Sheet;
  about: string;
  form?: (close: () => void) => React.ReactNode;
}

function Acts({ what, row, about, form }: ActsProps) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const [asked, setAsked] = useState<'correct' | 'withdraw' | null>(null);
  const close = () => setAsked(null);
  const path = { id: row.id };
  const withdraw = useAction<string>({
    call: (reason, key) => {
      const body = { version: row.version, reason };
      if (what === 'sheets') return api.post('/api/attendance/sheets/{id}/withdrawal', { path, body }, key);
      return api.post('/api/attendance/attendees/{id}/withdrawal', { path, body }, key);
    },
    invalidates,
    onSuccess: close,
  });
  const restore = useAction<undefined>({
    call: (_, key) => {
      const body = { version: row.version };
      if (what === 'sheets') return api.post('/api/attendance/sheets/{id}/restoration', { path, body }, key);
      return api.post('/api/attendance/attendees/{id}/restoration', { path, body }, key);
    },
    invalidates,
  });
  const button = (label: string, onClick: () => void) => (
    <Button size="compact-xs" variant="subtle" aria-label={named(label, about)} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <>
      <Group gap={4}>
        {!row.withdrawn && form && button(t('entryCorrect'), () => setAsked('correct'))}
        {!row.withdrawn && button(t('entryWithdraw'), () => setAsked('withdraw'))}
        {row.withdrawn && button(t('entryRestore'), () => restore.run(undefined))}
      </Group>
      <ProblemAlert problem={restore.problem} />
      {asked === 'correct' && form?.(close)}
      <ReasonDialog
        opened={asked === 'withdraw'}
        title={named(t('entryWithdraw'), about)}
        label={t('entryWithdrawReason')}
        action={t('entryWithdraw')}
        danger
        pending={withdraw.pending}
        onClose={close}
        onConfirm={(reason) => withdraw.run(reason)}
      >
        <p>{what === 'attendees' ? t('withdrawAttendeeWhy') : t('entryWithdrawWhy')}</p>
        <ProblemAlert problem={withdraw.problem} />
      </ReasonDialog>
    </>
  );
}

function AttendeeForm(props: { onClose: () => void } & ({ gatheringId: string; entry?: never } | { entry: Attendee })) {
  const { entry, onClose } = props;
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { name: entry?.name ?? '', organisation: entry?.organisation ?? '', quality: entry?.quality ?? '' },
    submit: async ({ name, organisation, quality }, key) => {
      const body = { name, organisation: organisation.trim() || null, quality: quality.trim() || null };
      if (props.entry)
        await api.put(
          '/api/attendance/attendees/{id}',
          { path: { id: props.entry.id }, body: { ...body, version: props.entry.version } },
          key,
        );
      else await api.post('/api/attendance/gatherings/{id}/attendees', { path: { id: props.gatheringId }, body }, key);
    },
    invalidates,
    onSuccess: onClose,
  });
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctAttendee')} state={state} action={entry ? t('save') : t('addAttendee')} onClose={onClose}>
      {entry?.certificate && <p className="work-when">{t('correctAttendeeWhy')}</p>}
      <TextField form={state.form} name="name" label={t('name')} required maw={420} />
      <TextField form={state.form} name="organisation" label={t('cameFor')} maw={420} />
      <TextField form={state.form} name="quality" label={t('inQuality')} maw={420} />
    </Form>
  );
}

function Sheets({ attendance: { gathering, sheets }, mayEdit }: { attendance: AttendanceView; mayEdit: boolean }) {
  const { t } = useTranslation('programmes');
  const client = useQueryClient();
  const upload: SendFiles = async (files, onProgress, signal) => {
    await uploadFile('/api/attendance/gatherings/{id}/sheets', { path: { id: gathering.id } }, files, onProgress, signal);
    await client.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/api/attendance') });
  };
  return (
    <Section title={t('paperLists')}>
      {sheets.length === 0 ? (
        <p className="work-when">{t('noPaperList')}</p>
      ) : (
        <DataTable
          caption={t('paperLists')}
          rows={sheets}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'file',
              header: t('file'),
              cell: (sheet) => (
                <Standing entry={sheet}>
                  <Anchor href={fileAddress('/api/attendance/sheets/{id}/file', { path: { id: sheet.id } })}>
                    <Written>{sheet.name}</Written>
                  </Anchor>
                </Standing>
              ),
            },
            { key: 'added', header: t('addedOn'), cell: ({ added }) => <OnDay at={added} /> },
            { key: 'acts', header: '', cell: (sheet) => mayEdit && <Acts what="sheets" row={sheet} about={sheet.name} /> },
          ]}
        />
      )}
      {mayEdit && <FileDrop label={t('addPaperList')} rules={fileRules} upload={upload} />}
    </Section>
  );
}
