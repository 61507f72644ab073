import type { FlagView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm, type Beginning } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import {
  Dated,
  DateField,
  Day,
  ErrorSummary,
  Mark,
  ProblemAlert,
  ReasonDialog,
  SelectField,
  TextAreaField,
  Written,
} from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

const invalidates: Beginning[] = ['/api/associations'];

/** Warnings about the association: orange informs, red blocks payment. */
export function Flags({ associationId, flags }: { associationId: string; flags: FlagView[] }) {
  const { t } = useTranslation('associations');
  const [raising, setRaising] = useState(false);
  const [lifting, setLifting] = useState<string | null>(null);
  const lift = useAction<string>({
    call: (reason, key) =>
      api.post('/api/associations/{id}/flags/{flagId}/lifting', { path: { id: associationId, flagId: lifting! }, body: { reason } }, key),
    invalidates,
    onSuccess: () => setLifting(null),
  });
  const acts = useMay()('association.flag');
  return (
    <>
      {flags.length === 0 && <p className="lead">{t('flags.none')}</p>}
      <ul className={listStyles.framed}>
        {flags.map((flag) => (
          <li key={flag.id} className={listStyles.line}>
            <div>
              <Mark tone={!flag.inForce ? 'neutral' : flag.colour === 'red' ? 'bad' : 'attention'}>{t(`flags.${flag.colour}`)}</Mark>{' '}
              <Written>{flag.reason}</Written>
              <div className="work-when">
                <Dated at={flag.raised} />
                {flag.author && (
                  <>
                    {' '}
                    {t('flags.by')} <bdi>{flag.author}</bdi>
                  </>
                )}
                {flag.endsOn && (
                  <>
                    {' · '}
                    {t('flags.until')} <Day date={flag.endsOn} />
                  </>
                )}
                {flag.lifted && (
                  <>
                    {' · '}
                    {t('flags.lifted')} <Dated at={flag.lifted} />
                    {flag.liftedBy && (
                      <>
                        {' '}
                        {t('flags.by')} <bdi>{flag.liftedBy}</bdi>
                      </>
                    )}
                  </>
                )}
              </div>
              {flag.liftReason && (
                <p>
                  {t('flags.liftedFor')} <Written>{flag.liftReason}</Written>
                </p>
              )}
            </div>
            {acts && flag.inForce && (
              <Button variant="default" size="xs" onClick={() => setLifting(flag.id)}>
                {t('flags.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        opened={lifting !== null}
        title={t('flags.liftTitle')}
        label={t('flags.liftReason')}
        action={t('flags.lift')}
        pending={lift.pending}
        onConfirm={(reason) => lift.run(reason)}
        onClose={() => setLifting(null)}
      >
        <ProblemAlert problem={lift.problem} />
        {t('flags.liftWhy')}
      </ReasonDialog>
      {acts && !raising && (
        <Button variant="default" onClick={() => setRaising(true)}>
          {t('flags.raise')}
        </Button>
      )}
      {raising && <RaiseFlag associationId={associationId} onDone={() => setRaising(false)} />}
    </>
  );
}

function RaiseFlag({ associationId, onDone }: { associationId: string; onDone: () => void }) {
  const { t } = useTranslation('associations');
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { colour: 'orange', reason: '', endsOn: '' },
    submit: (values, key) =>
      api.post('/api/associations/{id}/flags', { path: { id: associationId }, body: { ...values, endsOn: values.endsOn || null } }, key),
    invalidates,
    onSuccess: onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate className="form-wide">
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <div className="field-row">
        <SelectField
          form={form}
          name="colour"
          label={t('flags.colour')}
          data={(['orange', 'red'] as const).map((colour) => ({ value: colour, label: t(`flags.${colour}`) }))}
        />
        <DateField form={form} name="endsOn" label={t('flags.endsOn')} />
      </div>
      <TextAreaField form={form} name="reason" label={t('decide.reason')} required mb="sm" />
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('flags.raise')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
