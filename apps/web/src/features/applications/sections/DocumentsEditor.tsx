import type { ApplicationView } from '#applications';
import { isAskedFor } from '#applications/public';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, uploadFile, useAction, fileAddress } from '../../../app/api/index.js';
import { Day, fieldId, FileDrop, fileRules, formatBytes, LocalText, Mark, RemoveFile, useLanguage } from '../../../ui/index.js';
import { SectionFrame } from '../SectionFrame.js';
import type { EditorProps } from './editor.js';
import { useSectionErrors } from '../useSectionForm.js';
import listStyles from '../../../ui/lists.module.css';

type Wanted = ApplicationView['documents'][number];

/** The documents the call asks for; those valid in the association's vault are taken from there. */
export function DocumentsEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const errors = useSectionErrors(file, 'documents');
  const open = (wanted: Wanted) =>
    file.state === 'draft' || (file.completion !== null && isAskedFor(file.completion, { document: wanted.code }));
  return (
    <SectionFrame<never> file={file} path="documents" errors={errors} hint={t('documents.hint')}>
      <ul className={`${listStyles.framed} form-wide`}>
        {file.documents.map((wanted) => (
          <li key={wanted.code} id={fieldId(`documents.${wanted.code}`)} tabIndex={-1}>
            <Document file={file} wanted={wanted} open={open(wanted)} />
            {errors
              .filter(({ path }) => path === `documents.${wanted.code}`)
              .map(({ message }) => (
                <p key={message} className="field-error">
                  {message}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </SectionFrame>
  );
}

function Document({ file, wanted, open }: { file: ApplicationView; wanted: Wanted; open: boolean }) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const client = useQueryClient();
  const { code, label, required, attachment, inVault } = wanted;
  const removal = useAction({
    call: (_, key) => api.del('/api/applications/{id}/attachments/{attachment}', { path: { id: file.id, attachment: code } }, key),
    invalidates: ['/api/applications'],
  });
  return (
    <>
      <div className={listStyles.line}>
        <div>
          <strong>
            <LocalText text={label} />
          </strong>{' '}
          <span className="work-when">({required ? t('documents.required') : t('documents.optional')})</span>
          {attachment && (
            <div>
              <a
                href={fileAddress('/api/applications/{id}/attachments/{attachment}', { path: { id: file.id, attachment: attachment.id } })}
                download={attachment.name}
              >
                <bdi>{attachment.name}</bdi>
              </a>{' '}
              <span className="work-when">{formatBytes(attachment.size, language)}</span>{' '}
              {open && (
                <RemoveFile name={attachment.name} pending={removal.pending} problem={removal.problem} onRemove={() => removal.run()} />
              )}
            </div>
          )}
          {!attachment && inVault && <FromVault document={inVault} />}
        </div>
        <div className={listStyles.end}>
          {attachment || inVault ? (
            <Mark tone="good">{t('documents.held')}</Mark>
          ) : (
            required && <Mark tone="attention">{t('documents.missing')}</Mark>
          )}
        </div>
      </div>
      {open && (
        <FileDrop
          label={attachment || inVault ? t('documents.replace') : t('documents.choose')}
          rules={fileRules}
          upload={async (chosen, onProgress, signal) => {
            await uploadFile(
              '/api/applications/{id}/attachments/{attachment}',
              { path: { id: file.id, attachment: code } },
              chosen,
              onProgress,
              signal,
            );
            await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/applications') });
          }}
        />
      )}
    </>
  );
}

/** What the submission will take from the association's own documents. */
function FromVault({ document: { name, validUntil } }: { document: NonNullable<Wanted['inVault']> }) {
  const { t } = useTranslation('applications');
  return (
    <div>
      <bdi>{name}</bdi>{' '}
      <span className="work-when">
        {t('documents.fromVault')}
        {validUntil && (
          <>
            {' · '}
            {t('documents.validUntil')} <Day date={validUntil} />
          </>
        )}
      </span>
    </div>
  );
}
