import type { FileDetail, FileRow, SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../app/address.js';
import { fileAddress, useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { AppLink, Deadline, isolatedIn, LocalText, PageTitle, Reference, SplitPane, useLanguage, useLocal } from '../../../ui/index.js';
import { DossierPane } from '../../applications/dossier/DossierView.js';
import { BesideContent, BesideFile } from '../../associations/dossier/Beside.js';
import { sessionPage } from '../session/paths.js';
import { ConflictsPanel } from './ConflictsPanel.js';
import { FileSteps } from './FileSteps.js';
import { OpinionList } from './OpinionList.js';
import { ScoreGrid } from './ScoreGrid.js';
import { SharedScores } from './SharedScores.js';

/** One file before the committee: the dossier to read, beside it the member's grid, and the shared scores once it is time. */
export function FilePage() {
  const query = useApi('/api/committees/files/{id}', { path: { id: useParam('fileId') } });
  return <Loaded query={query}>{(file) => <WithSession key={file.fileId} file={file} />}</Loaded>;
}

function WithSession({ file }: { file: FileDetail }) {
  const session = useApi('/api/committees/sessions/{id}', { path: { id: file.sessionId } });
  const files = useApi('/api/committees/sessions/{id}/files', { path: { id: file.sessionId } });
  return <Loaded query={session}>{(loaded) => <Shown file={file} session={loaded} files={files.data ?? []} />}</Loaded>;
}

function Shown({ file, session, files }: { file: FileDetail; session: SessionDetail; files: FileRow[] }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const language = useLanguage();
  // Once the committee talks about the file, what everybody gave comes before one's own sheet.
  const blind = session.state === 'convened' || session.state === 'open';
  return (
    <>
      <PageTitle
        over={
          <>
            <AppLink href={sessionPage(session.id)}>
              <LocalText text={session.committee} />
            </AppLink>{' '}
            · <Deadline at={session.held} />
          </>
        }
        title={file.title || local(file.association)}
        lead={
          <>
            <Reference>{file.number}</Reference> · <LocalText text={file.association} /> · {t('session.call')}{' '}
            <Reference>{session.call.number}</Reference> · <LocalText text={session.call.title} />
          </>
        }
        actions={<FileSteps files={files} fileId={file.fileId} />}
      />
      <SplitPane
        label={t('score.panes')}
        reading={{
          label: t('score.dossier'),
          content: (
            <>
              <BesideFile>
                <AssociationOf fileId={file.fileId} />
              </BesideFile>
              <DossierPane
                dossier={file.dossier}
                attachmentHref={(attachmentId) =>
                  fileAddress('/api/committees/files/{id}/attachments/{attachmentId}', { path: { id: file.fileId, attachmentId } })
                }
              />
              <OpinionList opinions={file.opinions} />
            </>
          ),
        }}
        writing={{
          label: t('score.grid'),
          content: (
            <>
              {!blind && <SharedScores file={file} />}
              {session.can.includes('score') ? (
                <ScoreGrid key={file.fileId} file={file} files={files} />
              ) : (
                <p className="work-when">
                  {t(`score.closed.${session.state}`, { state: isolatedIn(language, local(session.stateLabel)) })}
                </p>
              )}
              {blind && <SharedScores file={file} />}
              <ConflictsPanel file={file} session={session} />
            </>
          ),
        }}
      />
    </>
  );
}

function AssociationOf({ fileId }: { fileId: string }) {
  const query = useApi('/api/committees/files/{id}/association', { path: { id: fileId } });
  return <Loaded query={query}>{(beside) => <BesideContent beside={beside} />}</Loaded>;
}
