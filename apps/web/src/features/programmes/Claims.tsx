import type { ProgrammeView } from '#programmes';
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  BilingualInput,
  DataTable,
  fieldId,
  FormDialog,
  LocalText,
  MoneyField,
  Num,
  NumberField,
  ProblemAlert,
  ReasonDialog,
  Reference,
  Section,
  SelectField,
  ShortForm,
  StateBadge,
  TextField,
  typedDirection,
  useNamed,
  Written,
} from '../../ui/index.js';

/** Figures that others published, kept with their source beside the computed ones. */
export function Claims({ programme: { id, claims, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('claims')} aside={<span className="work-when">{t('claimsWhy')}</span>}>
      {claims.length === 0 ? (
        <p className="work-when">{t('noClaim')}</p>
      ) : (
        <DataTable
          caption={t('claims')}
          columns={[
            { key: 'label', header: t('claimLabel'), cell: ({ label }) => <LocalText text={label} /> },
            { key: 'period', header: t('period'), cell: ({ period }) => <Reference>{period}</Reference> },
            {
              key: 'value',
              header: t('claimValue'),
              digits: true,
              cell: ({ unit, value }) => (unit === 'centimes' ? <Amount centimes={value} /> : <Num value={value} />),
            },
            { key: 'source', header: t('source'), cell: ({ source }) => <Written>{source}</Written> },
            { key: 'state', header: t('claimState'), cell: (claim) => <ClaimState claim={claim} mayEdit={can.includes('edit')} /> },
          ]}
          rows={claims}
          rowKey={({ id: claimId }) => claimId}
        />
      )}
      {can.includes('edit') && <Adder label={t('addClaim')}>{(close) => <ClaimForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

type Claim = ProgrammeView['claims'][number];

/** Whether it is public, and for whoever may: its correction and its withdrawal. */
function ClaimState({ claim, mayEdit }: { claim: Claim; mayEdit: boolean }) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const [asked, setAsked] = useState<'correct' | 'withdraw' | null>(null);
  const withdraw = useAction<string>({
    call: (reason, key) => api.post('/api/programmes/claims/{id}/withdrawal', { path: { id: claim.id }, body: { reason } }, key),
    invalidates: ['/api/programmes', '/api/proposals'],
  });
  const about = `${claim.measure} ${claim.period}`;
  return (
    <>
      <StateBadge state={claim.state} label={claim.stateLabel} tone={claim.state === 'confirmed' ? 'good' : 'attention'} />
      <ProblemAlert problem={withdraw.problem} />
      {mayEdit && (
        <Group gap={6} mt={6}>
          <Button size="xs" variant="default" aria-label={named(t('claimCorrect'), about)} onClick={() => setAsked('correct')}>
            {t('claimCorrect')}
          </Button>
          <Button size="xs" variant="subtle" c="#8f1c13" aria-label={named(t('claimWithdraw'), about)} onClick={() => setAsked('withdraw')}>
            {t('claimWithdraw')}
          </Button>
        </Group>
      )}
      {asked === 'correct' && <ClaimForm claim={claim} onClose={() => setAsked(null)} />}
      <ReasonDialog
        opened={asked === 'withdraw'}
        title={t('claimWithdraw')}
        label={t('claimWhy')}
        action={t('claimWithdraw')}
        danger
        onClose={() => setAsked(null)}
        onConfirm={(reason) => {
          withdraw.run(reason);
          setAsked(null);
        }}
      />
    </>
  );
}

/** A new figure, or the correction of one: either waits for a second person. */
function ClaimForm(props: { onClose: () => void } & ({ claim: Claim } | { claim?: never; programmeId: string })) {
  const { claim, onClose } = props;
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      label: claim?.label ?? { fr: '', ar: '', en: '' },
      measure: claim?.measure ?? '',
      period: claim?.period ?? '',
      unit: claim?.unit ?? 'count',
      value: claim?.value ?? null,
      source: claim?.source ?? '',
      year: claim?.year ?? null,
    },
    submit: async (body, key) => {
      if (props.claim) await api.put('/api/programmes/claims/{id}', { path: { id: props.claim.id }, body }, key);
      else await api.post('/api/programmes/{id}/claims', { path: { id: props.programmeId }, body }, key);
    },
    invalidates: ['/api/programmes', '/api/proposals'],
    onSuccess: onClose,
  });
  const { form } = state;
  const Form = claim ? FormDialog : ShortForm;
  return (
    <Form title={t('claimCorrect')} state={state} action={claim ? t('claimCorrect') : t('addClaim')} onClose={onClose}>
      <p className="work-when">{t('claimSecond')}</p>
      <BilingualInput form={form} name="label" label={t('claimLabel')} required />
      <TextInput
        id={fieldId('label.en')}
        label={t('claimLabelEnglish')}
        required
        attributes={typedDirection('ltr', 'en')}
        {...form.getInputProps('label.en')}
      />
      <TextField
        form={form}
        name="measure"
        label={t('measure')}
        description={t('measureHint')}
        required
        maw={320}
        attributes={typedDirection('ltr')}
      />
      <TextField
        form={form}
        name="period"
        label={t('period')}
        description={t('periodHint')}
        required
        maw={240}
        attributes={typedDirection('ltr')}
      />
      <SelectField
        form={form}
        name="unit"
        label={t('unit')}
        maw={240}
        data={[
          { value: 'count', label: t('unitCount') },
          { value: 'persons', label: t('unitPersons') },
          { value: 'centimes', label: t('unitMoney') },
        ]}
      />
      {form.values.unit === 'centimes' ? (
        <MoneyField form={form} name="value" label={t('amountDh')} required maw={240} />
      ) : (
        <NumberField form={form} name="value" label={t('claimValue')} required maw={200} />
      )}
      <TextField form={form} name="source" label={t('source')} description={t('claimSourceHint')} required />
    </Form>
  );
}
