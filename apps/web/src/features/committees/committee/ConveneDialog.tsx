import type { CommitteeView, WaitingCall } from '#committees';
import { ALLOCATION_RULES } from '#committees/public';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { BilingualInput, DateField, Dialog, Empty, FormDialog, SelectField, TextField, useGo, useLocal } from '../../../ui/index.js';

/** Calls the committee to a session on the files that wait; the members receive the convening letter at once. */
export function ConveneDialog({ committee, onClose }: { committee: CommitteeView; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const query = useApi('/api/committees/{id}/waiting-calls', { path: { id: committee.id } });
  if (query.data && query.data.length > 0) return <ConveneForm committee={committee} calls={query.data} onClose={onClose} />;
  return (
    <Dialog size="lg" onClose={onClose} title={t('convene.title')}>
      <Loaded query={query}>
        {() => (
          <Empty title={t('convene.none')}>
            <p>{t('convene.noneHint')}</p>
          </Empty>
        )}
      </Loaded>
    </Dialog>
  );
}

function ConveneForm({ committee, calls, onClose }: { committee: CommitteeView; calls: WaitingCall[]; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const local = useLocal();
  const go = useGo();
  const state = useApiForm({
    initialValues: { callId: calls[0]?.id ?? '', heldAt: '', place: { fr: '', ar: '' }, allocationRule: 'skip', threshold: '' },
    submit: ({ threshold, ...values }, key) =>
      api.post(
        '/api/committees/{id}/sessions',
        {
          path: { id: committee.id },
          body: {
            ...values,
            ...(values.allocationRule === 'threshold'
              ? { thresholdHundredths: Math.round(Number(threshold.replace(',', '.')) * 100) }
              : {}),
          },
        },
        key,
      ),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: ({ id }) => go(`/app/committees/sessions/${id}`),
  });
  const { form } = state;
  return (
    <FormDialog title={t('convene.title')} size="lg" state={state} action={t('convene.send')} onClose={onClose}>
      <SelectField
        form={form}
        name="callId"
        label={t('session.call')}
        data={calls.map(({ id, number, title, files }) => ({
          value: id,
          label: `${number} — ${local(title)} (${t('convene.files', { count: files })})`,
        }))}
      />
      <DateField
        form={form}
        name="heldAt"
        withTime
        required
        label={t('session.held')}
        description={t('convene.delay', { count: committee.convocationDays })}
      />
      <BilingualInput form={form} name="place" label={t('session.place')} required />
      <SelectField
        form={form}
        name="allocationRule"
        label={t('rule.label')}
        description={t('rule.hint')}
        data={ALLOCATION_RULES.map((value) => ({ value, label: t(`rule.${value}`) }))}
      />
      {form.values.allocationRule === 'threshold' && (
        <TextField
          form={form}
          name="threshold"
          inputMode="decimal"
          className="digits-input"
          label={t('rule.thresholdLabel')}
          maw={200}
          required
        />
      )}
    </FormDialog>
  );
}
