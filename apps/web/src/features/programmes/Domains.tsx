import type { ProgrammeView } from '#programmes';
import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useReference } from '../../app/reference.js';
import { AppLink, DataTable, fieldId, FormDialog, LocalText, Section, useLocal } from '../../ui/index.js';

/** The domains of a programme, as they are called in its last year, in both languages; it has every domain until it names its own. */
export function Domains({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const { lastYear: year, domainCodes } = programme;
  const [naming, setNaming] = useState(false);
  return (
    <Section
      title={t('domains')}
      aside={
        <>
          <span className="work-when">{t('domainsOf', { year })}</span>{' '}
          <AppLink href="/app/programmes/domains">{t('allDomainsPage')}</AppLink>
        </>
      }
    >
      <Loaded query={useReference(year)}>
        {({ domains }) => {
          const own = domains.filter(({ code }) => domainCodes.length === 0 || domainCodes.includes(code));
          return (
            <>
              <p className="work-when">
                {own.length === 0 ? t('domainsNone') : domainCodes.length === 0 ? t('domainsAll') : t('domainsNamed')}
              </p>
              {own.length > 0 && (
                <DataTable
                  caption={t('domains')}
                  columns={[
                    { key: 'fr', header: 'Français', cell: ({ label }) => <LocalText text={{ fr: label.fr }} /> },
                    { key: 'ar', header: 'العربية', cell: ({ label }) => <LocalText text={{ ar: label.ar }} /> },
                  ]}
                  rows={own}
                  rowKey={({ code }) => code}
                />
              )}
              {programme.can.includes('edit') && domains.length > 0 && (
                <Button size="xs" variant="default" mt="sm" onClick={() => setNaming(true)}>
                  {t('nameDomains')}
                </Button>
              )}
              {naming && <NameDomains programme={programme} domains={domains} onClose={() => setNaming(false)} />}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

interface NameProps {
  programme: ProgrammeView;
  domains: { code: string; label: { fr: string; ar: string; en: string } }[];
  onClose: () => void;
}

function NameDomains({ programme, domains, onClose }: NameProps) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const state = useApiForm({
    initialValues: { codes: programme.domainCodes },
    submit: ({ codes }, key) =>
      api.put('/api/programmes/{id}/domains', { path: { id: programme.id }, body: { version: programme.version, codes } }, key),
    invalidates: ['/api/programmes', '/api/domains'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('nameDomains')} state={state} action={t('save')} onClose={onClose}>
      <Checkbox.Group id={fieldId('codes')} label={t('domains')} description={t('nameDomainsHint')} {...state.form.getInputProps('codes')}>
        <Stack gap="xs" mt="xs">
          {domains.map(({ code, label }) => (
            <Checkbox key={code} value={code} label={local(label)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  );
}
