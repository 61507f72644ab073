import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApiForForm, useApiForm, type Args } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  BilingualInput,
  ErrorSummary,
  type Localized,
  NumberField,
  PageTitle,
  ProblemAlert,
  TextAreaField,
  TextField,
  typedDirection,
  useGo,
  useLocal,
} from '../../ui/index.js';

interface Values extends Record<string, unknown> {
  code: string;
  title: Localized;
  firstYear: number | string;
  lastYear: number | string;
  legalBasis: string;
}

export function NewProgrammePage() {
  const { t } = useTranslation('programmes');
  const go = useGo();
  const year = new Date().getUTCFullYear();
  return (
    <>
      <PageTitle title={t('createTitle')} over={<AppLink href="/app/programmes">{t('nav')}</AppLink>} lead={t('createLead')} />
      <ProgrammeForm
        initial={{ code: '', title: { fr: '', ar: '' }, firstYear: year, lastYear: year, legalBasis: '' }}
        action={t('create')}
        back="/app/programmes"
        send={async (body, key) => (await api.post('/api/programmes', { body }, key)).id}
        onDone={(id) => go(`/app/programmes/${id}`)}
      />
    </>
  );
}

export function EditProgrammePage() {
  const { t } = useTranslation('programmes');
  const go = useGo();
  const local = useLocal();
  const id = useParam('programmeId');
  const here = `/app/programmes/${id}`;
  return (
    <Loaded query={useApiForForm('/api/programmes/{id}', { path: { id } })}>
      {({ code, title, firstYear, lastYear, legalBasis, version }) => (
        <>
          <PageTitle title={t('editTitle')} over={<AppLink href={here}>{local(title)}</AppLink>} />
          <ProgrammeForm
            initial={{ code, title, firstYear, lastYear, legalBasis: legalBasis ?? '' }}
            action={t('save')}
            back={here}
            send={async (body, key) => {
              await api.put('/api/programmes/{id}', { path: { id }, body: { ...body, version } }, key);
              return id;
            }}
            onDone={() => go(here)}
          />
        </>
      )}
    </Loaded>
  );
}

interface FormProps {
  initial: Values;
  action: string;
  back: string;
  send: (body: Args<'post', '/api/programmes'>['body'], key: string) => Promise<string>;
  onDone: (id: string) => void;
}

const yearOf = (typed: number | string): number | null => (typed === '' ? null : Number(typed));

function ProgrammeForm({ initial, action, back, send, onDone }: FormProps) {
  const { t } = useTranslation('programmes');
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values, string>({
    initialValues: initial,
    submit: (values, key) =>
      send(
        {
          ...values,
          firstYear: yearOf(values.firstYear),
          lastYear: yearOf(values.lastYear),
          legalBasis: values.legalBasis.trim() || null,
        },
        key,
      ),
    invalidates: ['/api/programmes'],
    onSuccess: onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <Stack gap="md" maw={820}>
        <TextField
          form={form}
          name="code"
          label={t('code')}
          description={t('codeHint')}
          required
          maw={260}
          attributes={typedDirection('ltr')}
        />
        <BilingualInput form={form} name="title" label={t('title')} required />
        <Group gap="md" align="flex-start">
          {(['firstYear', 'lastYear'] as const).map((name) => (
            <NumberField
              key={name}
              form={form}
              name={name}
              label={name === 'firstYear' ? t('firstYear') : t('lastYear')}
              w={130}
              required
            />
          ))}
        </Group>
        <TextAreaField form={form} name="legalBasis" label={t('legalBasis')} description={t('legalBasisHint')} />
        <Group gap="md">
          <Button type="submit" loading={pending}>
            {action}
          </Button>
          <AppLink href={back}>{t('common:cancel')}</AppLink>
        </Group>
      </Stack>
    </form>
  );
}
