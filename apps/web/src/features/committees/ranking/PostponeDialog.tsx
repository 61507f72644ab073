import type { RankingRow } from '#committees';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, BilingualInput, LocalText, Reference } from '../../../ui/index.js';

/** Sends a file that this session cannot decide to another one; the reason is printed and told. */
export function PostponeDialog({ row, onClose }: { row: RankingRow; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const state = useApiForm({
    initialValues: { reason: { fr: '', ar: '' } },
    submit: (values, key) =>
      api.post(
        '/api/committees/files/{id}/postponement',
        { path: { id: row.fileId }, body: { ...values, revision: row.decision?.revision ?? 0 } },
        key,
      ),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('postpone.title')} size="lg" state={state} action={t('postpone.do')} onClose={onClose}>
      <p>
        <Reference>{row.number}</Reference> · <LocalText text={row.association} />
      </p>
      <p>{t('postpone.lead')}</p>

      <BilingualInput form={state.form} name="reason" label={t('reason')} lines={2} required />
    </FormDialog>
  );
}
