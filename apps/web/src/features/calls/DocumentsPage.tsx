import type { CallView, RequiredDocument } from '#calls';
import { useTranslation } from 'react-i18next';
import { api, useApi } from '../../app/api/index.js';
import type { Named } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { CheckField, choiceIn, Empty, RowsTable, SelectField, tickIn, useBilingualColumns, useLocal } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { SectionForm, SectionPage } from './SectionPage.js';

interface Values extends Record<string, unknown> {
  documents: (Omit<RequiredDocument, 'fromVault'> & { fromVault: string })[];
}

/** What every file must bring. */
export function DocumentsPage() {
  return <SectionPage section="documents">{(call) => <WithKinds call={call} />}</SectionPage>;
}

function WithKinds({ call }: { call: CallView }) {
  const kinds = useApi('/api/calls/{id}/document-kinds', { path: { id: call.id } });
  return <Loaded query={kinds}>{(vault) => <DocumentsForm call={call} vault={vault} />}</Loaded>;
}

/** `vault`: the kinds of documents that associations keep, from which one may be taken. */
function DocumentsForm({ call, vault }: { call: CallView; vault: Named[] }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const inBoth = useBilingualColumns();
  const kinds = [{ value: '', label: t('vaultNone') }, ...vault.map(({ code, label }) => ({ value: code, label: local(label) }))];
  return (
    <SectionForm<Values>
      call={call}
      initialValues={{ documents: call.documents.map((document) => ({ ...document, fromVault: document.fromVault ?? '' })) }}
      save={({ documents }, version, key) =>
        api.put(
          '/api/calls/{id}/documents',
          {
            path: { id: call.id },
            body: {
              version,
              documents: withCodes(documents, ({ label }) => label.fr, 'document').map(({ fromVault, ...document }) => ({
                ...document,
                ...(fromVault ? { fromVault } : {}),
              })),
            },
          },
          key,
        )
      }
    >
      {(form) => (
        <>
          {form.values.documents.length === 0 && (
            <Empty title={t('noDocument')}>
              <p>{t('noDocumentHint')}</p>
            </Empty>
          )}
          <RowsTable<Values['documents'][number]>
            form={form}
            name="documents"
            caption={t('section.documents')}
            columns={[
              ...inBoth<Values['documents'][number]>('label', t('documentLabel'), 4),
              {
                key: 'fromVault',
                label: t('fromVault'),
                share: 3,
                read: choiceIn(kinds),
                unread: '',
                cell: (field) => <SelectField {...field} data={kinds} />,
              },
              {
                key: 'required',
                label: t('required'),
                share: 1.4,
                read: tickIn,
                cell: (field) => <CheckField {...field} required={false} />,
              },
            ]}
            blank={() => ({ code: '', label: { fr: '', ar: '' }, required: true, fromVault: '' })}
            addLabel={t('addDocument')}
            rowLabel={(number) => t('documentNumber', { number })}
            ordered
          />
        </>
      )}
    </SectionForm>
  );
}
