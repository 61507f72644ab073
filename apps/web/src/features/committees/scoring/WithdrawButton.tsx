import type { FileDetail } from '#committees';
import { Button } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, SelectField, TextAreaField, useGo } from '../../../ui/index.js';
import { sessionPage } from '../session/paths.js';
import { useOptions, useVocabulary } from '../vocabulary.js';

/** "I withdraw": from then on the file no longer exists for the member, and their scores on it no longer count. */
export function WithdrawButton({ file }: { file: FileDetail }) {
  const { t } = useTranslation('committees');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button mt="md" size="xs" variant="default" leftSection={<IconShieldOff size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('withdraw.title')}
      </Button>
      {open && <WithdrawDialog file={file} onClose={() => setOpen(false)} />}
    </>
  );
}

function WithdrawDialog({ file, onClose }: { file: FileDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const go = useGo();
  const options = useOptions();
  const { conflictKinds } = useVocabulary();
  const state = useApiForm({
    initialValues: { kind: '', text: '' },
    validate: { kind: (kind) => (kind ? null : t('choose')) },
    submit: ({ kind, text }, key) =>
      api.post('/api/committees/files/{id}/withdrawals', { path: { id: file.fileId }, body: { kind, text: text || undefined } }, key),
    invalidates: ['/api/committees/sessions'],
    onSuccess: () => go(sessionPage(file.sessionId)),
  });
  const { form } = state;
  return (
    <FormDialog title={t('withdraw.title')} state={state} action={t('withdraw.do')} danger onClose={onClose}>
      <p style={{ margin: 0 }}>{t('withdraw.lead')}</p>
      <SelectField
        form={form}
        name="kind"
        label={t('declaration.kind')}
        required
        data={[{ value: '', label: t('choose') }, ...options(conflictKinds)]}
      />
      <TextAreaField form={form} name="text" label={t('declaration.text')} minRows={2} />
    </FormDialog>
  );
}
