import type { InstructionDetail } from '#instruction';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { fileAddress, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, isolatedIn, LocalText, PageTitle, Reference, SplitPane, useLanguage, useLocal } from '../../ui/index.js';
import { BesideContent, BesideFile } from '../associations/dossier/Beside.js';
import { StudyState } from './StudyState.js';
import { DossierPane } from '../applications/dossier/DossierView.js';
import { Assignment } from './study/Assignment.js';
import { Checklist } from './study/Checklist.js';
import { Completions } from './study/Completions.js';
import { Conclusion } from './study/Conclusion.js';
import { FileHistoryList } from './study/FileHistoryList.js';
import { Notes } from './study/Notes.js';
import { Opinions } from './study/Opinions.js';

/** The study of one file: the dossier to read, and beside it all that its instructor decides. */
export function StudyPage() {
  const fileId = useParam('fileId');
  const query = useApi('/api/instruction/files/{id}', { path: { id: fileId } });
  return <Loaded query={query}>{(file) => <Study key={file.id} file={file} />}</Loaded>;
}

function Study({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  const local = useLocal();
  const language = useLanguage();
  const { association, call } = file.dossier;
  return (
    <>
      <PageTitle
        over={
          <>
            <AppLink href="/app/instruction">{t('list.title')}</AppLink> · <Reference>{file.number}</Reference> ·{' '}
            <LocalText text={association.name} />
          </>
        }
        title={file.title || local(association.name)}
        lead={t('study.call', { call: isolatedIn(language, local(call.title)) })}
        actions={<StudyState state={file.state} label={file.stateLabel} />}
      />
      <SplitPane
        label={t('study.panes')}
        reading={{
          label: t('study.dossier'),
          content: (
            <>
              <BesideFile>
                <AssociationOf fileId={file.id} />
              </BesideFile>
              <DossierPane
                dossier={file.dossier}
                attachmentHref={(attachmentId) =>
                  fileAddress('/api/instruction/files/{id}/attachments/{attachmentId}', { path: { id: file.id, attachmentId } })
                }
              />
            </>
          ),
        }}
        writing={{
          label: t('study.study'),
          content: (
            <>
              <Assignment file={file} />
              <Completions file={file} />
              <Checklist file={file} kind="admissibility" />
              <Checklist file={file} kind="eligibility" />
              <Conclusion file={file} />
              <Opinions file={file} />
              <Notes file={file} />
              <FileHistoryList entries={file.history} />
            </>
          ),
        }}
      />
    </>
  );
}

function AssociationOf({ fileId }: { fileId: string }) {
  const query = useApi('/api/instruction/files/{id}/association', { path: { id: fileId } });
  return <Loaded query={query}>{(beside) => <BesideContent beside={beside} />}</Loaded>;
}
