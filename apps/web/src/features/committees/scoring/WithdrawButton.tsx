import type { FileDetail } from '#committees';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { ErrorSummary, ProblemAlert, SelectField, TextAreaField, useGo } from '../../../ui/index.js';
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
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { kind: '', text: '' },
    validate: { kind: (kind) => (kind ? null : t('choose')) },
    submit: ({ kind, text }, key) =>
      api.post('/api/committees/files/{id}/withdrawals', { path: { id: file.fileId }, body: { kind, text: text || undefined } }, key),
    invalidates: ['/api/committees/sessions'],
    onSuccess: () => go(sessionPage(file.sessionId)),
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('withdraw.title')}</strong>} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          <ErrorSummary {...summary} />
          <ProblemAlert problem={problem} />
          <p style={{ margin: 0 }}>{t('withdraw.lead')}</p>
          <SelectField
            form={form}
            name="kind"
            label={t('declaration.kind')}
            required
            data={[{ value: '', label: t('choose') }, ...options(conflictKinds)]}
          />
          <TextAreaField form={form} name="text" label={t('declaration.text')} minRows={2} />
          <Group gap="sm">
            <Button type="submit" color="red.9" loading={pending}>
              {t('withdraw.do')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
