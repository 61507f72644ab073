import type { FileRow, SessionDetail } from '#committees';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DataTable,
  Empty,
  LocalText,
  Mark,
  Num,
  OutOf,
  Reference,
  Section,
  StateBadge,
  Written,
  type Column,
} from '../../../ui/index.js';
import { filePage } from './paths.js';
import styles from './FileList.module.css';
import shared from '../committees.module.css';

/** The files the reader may know of; a member sees how far their own scoring is, and nobody else's. */
export function FileList({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const query = useApi('/api/committees/sessions/{id}/files', { path: { id: session.id } });
  return (
    <Section title={t('files.title', { count: session.files })}>
      <Loaded query={query}>
        {(files) =>
          files.length === 0 ? (
            <Empty title={t('files.none')} />
          ) : (
            <>
              {session.me.seated && <OwnProgress files={files} />}
              <FileTable files={files} session={session} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function OwnProgress({ files }: { files: FileRow[] }) {
  const { t } = useTranslation('committees');
  const sent = files.filter(({ mySheet }) => mySheet === 'sent').length;
  const words = t('files.progress', { count: sent, total: files.length });
  return (
    <div className={styles.progress}>
      <Progress value={(100 * sent) / files.length} aria-label={words} />
      <span>{words}</span>
    </div>
  );
}

function FileTable({ files, session }: { files: FileRow[]; session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const columns: Column<FileRow>[] = [
    {
      key: 'file',
      header: t('files.file'),
      cell: ({ fileId, number, title, association }) => (
        <>
          <Reference>{number}</Reference>
          <br />
          <AppLink href={filePage(fileId)}>
            <Written>{title}</Written>
          </AppLink>
          <br />
          <LocalText text={association} />
        </>
      ),
    },
    {
      key: 'asked',
      header: t('ranking.asked'),
      digits: true,
      cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} unit={false} />,
    },
    { key: 'sent', header: t('files.sent'), digits: true, cell: ({ sheetsSent }) => <Num value={sheetsSent} /> },
  ];
  if (session.me.seated) columns.push({ key: 'mine', header: t('files.mine'), cell: (file) => <OwnSheet file={file} /> });
  if (files.some(({ decision }) => decision)) {
    columns.push({
      key: 'decision',
      header: t('files.decision'),
      cell: ({ decision }) => (decision ? <StateBadge state={decision.outcome} label={decision.outcomeLabel} /> : '—'),
    });
  }
  return <DataTable caption={t('files.title', { count: files.length })} columns={columns} rows={files} rowKey={({ fileId }) => fileId} />;
}

function OwnSheet({ file: { mySheet, myScore } }: { file: FileRow }) {
  const { t } = useTranslation('committees');
  if (!mySheet) return <Mark tone="neutral">{t('files.toScore')}</Mark>;
  return (
    <span className={shared.marks}>
      <Mark tone={mySheet === 'sent' ? 'good' : 'attention'}>{mySheet === 'sent' ? t('files.scoreSent') : t('files.draft')}</Mark>
      {myScore !== null && <OutOf value={myScore} of={100} decimals={1} />}
    </span>
  );
}
