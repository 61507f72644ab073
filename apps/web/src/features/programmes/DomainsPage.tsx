import type { DomainsView, DomainWording } from '#programmes';
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
  NumberField,
  PageTitle,
  ProblemAlert,
  Reference,
  Section,
  ShortForm,
  TextField,
  typedDirection,
  useLocal,
  useNamed,
} from '../../ui/index.js';

const invalidates: Beginning[] = ['/api/domains', '/api/public/reference'];
type Domain = DomainsView['domains'][number];

/** The domains of intervention with their words over the years; added, called anew, put right and retired here. */
export function DomainsPage() {
  const { t } = useTranslation('programmes');
  return (
    <>
      <PageTitle title={t('domains')} over={<AppLink href="/app/programmes">{t('nav')}</AppLink>} lead={t('domainsLead')} />
      <Loaded query={useApi('/api/domains')}>
        {({ domains, can }) => (
          <>
            {domains.map((domain) => (
              <DomainSection key={domain.code} domain={domain} mayEdit={can.includes('edit')} />
            ))}
            {can.includes('edit') && (
              <Adder label={t('addDomain')}>{(close) => <WordingForm next={domains.length + 1} onClose={close} />}</Adder>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function DomainSection({ domain, mayEdit }: { domain: Domain; mayEdit: boolean }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const newest = domain.labels[0];
  return (
    <Section
      title={
        <>
          <LocalText text={newest?.label} /> · <Reference>{domain.code}</Reference>
        </>
      }
    >
      <p className="work-when">
        {domain.programmes.length === 0 ? t('domainOfAll') : t('domainOf')} <Reference>{domain.programmes.join(', ')}</Reference>
      </p>
      <DataTable
        caption={local(newest?.label)}
        columns={[
          { key: 'years', header: t('years'), cell: (row) => <Reference>{`${row.yearFrom} – ${row.yearTo ?? '…'}`}</Reference> },
          { key: 'fr', header: 'Français', cell: ({ label }) => <LocalText text={{ fr: label.fr }} /> },
          { key: 'ar', header: 'العربية', cell: ({ label }) => <LocalText text={{ ar: label.ar }} /> },
          { key: 'en', header: 'English', cell: ({ label }) => <LocalText text={{ en: label.en }} /> },
          { key: 'position', header: t('position'), digits: true, cell: ({ position }) => <Reference>{position}</Reference> },
          { key: 'acts', header: '', cell: (row) => mayEdit && <CorrectLabel row={row} /> },
        ]}
        rows={domain.labels}
        rowKey={({ id }) => id}
      />
      {mayEdit && newest && <DomainActs domain={domain} newest={newest} />}
    </Section>
  );
}

function CorrectLabel({ row }: { row: DomainWording }) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" aria-label={named(t('entryCorrect'), row.label.fr)} onClick={() => setOpen(true)}>
        {t('entryCorrect')}
      </Button>
      {open && <CorrectForm row={row} onClose={() => setOpen(false)} />}
    </>
  );
}

function DomainActs({ domain: { code }, newest }: { domain: Domain; newest: DomainWording }) {
  const { t } = useTranslation('programmes');
  const [retiring, setRetiring] = useState(false);
  const back = useAction<undefined>({ call: (_, key) => api.post('/api/domains/{code}/return', { path: { code } }, key), invalidates });
  return (
    <>
      <Group gap="sm">
        <Adder label={t('rewordDomain')}>{(close) => <WordingForm code={code} newest={newest} onClose={close} />}</Adder>
        {newest.yearTo === null ? (
          <Button size="xs" variant="default" mt="sm" onClick={() => setRetiring(true)}>
            {t('retireDomain')}
          </Button>
        ) : (
          <Button size="xs" variant="default" mt="sm" loading={back.pending} onClick={() => back.run(undefined)}>
            {t('bringDomainBack')}
          </Button>
        )}
      </Group>
      <ProblemAlert problem={back.problem} />
      {retiring && <RetireForm code={code} onClose={() => setRetiring(false)} />}
    </>
  );
}

interface WordingProps {
  code?: string;
  newest?: DomainWording;
  /** The place of a new one, after all others. */
  next?: number;
  onClose: () => void;
}

/** A new domain, or other words for one from a year on. */
function WordingForm({ code, newest, next, onClose }: WordingProps) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      code: '',
      label: newest?.label ?? { fr: '', ar: '', en: '' },
      yearFrom: new Date().getUTCFullYear(),
      position: newest?.position ?? next ?? '',
    },
    submit: ({ code: typed, label, yearFrom, position }, key) => {
      const wording = { label, yearFrom: whole(yearFrom), position: whole(position) };
      if (code) return api.post('/api/domains/{code}/labels', { path: { code }, body: wording }, key);
      return api.post('/api/domains', { body: { code: typed, ...wording } }, key);
    },
    invalidates,
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={code ? t('rewordDomain') : t('addDomain')} onClose={onClose}>
      {!code && (
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
      <Names form={form} />
      <NumberField form={form} name="yearFrom" label={t('yearFrom')} required maw={160} />
      <NumberField form={form} name="position" label={t('position')} description={t('positionHint')} required maw={160} />
    </ShortForm>
  );
}

function CorrectForm({ row, onClose }: { row: DomainWording; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { label: row.label, position: row.position },
    submit: ({ label, position }, key) =>
      api.put('/api/domains/labels/{id}', { path: { id: row.id }, body: { version: row.version, label, position: whole(position) } }, key),
    invalidates,
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('entryCorrect')} state={state} action={t('save')} onClose={onClose}>
      <p className="work-when">{t('correctLabelWhy')}</p>
      <Names form={state.form} />
      <NumberField form={state.form} name="position" label={t('position')} required maw={160} />
    </FormDialog>
  );
}

function RetireForm({ code, onClose }: { code: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { lastYear: new Date().getUTCFullYear() },
    submit: ({ lastYear }, key) => api.post('/api/domains/{code}/retirement', { path: { code }, body: { lastYear: whole(lastYear) } }, key),
    invalidates,
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('retireDomain')} state={state} action={t('retireDomain')} onClose={onClose}>
      <p className="work-when">{t('retireWhy')}</p>
      <NumberField form={state.form} name="lastYear" label={t('lastYearOffered')} required maw={160} />
    </FormDialog>
  );
}

function Names({ form }: { form: Parameters<typeof LineField>[0]['form'] }) {
  const { t } = useTranslation('programmes');
  return (
    <>
      <LineField form={form} name="label.fr" label={`${t('name')} — Français`} required lang="fr" direction="ltr" />
      <LineField form={form} name="label.ar" label={`${t('name')} — العربية`} required lang="ar" direction="rtl" />
      <LineField form={form} name="label.en" label={`${t('name')} — English`} required lang="en" direction="ltr" />
    </>
  );
}

const whole = (typed: number | string): number | null => (typed === '' ? null : Number(typed));
