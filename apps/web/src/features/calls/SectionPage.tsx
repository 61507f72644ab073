import type { CallView, Edited } from '#calls';
import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UseFormReturnType } from '@mantine/form';
import { useParam } from '../../app/address.js';
import { useApiForForm, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, ErrorSummary, focusField, PageTitle, ProblemAlert, useGo, useLocal } from '../../ui/index.js';
import type { SectionCode } from './sections.js';
import styles from './calls.module.css';

/** One part of a call: its title, the way back, and why it no longer changes when it does not. */
export function SectionPage({ section, children }: { section: SectionCode; children: (call: CallView) => ReactNode }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const id = useParam('callId');
  return (
    <Loaded query={useApiForForm('/api/calls/{id}', { path: { id } })}>
      {(call) => (
        <>
          <PageTitle
            title={t(`section.${section}`)}
            over={<AppLink href={`/app/calls/${id}`}>{local(call.title) || call.number}</AppLink>}
            lead={t(`lead.${section}`)}
          />
          {!call.can.includes('edit') && (
            <Alert role="note" mb="md" color="gray" styles={{ message: { color: 'var(--ink)' } }}>
              {t('readOnly')}
            </Alert>
          )}
          {children(call)}
        </>
      )}
    </Loaded>
  );
}

interface SectionFormProps<Values extends Record<string, unknown>> {
  call: CallView;
  initialValues: Values;
  /** Writes the part at the version that was read; answers with the new one. */
  save: (values: Values, version: number, key: string) => Promise<Edited>;
  children: (form: UseFormReturnType<Values>, mayEdit: boolean) => ReactNode;
}

/** The form of one part: saved where one stands, or saved and back to the list of parts. Sees to it that nobody's words are overwritten. */
export function SectionForm<Values extends Record<string, unknown>>({ call, initialValues, save, children }: SectionFormProps<Values>) {
  const { t } = useTranslation('calls');
  const go = useGo();
  const version = useRef(call.version);
  const leaves = useRef(true);
  const [saved, setSaved] = useState(false);
  const mayEdit = call.can.includes('edit');
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values, Edited>({
    initialValues,
    submit: async (values, key) => {
      setSaved(false);
      const edited = await save(values, version.current, key);
      version.current = edited.version;
      return edited;
    },
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: () => {
      if (leaves.current) go(`/app/calls/${call.id}`);
      else setSaved(true);
    },
  });
  useFieldOfAddress();

  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      {problem?.code === 'VERSION_CONFLICT' && (
        <p>
          <a href={location.pathname}>{t('readAgain')}</a>
        </p>
      )}
      <fieldset className={styles.bare} disabled={!mayEdit}>
        {children(form, mayEdit)}
      </fieldset>
      {mayEdit ? (
        <Group gap="md" mt="xl">
          <Button type="submit" loading={pending && leaves.current} onClick={() => (leaves.current = true)}>
            {t('saveAndReturn')}
          </Button>
          <Button type="submit" variant="default" loading={pending && !leaves.current} onClick={() => (leaves.current = false)}>
            {t('save')}
          </Button>
          <AppLink href={`/app/calls/${call.id}`}>{t('common:cancel')}</AppLink>
          <span role="status">{saved && t('saved')}</span>
        </Group>
      ) : (
        <p>
          <AppLink href={`/app/calls/${call.id}`}>{t('backToCall')}</AppLink>
        </p>
      )}
    </form>
  );
}

/** `#fields.3.label` in the address puts the focus on that field, or on the nearest thing around it. */
function useFieldOfAddress() {
  useEffect(() => {
    if (location.hash) focusField(decodeURIComponent(location.hash.slice(1)));
  }, []);
}
