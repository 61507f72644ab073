import type { GatheringKindView } from '#programmes';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi, useApiForm, type Beginning } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Adder,
  AppLink,
  DataTable,
  FormDialog,
  LineField,
  LocalText,
  PageTitle,
  ProblemAlert,
  Reference,
  ShortForm,
  TextField,
  typedDirection,
  useNamed,
} from '../../ui/index.js';

const invalidates: Beginning[] = ['/api/gathering-kinds', '/api/programmes'];

/** The kinds of gatherings: added, called otherwise, retired and brought back. */
export function GatheringKindsPage() {
  const { t } = useTranslation('programmes');
  return (
    <>
      <PageTitle title={t('gatheringKinds')} over={<AppLink href="/app/programmes">{t('nav')}</AppLink>} lead={t('gatheringKindsLead')} />
      <Loaded query={useApi('/api/gathering-kinds')}>
        {({ kinds, can }) => (
          <>
            <DataTable
              caption={t('gatheringKinds')}
              columns={[
                { key: 'code', header: t('code'), cell: ({ code }) => <Reference>{code}</Reference> },
                { key: 'fr', header: 'Français', cell: ({ label }) => <LocalText text={{ fr: label.fr }} /> },
                { key: 'ar', header: 'العربية', cell: ({ label }) => <LocalText text={{ ar: label.ar }} /> },
                { key: 'en', header: 'English', cell: ({ label }) => <LocalText text={{ en: label.en }} /> },
                { key: 'offered', header: t('offered'), cell: ({ retired }) => (retired ? t('notOffered') : t('isOffered')) },
                { key: 'acts', header: '', cell: (kind) => can.includes('edit') && <Acts kind={kind} /> },
              ]}
              rows={kinds}
              rowKey={({ code }) => code}
            />
            {can.includes('edit') && <Adder label={t('addGatheringKind')}>{(close) => <KindForm onClose={close} />}</Adder>}
          </>
        )}
      </Loaded>
    </>
  );
}

function Acts({ kind }: { kind: GatheringKindView }) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const [open, setOpen] = useState(false);
  const { code, label, retired, version } = kind;
  const turn = useAction<undefined>({
    call: (_, key) => api.put('/api/gathering-kinds/{code}', { path: { code }, body: { label, version, retired: !retired } }, key),
    invalidates,
  });
  const word = retired ? t('bringKindBack') : t('retireKind');
  return (
    <>
      <Group gap={4}>
        <Button size="compact-xs" variant="subtle" aria-label={named(t('entryCorrect'), label.fr)} onClick={() => setOpen(true)}>
          {t('entryCorrect')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={turn.pending}
          aria-label={named(word, label.fr)}
          onClick={() => turn.run(undefined)}
        >
          {word}
        </Button>
      </Group>
      <ProblemAlert problem={turn.problem} />
      {open && <KindForm kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}

function KindForm({ kind, onClose }: { kind?: GatheringKindView; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { code: '', label: kind?.label ?? { fr: '', ar: '', en: '' } },
    submit: async ({ code, label }, key) => {
      if (!kind) await api.post('/api/gathering-kinds', { body: { code, label } }, key);
      else {
        const { version, retired } = kind;
        await api.put('/api/gathering-kinds/{code}', { path: { code: kind.code }, body: { label, version, retired } }, key);
      }
    },
    invalidates,
    onSuccess: onClose,
  });
  const { form } = state;
  const Form = kind ? FormDialog : ShortForm;
  return (
    <Form title={t('entryCorrect')} state={state} action={kind ? t('save') : t('addGatheringKind')} onClose={onClose}>
      {!kind && (
        <TextField
          form={form}
          name="code"
          label={t('code')}
          description={t('domainCodeHint')}
          required
          maw={260}
          attributes={typedDirection('ltr')}
        />
      )}
      <LineField form={form} name="label.fr" label={`${t('name')} — Français`} required lang="fr" direction="ltr" />
      <LineField form={form} name="label.ar" label={`${t('name')} — العربية`} required lang="ar" direction="rtl" />
      <LineField form={form} name="label.en" label={`${t('name')} — English`} required lang="en" direction="ltr" />
    </Form>
  );
}
