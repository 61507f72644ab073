import type { AssociationChoices } from '#associations';
import type { CallView, RequiredDocument } from '#calls';
import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { BilingualInput, CheckField, Empty, fieldId, SelectField, useLocal } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { RowTools } from './RowTools.js';
import { SectionForm, SectionPage } from './SectionPage.js';

interface Values extends Record<string, unknown> {
  documents: (Omit<RequiredDocument, 'fromVault'> & { fromVault: string })[];
}

/** What every file must bring. */
export function DocumentsPage() {
  const choices = useApi('/api/associations/choices', {}, { staleTime: Infinity });
  return (
    <SectionPage section="documents">
      {(call) => <Loaded query={choices}>{({ documents }) => <DocumentsForm call={call} vault={documents} />}</Loaded>}
    </SectionPage>
  );
}

/** `vault`: the kinds of documents that associations keep, from which one may be taken. */
function DocumentsForm({ call, vault }: { call: CallView; vault: AssociationChoices['documents'] }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
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
          <ol className="rows">
            {form.values.documents.map((_, index) => (
              <li key={index} id={fieldId(`documents.${index}`)} tabIndex={-1} data-name={t('documentNumber', { number: index + 1 })}>
                <Stack gap="xs">
                  <Group justify="space-between">
                    <strong>{t('documentNumber', { number: index + 1 })}</strong>
                    <RowTools
                      name={t('documentNumber', { number: index + 1 })}
                      first={index === 0}
                      last={index === form.values.documents.length - 1}
                      onUp={() => form.reorderListItem('documents', { from: index, to: index - 1 })}
                      onDown={() => form.reorderListItem('documents', { from: index, to: index + 1 })}
                      onRemove={() => form.removeListItem('documents', index)}
                    />
                  </Group>
                  <BilingualInput form={form} name={`documents.${index}.label`} label={t('documentLabel')} required />
                  <Group gap="xl" align="flex-end">
                    <SelectField
                      form={form}
                      name={`documents.${index}.fromVault`}
                      label={t('fromVault')}
                      data={[
                        { value: '', label: t('vaultNone') },
                        ...vault.map(({ code, label }) => ({ value: code, label: local(label) })),
                      ]}
                      maw={340}
                    />
                    <CheckField form={form} name={`documents.${index}.required`} label={t('required')} mb={8} />
                  </Group>
                </Stack>
              </li>
            ))}
          </ol>
          <Button
            variant="default"
            mt="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('documents', { code: '', label: { fr: '', ar: '' }, required: true, fromVault: '' })}
          >
            {t('addDocument')}
          </Button>
        </>
      )}
    </SectionForm>
  );
}
