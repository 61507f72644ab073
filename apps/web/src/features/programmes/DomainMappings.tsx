import type { DomainsView, ProgrammeView } from '#programmes';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DataTable, fieldId, FormDialog, LocalText, Section, useLocal } from '../../ui/index.js';

type Domain = DomainsView['domains'][number];
const nameOf = (domains: readonly Domain[], code: string) => domains.find((domain) => domain.code === code)?.labels[0]?.label;

/** Under which domains of a programme those of before, or of others, are compared. */
export function DomainMappings({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('comparing')}>
      <p className="work-when">{t('comparingHint')}</p>
      <Loaded query={useApi('/api/domains')}>
        {({ domains }) => (
          <>
            {programme.domainMappings.length > 0 && (
              <DataTable
                caption={t('comparing')}
                columns={[
                  { key: 'from', header: t('comparedDomain'), cell: ({ from }) => <LocalText text={nameOf(domains, from)} /> },
                  { key: 'to', header: t('comparedUnder'), cell: ({ to }) => <LocalText text={nameOf(domains, to)} /> },
                ]}
                rows={programme.domainMappings}
                rowKey={({ from }) => from}
              />
            )}
            {programme.can.includes('edit') && (
              <Button size="xs" variant="default" mt="sm" onClick={() => setOpen(true)}>
                {t('sayComparing')}
              </Button>
            )}
            {open && <MappingsForm programme={programme} domains={domains} onClose={() => setOpen(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function MappingsForm({ programme, domains, onClose }: { programme: ProgrammeView; domains: Domain[]; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const own = domains.filter(({ code }) => programme.domainCodes.length === 0 || programme.domainCodes.includes(code));
  const others = domains.filter(({ code }) => programme.domainCodes.length === 0 || !programme.domainCodes.includes(code));
  const state = useApiForm({
    initialValues: { to: Object.fromEntries(programme.domainMappings.map(({ from, to }) => [from, to])) },
    submit: ({ to }, key) => {
      const mappings = Object.entries(to).flatMap(([from, code]) => (code ? [{ from, to: code }] : []));
      return api.put(
        '/api/programmes/{id}/domain-mappings',
        { path: { id: programme.id }, body: { version: programme.version, mappings } },
        key,
      );
    },
    invalidates: ['/api/programmes', '/api/domains'],
    onSuccess: onClose,
  });
  const { to } = state.form.values;
  return (
    <FormDialog title={t('sayComparing')} state={state} action={t('save')} onClose={onClose}>
      {others.map(({ code, labels }) => (
        <NativeSelect
          key={code}
          id={fieldId(`to.${code}`)}
          label={local(labels[0]?.label)}
          value={to[code] ?? ''}
          data={[
            { value: '', label: t('comparedUnderItself') },
            ...own
              .filter((domain) => domain.code !== code)
              .map((domain) => ({ value: domain.code, label: local(domain.labels[0]?.label) })),
          ]}
          onChange={({ currentTarget: { value } }) => state.form.setFieldValue('to', { ...to, [code]: value })}
        />
      ))}
    </FormDialog>
  );
}
