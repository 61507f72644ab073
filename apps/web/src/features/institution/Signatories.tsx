import type { InstitutionView, SignatoryView } from '#institution';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  BilingualInput,
  DataTable,
  DateField,
  Empty,
  FormDialog,
  LocalText,
  Period,
  Section,
  ShortForm,
  TextField,
  useNamed,
  Written,
  type Column,
} from '../../ui/index.js';

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
      ? [{ key: 'edit', header: t('correct'), cell: (signatory: SignatoryView) => <Correct id={id} signatory={signatory} /> }]
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

function SignatoryForm({ id, signatory, onClose }: { id: string; signatory?: SignatoryView; onClose: () => void }) {
  const { t } = useTranslation('institution');
  const state = useApiForm({
    initialValues: {
      name: signatory?.name ?? '',
      quality: { fr: signatory?.quality.fr ?? '', ar: signatory?.quality.ar ?? '' },
      act: signatory?.act ?? '',
      startsOn: signatory?.startsOn ?? '',
      endsOn: signatory?.endsOn ?? '',
    },
    submit: async ({ endsOn, ...values }, key) => {
      const body = { ...values, endsOn: endsOn || null, personId: signatory?.personId ?? null };
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
      <TextField form={form} name="name" label={t('signatoryName')} required />
      <BilingualInput form={form} name="quality" label={t('quality')} description={t('qualityHint')} required />
      <TextField form={form} name="act" label={t('act')} description={t('actHint')} required />
      <DateField form={form} name="startsOn" label={t('startsOn')} required />
      <DateField form={form} name="endsOn" label={t('endsOn')} />
    </Form>
  );
}
