import type { AssociationView } from '#associations';
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, uploadFile, useAction, fileAddress } from '../../app/api/index.js';
import { Day, fileRules, FileDrop, formatBytes, LocalText, Mark, RemoveFile, useLanguage } from '../../ui/index.js';
import { useChoices } from './IdentityFields.js';
import listStyles from '../../ui/lists.module.css';

type Document = AssociationView['documents'][number];

/** The documents kept from call to call: one line per kind, with what it lacks. */
export function Vault({ association, edits }: { association: AssociationView; edits: boolean }) {
  const { t } = useTranslation('associations');
  const choices = useChoices();
  const [adding, setAdding] = useState<string | null>(null);
  return (
    <ul className={listStyles.framed}>
      {(choices?.documents ?? []).map(({ code, label, required }) => {
        const held = association.documents.find(({ kind }) => kind === code);
        return (
          <li key={code}>
            <div className={listStyles.line}>
              <div>
                <strong>
                  <LocalText text={label} />
                </strong>{' '}
                <span className="work-when">({required ? t('vault.required') : t('vault.optional')})</span>
                {held && <Held associationId={association.id} document={held} edits={edits} />}
              </div>
              <div className={listStyles.end}>
                <DocumentState held={held} required={required} />
                {edits && (
                  <button
                    type="button"
                    className="link"
                    aria-expanded={adding === code}
                    onClick={() => setAdding(adding === code ? null : code)}
                  >
                    {held ? t('vault.replace') : t('vault.add')}{' '}
                    <span className="visually-hidden">
                      — <LocalText text={label} />
                    </span>
                  </button>
                )}
              </div>
            </div>
            {adding === code && <AddDocument associationId={association.id} kind={code} onDone={() => setAdding(null)} />}
          </li>
        );
      })}
    </ul>
  );
}

function Held({ associationId, document, edits }: { associationId: string; document: Document; edits: boolean }) {
  const { t } = useTranslation('associations');
  const language = useLanguage();
  const address = fileAddress('/api/associations/{id}/documents/{document}', { path: { id: associationId, document: document.id } });
  const removal = useAction({
    call: (_, key) => api.del('/api/associations/{id}/documents/{document}', { path: { id: associationId, document: document.id } }, key),
    invalidates: ['/api/associations', '/api/applications'],
  });
  return (
    <div>
      <a href={address} download={document.name}>
        <bdi>{document.name}</bdi>
      </a>{' '}
      <span className="work-when">
        {formatBytes(document.size, language)}
        {document.validUntil && (
          <>
            {' · '}
            {t('vault.validUntil')} <Day date={document.validUntil} />
          </>
        )}
      </span>{' '}
      {edits && <RemoveFile name={document.name} pending={removal.pending} problem={removal.problem} onRemove={() => removal.run()} />}
    </div>
  );
}

function DocumentState({ held, required }: { held: Document | undefined; required: boolean }) {
  const { t } = useTranslation('associations');
  if (!held) return required ? <Mark tone="attention">{t('vault.missing')}</Mark> : <Mark tone="neutral">{t('vault.notSupplied')}</Mark>;
  return held.expired ? <Mark tone="bad">{t('vault.expired')}</Mark> : <Mark tone="good">{t('vault.held')}</Mark>;
}

function AddDocument({ associationId, kind, onDone }: { associationId: string; kind: string; onDone: () => void }) {
  const { t } = useTranslation('associations');
  const client = useQueryClient();
  const [validUntil, setValidUntil] = useState('');
  return (
    <div className="form-wide">
      <TextInput
        type="date"
        label={t('vault.expiry')}
        description={t('vault.expiryHint')}
        value={validUntil}
        onChange={(event) => setValidUntil(event.currentTarget.value)}
        styles={{ wrapper: { maxWidth: 170 } }}
        mb="xs"
      />
      <FileDrop
        label={t('vault.choose')}
        rules={fileRules}
        upload={async (file, onProgress) => {
          await uploadFile(
            '/api/associations/{id}/documents/{document}',
            { path: { id: associationId, document: kind }, query: { validUntil } },
            file,
            onProgress,
          );
          await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/associations') });
          onDone();
        }}
      />
    </div>
  );
}
