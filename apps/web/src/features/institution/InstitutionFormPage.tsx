import type { InstitutionView } from '#institution';
import { LANGUAGES } from '#kernel/public';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForForm, useApiForm, type Args } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  BilingualInput,
  ErrorSummary,
  PageTitle,
  ProblemAlert,
  SelectField,
  TextAreaField,
  TextField,
  typedDirection,
  useGo,
  useLocal,
} from '../../ui/index.js';

type Body = Args<'post', '/api/institutions'>['body'];
interface Both {
  fr: string;
  ar: string;
}

interface Values extends Record<string, unknown> {
  code: string;
  kind: string;
  name: Both;
  inSentence: Both;
  authorisingOfficer: Both;
  /** One line of the header a line. */
  header: Both;
  seat: Both;
  certifiedName: string;
  regionCode: string;
  actsForId: string;
  numberPrefix: string;
  defaultLanguage: string;
  legalNotice: Both;
  legalBases: string;
  contactEmail: string;
  contactPhone: string;
}

const NOTHING: Both = { fr: '', ar: '' };
const BLANK: Values = {
  ...{ code: '', kind: 'ministry', name: NOTHING, inSentence: NOTHING, authorisingOfficer: NOTHING, certifiedName: '' },
  header: { fr: 'Royaume du Maroc\n', ar: 'المملكة المغربية\n' },
  ...{ seat: NOTHING, regionCode: '', actsForId: '', numberPrefix: '', defaultLanguage: 'fr' },
  ...{ legalNotice: NOTHING, legalBases: '', contactEmail: '', contactPhone: '' },
};

export function NewInstitutionPage() {
  const { t } = useTranslation('institution');
  const go = useGo();
  return (
    <>
      <PageTitle title={t('createTitle')} over={<AppLink href="/app/institutions">{t('nav')}</AppLink>} lead={t('createLead')} />
      <InstitutionForm
        initial={BLANK}
        action={t('create')}
        back="/app/institutions"
        send={async (body, key) => (await api.post('/api/institutions', { body }, key)).id}
        onDone={(id) => go(`/app/institutions/${id}`)}
      />
    </>
  );
}

export function EditInstitutionPage() {
  const { t } = useTranslation('institution');
  const go = useGo();
  const local = useLocal();
  const id = useParam('institutionId');
  const here = `/app/institutions/${id}`;
  return (
    <Loaded query={useApiForForm('/api/institutions/{id}', { path: { id } })}>
      {(institution) => (
        <>
          <PageTitle title={t('editTitle')} over={<AppLink href={here}>{local(institution.name)}</AppLink>} lead={t('editLead')} />
          <InstitutionForm
            own={id}
            isPlaced={!institution.can.includes('place')}
            initial={valuesOf(institution)}
            action={t('save')}
            back={here}
            send={async (body, key) => {
              await api.put('/api/institutions/{id}', { path: { id }, body: { ...body, version: institution.version } }, key);
              return id;
            }}
            onDone={() => go(here)}
          />
        </>
      )}
    </Loaded>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const valuesOf = (institution: InstitutionView): Values => {
  const { code, kind, certifiedName, numberPrefix, defaultLanguage, header } = institution;
  return {
    ...{ code, kind, certifiedName, numberPrefix, defaultLanguage },
    ...{ name: institution.name, inSentence: institution.inSentence },
    ...{ authorisingOfficer: institution.authorisingOfficer, seat: institution.seat },
    header: { fr: header.fr.join('\n'), ar: header.ar.join('\n') },
    regionCode: institution.regionCode ?? '',
    actsForId: institution.actsForId ?? '',
    legalNotice: institution.legalNotice ?? NOTHING,
    legalBases: institution.legalBases.join('\n'),
    contactEmail: institution.contactEmail ?? '',
    contactPhone: institution.contactPhone ?? '',
  };
};

const both = ({ fr, ar }: Both): Both => ({ fr, ar });

const bodyOf = ({ header, legalNotice, legalBases, ...values }: Values): Body => ({
  code: values.code,
  kind: values.kind,
  name: both(values.name),
  inSentence: both(values.inSentence),
  authorisingOfficer: both(values.authorisingOfficer),
  seat: both(values.seat),
  header: { fr: linesOf(header.fr), ar: linesOf(header.ar) },
  certifiedName: values.certifiedName,
  regionCode: values.regionCode || null,
  actsForId: values.kind === 'operator' ? values.actsForId || null : null,
  numberPrefix: values.numberPrefix,
  defaultLanguage: values.defaultLanguage,
  legalNotice: legalNotice.fr.trim() || legalNotice.ar.trim() ? both(legalNotice) : null,
  legalBases: linesOf(legalBases),
  contactEmail: values.contactEmail.trim() || null,
  contactPhone: values.contactPhone.trim() || null,
});

interface FormProps {
  initial: Values;
  /** Itself acts for nobody but others. */
  own?: string;
  /** What it is, where and for whom it acts is decided by others. */
  isPlaced?: boolean;
  action: string;
  back: string;
  send: (body: Body, key: string) => Promise<string>;
  onDone: (id: string) => void;
}

function InstitutionForm({ initial, own, isPlaced = false, action, back, send, onDone }: FormProps) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  const regions = useRegions();
  const known = useApi('/api/institutions').data;
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values, string>({
    initialValues: initial,
    submit: (values, key) => send(bodyOf(values), key),
    invalidates: ['/api/institutions', '/api/public/institution'],
    onSuccess: onDone,
  });
  const placed = isPlaced ? t('placedHint') : undefined;
  const kinds = (known?.kinds ?? []).map(({ code, label }) => ({ value: code, label: local(label) }));
  const isOfRegion = form.values.kind === 'regional_council';
  const others = (known?.items ?? []).filter(
    ({ id, kind, state }) => id !== own && kind !== 'operator' && (state === 'in_use' || id === initial.actsForId),
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <Stack gap="md" maw={820}>
        <SelectField form={form} name="kind" label={t('kind')} description={placed} disabled={isPlaced} data={kinds} maw={360} />
        <BilingualInput form={form} name="name" label={t('name')} required />
        <BilingualInput form={form} name="inSentence" label={t('inSentence')} description={t('inSentenceHint')} required />
        <BilingualInput
          form={form}
          name="authorisingOfficer"
          label={t('authorisingOfficer')}
          description={t('authorisingOfficerHint')}
          required
        />
        <BilingualInput form={form} name="header" label={t('header')} description={t('headerHint')} lines={3} required />
        <BilingualInput form={form} name="seat" label={t('seat')} required />
        <TextField form={form} name="certifiedName" label={t('certifiedName')} description={t('certifiedNameHint')} required maw={520} />
        <SelectField
          form={form}
          name="regionCode"
          label={t('region')}
          description={placed}
          disabled={isPlaced}
          required={isOfRegion}
          maw={360}
          data={[
            { value: '', label: isOfRegion ? t('choose') : t('wholeCountry') },
            ...regions.map(({ code, label }) => ({ value: code, label: local(label) })),
          ]}
        />
        {form.values.kind === 'operator' && (
          <SelectField
            form={form}
            name="actsForId"
            label={t('actsFor')}
            description={placed}
            disabled={isPlaced}
            maw={520}
            data={[{ value: '', label: t('choose') }, ...others.map(({ id, name }) => ({ value: id, label: local(name) }))]}
          />
        )}
        <TextField
          form={form}
          name="code"
          label={t('code')}
          description={t('codeHint')}
          readOnly={own !== undefined}
          required
          maw={260}
          attributes={typedDirection('ltr')}
        />
        <TextField
          form={form}
          name="numberPrefix"
          label={t('prefix')}
          description={t('prefixHint')}
          maw={260}
          attributes={typedDirection('ltr')}
        />
        <SelectField
          form={form}
          name="defaultLanguage"
          label={t('defaultLanguage')}
          maw={260}
          data={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
        />
        <TextAreaField form={form} name="legalBases" label={t('legalBases')} description={t('oneALine')} minRows={2} autosize />
        <BilingualInput form={form} name="legalNotice" label={t('legalNotice')} lines={3} />
        <TextField form={form} name="contactEmail" label={t('contactEmail')} maw={420} attributes={typedDirection('ltr')} />
        <TextField form={form} name="contactPhone" label={t('contactPhone')} maw={260} attributes={typedDirection('ltr')} />
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
