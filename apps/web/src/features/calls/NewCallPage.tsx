import type { Edited } from '#calls';
import { CALL_KINDS } from '#calls/public';
import type { ProgrammeList } from '#programmes';
import { MAX_PAGE_SIZE } from '#platform/public';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  BilingualInput,
  Empty,
  ErrorSummary,
  fieldId,
  PageTitle,
  ProblemAlert,
  SelectField,
  useGo,
  useLocal,
  type Localized,
} from '../../ui/index.js';
import styles from './calls.module.css';

interface Values extends Record<string, unknown> {
  programmeId: string;
  kind: string;
  title: Localized;
  regionCodes: string[];
}

/** What a call has before anything is decided; each part is written on its own page. */
const BLANK = {
  summary: { fr: '', ar: '' },
  description: { fr: '', ar: '' },
  domainCodes: [],
  targetGroups: [],
  eligibility: [],
  floorCentimes: null,
  ceilingCentimes: null,
  maxOverheadBasisPoints: 1_000,
  minOwnBasisPoints: 0,
  maxFilesPerAssociation: 1,
};

/** Begins a call with the little that it cannot do without. */
export function NewCallPage() {
  const { t } = useTranslation('calls');
  const query = useApi('/api/programmes', { query: { pageSize: MAX_PAGE_SIZE } });
  return (
    <>
      <PageTitle title={t('newTitle')} over={<AppLink href="/app/calls">{t('nav')}</AppLink>} lead={t('newLead')} />
      <Loaded query={query}>
        {({ items, can }) => {
          const usable = items.filter(({ state }) => state !== 'closed');
          if (usable.length > 0) return <NewCall programmes={usable} />;
          return (
            <Empty title={t('noProgramme')}>
              <p>{can.includes('create') ? <AppLink href="/app/programmes/new">{t('createProgramme')}</AppLink> : t('askProgramme')}</p>
            </Empty>
          );
        }}
      </Loaded>
    </>
  );
}

function NewCall({ programmes }: { programmes: ProgrammeList['items'] }) {
  const { t } = useTranslation('calls');
  const go = useGo();
  const local = useLocal();
  const reference = useReference();
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values, Edited>({
    initialValues: { programmeId: programmes[0]?.id ?? '', kind: 'dated', title: { fr: '', ar: '' }, regionCodes: [] },
    validate: { regionCodes: (codes) => (codes.length === 0 ? t('regionNeeded') : null) },
    submit: (values, key) => api.post('/api/calls', { body: { ...BLANK, ...values } }, key),
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: ({ id }) => go(`/app/calls/${id}`),
  });
  const programme = programmes.find(({ id }) => id === form.values.programmeId);
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <Stack gap="md" maw={820}>
        <SelectField
          form={form}
          name="programmeId"
          label={t('programme')}
          data={programmes.map(({ id, code, title }) => ({ value: id, label: `${local(title)} (${code})` }))}
          inputContainer={(input) => (
            <>
              {input}
              {/* A narrow list cuts the title and the year that tell programmes apart. */}
              {programme && <span className="work-when">{`${local(programme.title)} · ${programme.code}`}</span>}
            </>
          )}
        />
        <SelectField
          form={form}
          name="kind"
          label={t('kind')}
          maw={320}
          data={CALL_KINDS.map((kind) => ({ value: kind, label: t(`kindIs.${kind}`) }))}
        />
        <BilingualInput form={form} name="title" label={t('title')} required />
        <Checkbox.Group id={fieldId('regionCodes')} label={t('regions')} required {...form.getInputProps('regionCodes')}>
          <div className={styles.checks}>
            {(reference.data?.regions ?? []).map(({ code, label }) => (
              <Checkbox key={code} value={code} label={local(label)} />
            ))}
          </div>
        </Checkbox.Group>
        <Group gap="md">
          <Button type="submit" loading={pending}>
            {t('create')}
          </Button>
          <AppLink href="/app/calls">{t('common:cancel')}</AppLink>
        </Group>
      </Stack>
    </form>
  );
}
