import type { InstitutionView, SignatoryView } from '#institution';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  BilingualInput,
  DataTable,
  DateField,
  Empty,
  FormDialog,
  LocalText,
  Period,
  ProblemAlert,
  ReasonDialog,
  Section,
  ShortForm,
  TextField,
  useNamed,
  Written,
  type Column,
} from '../../ui/index.js';
import { PersonField } from './PersonField.js';

/** Whose signature binds the institution, by which act and for how long. */
export function Signatories({ institution: { id, signatories, can } }: { institution: InstitutionView }) {
  const { t } = useTranslation('institution');
  const mayEdit = can.includes('edit');
  const columns: Column<SignatoryView>[] = [
    { key: 'name', header: t('signatoryName'), cell: ({ name }) => <Written>{name}</Written> },
    { key: 'quality', header: t('quality'), cell: ({ quality }) => <LocalText text={quality} /> },
    { key: 'act', header: t('act'), cell: ({ act }) => <Written>{act}</Written> },
    { key: 'days', header: t('mandate'), cell: ({ startsOn, endsOn }) => <Period from={startsOn} to={endsOn} /> },
    ...(mayEdit
      ? [
          {
            key: 'edit',
            header: t('correct'),
            cell: (signatory: SignatoryView) => (
              <Group gap="xs">
                <Correct id={id} signatory={signatory} />
                {signatory.can.includes('end') && <End signatory={signatory} />}
              </Group>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t('signatories')}>
      {signatories.length === 0 ? (
        <Empty title={t('noSignatory')}>
          <p>{t('noSignatoryHint')}</p>
        </Empty>
      ) : (
        <DataTable caption={t('signatories')} columns={columns} rows={signatories} rowKey={(signatory) => signatory.id} />
      )}
      {mayEdit && <Adder label={t('addSignatory')}>{(close) => <SignatoryForm id={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function Correct({ id, signatory }: { id: string; signatory: SignatoryView }) {
  const { t } = useTranslation('institution');
  const named = useNamed();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" aria-label={named(t('correct'), signatory.name)} onClick={() => setOpen(true)}>
        {t('correct')}
      </Button>
      {open && <SignatoryForm id={id} signatory={signatory} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Somebody leaves: their mandate ends today. */
function End({ signatory: { id, name } }: { signatory: SignatoryView }) {
  const { t } = useTranslation('institution');
  const named = useNamed();
  const [asked, setAsked] = useState(false);
  const end = useAction<string>({
    call: (reason, key) => api.post('/api/institutions/signatories/{id}/end', { path: { id }, body: { reason } }, key),
    invalidates: ['/api/institutions'],
    onSuccess: () => setAsked(false),
  });
  return (
    <>
      <Button size="xs" variant="default" aria-label={named(t('endMandate'), name)} onClick={() => setAsked(true)}>
        {t('endMandate')}
      </Button>
      <ReasonDialog
        opened={asked}
        title={named(t('endMandate'), name)}
        label={t('why')}
        action={t('endMandate')}
        danger
        pending={end.pending}
        onClose={() => setAsked(false)}
        onConfirm={(reason) => end.run(reason)}
      >
        <ProblemAlert problem={end.problem} />
        {t('endMandateHint')}
      </ReasonDialog>
    </>
  );
}

function SignatoryForm({ id, signatory, onClose }: { id: string; signatory?: SignatoryView; onClose: () => void }) {
  const { t } = useTranslation('institution');
  const state = useApiForm({
    initialValues: {
      personId: signatory?.personId ?? '',
      name: signatory?.name ?? '',
      quality: { fr: signatory?.quality.fr ?? '', ar: signatory?.quality.ar ?? '' },
      act: signatory?.act ?? '',
      startsOn: signatory?.startsOn ?? '',
      endsOn: signatory?.endsOn ?? '',
    },
    submit: async ({ endsOn, personId, ...values }, key) => {
      const body = { ...values, endsOn: endsOn || null, personId: personId || null };
      if (signatory) await api.put('/api/institutions/signatories/{id}', { path: { id: signatory.id }, body }, key);
      else await api.post('/api/institutions/{id}/signatories', { path: { id }, body }, key);
    },
    invalidates: ['/api/institutions'],
    onSuccess: onClose,
  });
  const { form } = state;
  const Form = signatory ? FormDialog : ShortForm;
  return (
    <Form title={t('correct')} state={state} action={signatory ? t('save') : t('addSignatory')} onClose={onClose}>
      <PersonField
        form={form}
        name="personId"
        label={t('account')}
        description={t('accountHint')}
        known={signatory?.personId ? { id: signatory.personId, name: signatory.name } : null}
        onChosen={(name) => form.values.name || form.setFieldValue('name', name)}
      />
      <TextField form={form} name="name" label={t('signatoryName')} required />
      <BilingualInput form={form} name="quality" label={t('quality')} description={t('qualityHint')} required />
      <TextField form={form} name="act" label={t('act')} description={t('actHint')} required />
      <DateField form={form} name="startsOn" label={t('startsOn')} required />
      <DateField form={form} name="endsOn" label={t('endsOn')} />
    </Form>
  );
}
