import type { AssociationView } from '#associations';
import { Group, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, uploadFile, useAction, fileAddress } from '../../app/api/index.js';
import { Day, fileRules, FileDrop, formatBytes, LocalText, Mark, RemoveFile, useLanguage, useLocal } from '../../ui/index.js';
import { useChoices } from './IdentityFields.js';
import listStyles from '../../ui/lists.module.css';

type Document = AssociationView['documents'][number];

/** The documents kept from call to call: one line per kind, with what it lacks; those that one institution asks for after those of all, with its name. */
export function Vault({ association, edits }: { association: AssociationView; edits: boolean }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const choices = useChoices();
  const [adding, setAdding] = useState<string | null>(null);
  const kinds = choices?.kinds.find(({ code }) => code === association.kind)?.documents ?? [];
  // Beside those that are asked of it: others under their titles, and what was kept under a kind that has ended since.
  const beside = association.documents.filter(({ kind }) => kinds.every(({ code }) => code !== kind));
  return (
    <ul className={listStyles.framed}>
      {kinds.map(({ code, label, required, months, askedBy }) => {
        const held = association.documents.find(({ kind }) => kind === code);
        return (
          <li key={code}>
            <div className={listStyles.line}>
              <div>
                <strong>
                  <LocalText text={label} />
                </strong>{' '}
                <span className="work-when">
                  ({required ? t('vault.required') : t('vault.optional')})
                  {askedBy.length > 0 && (
                    <>
                      {' · '}
                      {t('vault.askedBy')}{' '}
                      {askedBy.map((name, index) => (
                        <Fragment key={local(name)}>
                          {index > 0 && t('vault.and')}
                          <bdi>{local(name)}</bdi>
                        </Fragment>
                      ))}
                    </>
                  )}
                </span>
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
            {adding === code && <AddDocument associationId={association.id} kind={code} months={months} onDone={() => setAdding(null)} />}
          </li>
        );
      })}
      {choices &&
        beside.map((document) => (
          <li key={document.id}>
            <div className={listStyles.line}>
              <div>
                <strong>
                  <LocalText text={document.kindLabel} />
                </strong>
                <Held associationId={association.id} document={document} edits={edits} />
              </div>
              <div className={listStyles.end}>
                <DocumentState held={document} required={false} />
              </div>
            </div>
          </li>
        ))}
      {edits && (
        <li>
          {adding === OTHER ? (
            <AddDocument associationId={association.id} kind={OTHER} months={null} onDone={() => setAdding(null)} />
          ) : (
            <button type="button" className="link" onClick={() => setAdding(OTHER)}>
              {t('vault.addOther')}
            </button>
          )}
        </li>
      )}
    </ul>
  );
}

/** What no kind names: under a title of its own. */
const OTHER = 'other';

function Held({ associationId, document, edits }: { associationId: string; document: Document; edits: boolean }) {
  const { t } = useTranslation('associations');
  const language = useLanguage();
  const address = fileAddress('/api/associations/{id}/documents/{document}', { path: { id: associationId, document: document.id } });
  const removal = useAction({
    call: (_, key) => api.del('/api/associations/{id}/documents/{document}', { path: { id: associationId, document: document.id } }, key),
    invalidates: ['/api/associations', '/api/applications'],
  });
  return (
    <Group gap="8px var(--mantine-spacing-sm)">
      <a href={address} download={document.name}>
        <bdi>{document.name}</bdi>
      </a>
      <span className="work-when">
        {formatBytes(document.size, language)}
        {document.validUntil && (
          <>
            {' · '}
            {t('vault.validUntil')} <Day date={document.validUntil} />
          </>
        )}
      </span>
      {document.viewable && (
        <a
          href={fileAddress('/api/associations/{id}/documents/{document}/view', { path: { id: associationId, document: document.id } })}
          target="_blank"
          rel="noreferrer"
        >
          {t('vault.view')}
          <span className="visually-hidden"> — {document.name}</span>
        </a>
      )}
      {edits && <RemoveFile name={document.name} pending={removal.pending} problem={removal.problem} onRemove={() => removal.run()} />}
    </Group>
  );
}

function DocumentState({ held, required }: { held: Document | undefined; required: boolean }) {
  const { t } = useTranslation('associations');
  if (!held) return required ? <Mark tone="attention">{t('vault.missing')}</Mark> : <Mark tone="neutral">{t('vault.notSupplied')}</Mark>;
  if (held.beingChecked) return <Mark tone="attention">{t('vault.beingChecked')}</Mark>;
  return held.expired ? <Mark tone="bad">{t('vault.expired')}</Mark> : <Mark tone="good">{t('vault.held')}</Mark>;
}

interface AddDocumentProps {
  associationId: string;
  kind: string;
  /** How long one of its kind is valid where nothing else is said. */
  months: number | null;
  onDone: () => void;
}

function AddDocument({ associationId, kind, months, onDone }: AddDocumentProps) {
  const { t } = useTranslation('associations');
  const client = useQueryClient();
  const [validUntil, setValidUntil] = useState('');
  const [title, setTitle] = useState('');
  const isNamed = kind !== OTHER || title.trim().length > 1;
  return (
    <div className="form-wide">
      {kind === OTHER && (
        <TextInput
          label={t('vault.otherTitle')}
          description={t('vault.otherHint')}
          value={title}
          maxLength={120}
          required
          onChange={(event) => setTitle(event.currentTarget.value)}
          mb="xs"
        />
      )}
      <TextInput
        type="date"
        label={t('vault.expiry')}
        description={months === null ? t('vault.expiryHint') : t('vault.expiryOfKind', { months })}
        value={validUntil}
        onChange={(event) => setValidUntil(event.currentTarget.value)}
        styles={{ wrapper: { maxWidth: 170 } }}
        mb="xs"
      />
      {isNamed && (
        <FileDrop
          label={t('vault.choose')}
          rules={fileRules}
          upload={async (files, onProgress, signal) => {
            await uploadFile(
              '/api/associations/{id}/documents/{document}',
              { path: { id: associationId, document: kind }, query: { validUntil, ...(kind === OTHER ? { title: title.trim() } : {}) } },
              files,
              onProgress,
              signal,
            );
            await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/associations') });
            onDone();
          }}
        />
      )}
    </div>
  );
}
