import type { FunderView } from '#programmes';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import { DateField, Day, FormDialog, MoneyField, ProblemAlert, ReasonDialog, StateBadge, useLocal, useNamed } from '../../ui/index.js';

const TONES = { preparing: 'attention', signed: 'good', abandoned: 'neutral' } as const;
type Back = 'abandonment' | 'preparation';

/** Where the agreement with a funder stands, its days, and what may be done with it now. */
export function Agreement({ funder }: { funder: FunderView }) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const about = useLocal()(funder.name);
  const [asked, setAsked] = useState<'sign' | Back | null>(null);
  const close = () => setAsked(null);
  const back = useAction<{ which: Back; reason: string }>({
    call: ({ which, reason }, key) =>
      api.post(`/api/programmes/funders/{id}/${which}`, { path: { id: funder.id }, body: { version: funder.version, reason } }, key),
    invalidates: ['/api/programmes'],
    onSuccess: close,
  });
  const button = (label: string, which: 'sign' | Back) => (
    <Button size="compact-xs" variant="subtle" aria-label={named(label, about)} onClick={() => setAsked(which)}>
      {label}
    </Button>
  );
  const labels = { abandonment: t('agreementAbandon'), preparation: t('agreementReopen') };
  return (
    <>
      <StateBadge state={funder.state} label={funder.stateLabel} tone={TONES[funder.state]} />
      {funder.signedOn && (
        <div className="work-when">
          {t('signedOn')} <Day date={funder.signedOn} />
        </div>
      )}
      {funder.effectiveOn && (
        <div className="work-when">
          {t('effectiveOn')} <Day date={funder.effectiveOn} />
        </div>
      )}
      <Group gap={4}>
        {funder.can.includes('sign') && button(t('agreementSign'), 'sign')}
        {funder.can.includes('abandon') && button(labels.abandonment, 'abandonment')}
        {funder.can.includes('reopen') && button(labels.preparation, 'preparation')}
      </Group>
      {asked === 'sign' && <SignForm funder={funder} onClose={close} />}
      {(asked === 'abandonment' || asked === 'preparation') && (
        <ReasonDialog
          opened
          title={named(labels[asked], about)}
          label={t('agreementReason')}
          action={labels[asked]}
          pending={back.pending}
          onClose={close}
          onConfirm={(reason) => back.run({ which: asked, reason })}
        >
          <ProblemAlert problem={back.problem} />
        </ReasonDialog>
      )}
    </>
  );
}

function SignForm({ funder, onClose }: { funder: FunderView; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { amountHundredths: funder.amountHundredths, signedOn: '', effectiveOn: '' },
    submit: ({ amountHundredths, signedOn, effectiveOn }, key) =>
      api.post(
        '/api/programmes/funders/{id}/signature',
        {
          path: { id: funder.id },
          body: { version: funder.version, amountHundredths, signedOn: signedOn || null, effectiveOn: effectiveOn || null },
        },
        key,
      ),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('agreementSign')} state={state} action={t('agreementSign')} onClose={onClose}>
      <MoneyField form={form} name="amountHundredths" label={t('amountIn', { currency: funder.currency })} required maw={240} />
      <DateField form={form} name="signedOn" label={t('signedOn')} />
      <DateField form={form} name="effectiveOn" label={t('effectiveOn')} description={t('effectiveOnHint')} />
    </FormDialog>
  );
}
