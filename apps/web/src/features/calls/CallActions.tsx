import type { CallView, Edited } from '#calls';
import { MAX_PAGE_SIZE } from '#platform/public';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi, useApiForm } from '../../app/api/index.js';
import { Adder, BilingualInput, DateField, ProblemAlert, Section, SelectField, ShortForm, useGo, useLocal } from '../../ui/index.js';
import styles from './calls.module.css';

/** What may be done with the call besides writing it, as the API allows it now. */
export function CallActions({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const { can } = call;
  const archive = useAction({
    call: (_: void, key) => api.post('/api/calls/{id}/archive', { path: { id: call.id } }, key),
    invalidates: ['/api/calls'],
  });
  const others = (['move_deadline', 'archive', 'duplicate', 'cancel'] as const).filter((action) => can.includes(action));
  if (others.length === 0) return null;
  return (
    <Section title={t('otherActions')}>
      <div className={styles.stacked}>
        {can.includes('move_deadline') && (
          <Adder plain label={t('moveDeadline')}>
            {(close) => <MoveDeadlineForm call={call} onClose={close} />}
          </Adder>
        )}
        {can.includes('archive') && (
          <div>
            <ProblemAlert problem={archive.problem} />
            <Button variant="default" size="xs" mt="sm" loading={archive.pending} onClick={() => archive.run()}>
              {t('archive')}
            </Button>
          </div>
        )}
        {can.includes('duplicate') && (
          <Adder plain label={t('duplicate')}>
            {(close) => <DuplicateForm call={call} onClose={close} />}
          </Adder>
        )}
        {can.includes('cancel') && (
          <Adder plain label={t('cancelCall')}>
            {(close) => <CancelForm call={call} onClose={close} />}
          </Adder>
        )}
      </div>
    </Section>
  );
}

interface FormProps {
  call: CallView;
  onClose: () => void;
}

function MoveDeadlineForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('calls');
  const wallOf = (milestone: 'closes' | 'committee' | 'results') => call.milestones[milestone]?.wall.replace(' ', 'T') ?? '';
  const state = useApiForm({
    initialValues: {
      closes: wallOf('closes'),
      committee: wallOf('committee'),
      results: wallOf('results'),
      reason: { fr: '', ar: '' },
    },
    submit: (values, key) => api.put('/api/calls/{id}/deadline', { path: { id: call.id }, body: values }, key),
    invalidates: ['/api/calls'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('moveDeadline')} onClose={onClose}>
      <p className="work-when">{t('moveDeadlineWhy')}</p>
      {(['closes', 'committee', 'results'] as const).map((milestone) => (
        <DateField key={milestone} form={state.form} name={milestone} withTime required label={t(`milestone.${milestone}`)} />
      ))}
      <BilingualInput form={state.form} name="reason" label={t('reason')} lines={2} required />
    </ShortForm>
  );
}

function CancelForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('calls');
  const state = useApiForm({
    initialValues: { reason: { fr: '', ar: '' } },
    submit: (values, key) => api.post('/api/calls/{id}/cancellation', { path: { id: call.id }, body: values }, key),
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('cancelCall')} onClose={onClose}>
      <p className="work-when">{t('cancelWhy')}</p>
      <BilingualInput form={state.form} name="reason" label={t('reason')} lines={2} required />
    </ShortForm>
  );
}

function DuplicateForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const go = useGo();
  const programmes = useApi('/api/programmes', { query: { pageSize: MAX_PAGE_SIZE } });
  const usable = (programmes.data?.items ?? []).filter(({ state }) => state !== 'closed');
  const state = useApiForm<{ programmeId: string }, Edited>({
    initialValues: { programmeId: call.programme.id },
    submit: (values, key) => api.post('/api/calls/{id}/copies', { path: { id: call.id }, body: values }, key),
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: ({ id }) => {
      onClose();
      go(`/app/calls/${id}`);
    },
  });
  return (
    <ShortForm state={state} action={t('duplicate')} onClose={onClose}>
      <p className="work-when">{t('duplicateWhy')}</p>
      <SelectField
        form={state.form}
        name="programmeId"
        label={t('programme')}
        data={usable.map(({ id, title, code }) => ({ value: id, label: `${local(title)} (${code})` }))}
      />
    </ShortForm>
  );
}
