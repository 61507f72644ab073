import type { DelegationView } from '#identity';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, DataTable, LocalText, ProblemAlert, Section } from '../../ui/index.js';
import { AbsenceDialog } from './AbsenceDialog.js';
import { RoleDays } from './RoleDays.js';

const DELEGATIONS = '/api/me/delegations';

/** Who acts for me while I am away, and for whom I act; each side ends it here. Nothing for whoever neither lends nor is lent to. */
export function MyAbsences() {
  const { t } = useTranslation('identity');
  const query = useApi(DELEGATIONS);
  const [isLending, setLending] = useState(false);
  const [doomed, setDoomed] = useState<DelegationView | null>(null);
  const end = useAction<string>({
    call: (id, key) => api.del('/api/me/delegations/{id}', { path: { id } }, key),
    invalidates: [DELEGATIONS, '/api/me/grants', '/api/session'],
    onSuccess: () => setDoomed(null),
  });
  if (query.data && query.data.current.length + query.data.lendable.length === 0) return null;
  return (
    <Section title={t('absence.nav')}>
      <Text size="sm" c="dimmed" mb="sm" maw="70ch">
        {t('absence.hint')}
      </Text>
      <Loaded query={query}>
        {({ current, lendable }) => (
          <>
            {current.length > 0 && <DelegationsTable delegations={current} onEnd={setDoomed} />}
            {lendable.length > 0 && (
              <Button mt="md" onClick={() => setLending(true)}>
                {t('absence.title')}
              </Button>
            )}
            {isLending && <AbsenceDialog roles={lendable} onClose={() => setLending(false)} />}
          </>
        )}
      </Loaded>
      <ConfirmDialog
        opened={doomed !== null}
        title={doomed?.given ? t('absence.takeBackTitle') : t('absence.layDownTitle')}
        action={doomed?.given ? t('absence.takeBack') : t('absence.layDown')}
        danger
        pending={end.pending}
        onConfirm={() => doomed && end.run(doomed.id)}
        onClose={() => setDoomed(null)}
      >
        <ProblemAlert problem={end.problem} />
        {t('absence.endWhy')}
      </ConfirmDialog>
    </Section>
  );
}

function DelegationsTable({ delegations, onEnd }: { delegations: DelegationView[]; onEnd: (delegation: DelegationView) => void }) {
  const { t } = useTranslation('identity');
  return (
    <DataTable
      caption={t('absence.nav')}
      rows={delegations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'lender', header: t('absence.lender'), cell: ({ lender, given }) => (given ? t('absence.me') : <bdi>{lender}</bdi>) },
        {
          key: 'delegate',
          header: t('absence.delegate'),
          cell: ({ delegate, given }) => (given ? <bdi>{delegate}</bdi> : t('absence.me')),
        },
        {
          key: 'role',
          header: t('person.role'),
          cell: ({ label, scope }) => (
            <>
              <LocalText text={label} /> · <LocalText text={scope} />
            </>
          ),
        },
        { key: 'days', header: t('person.time'), cell: (delegation) => <RoleDays {...delegation} /> },
        {
          key: 'end',
          header: '',
          cell: (delegation) => (
            <Button variant="default" size="xs" onClick={() => onEnd(delegation)}>
              {delegation.given ? t('absence.takeBack') : t('absence.layDown')}
            </Button>
          ),
        },
      ]}
    />
  );
}
