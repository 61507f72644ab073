import type { GrantedRole } from '#identity';
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { WaitingProposals } from '../../app/proposals/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useMay, useSession } from '../../app/session/session.js';
import {
  AppLink,
  ConfirmDialog,
  DataTable,
  Dated,
  Email,
  Empty,
  KeyValue,
  languageNames,
  LocalText,
  NextStep,
  Num,
  PageTitle,
  ProblemAlert,
  Section,
  StateBadge,
  useLocal,
} from '../../ui/index.js';
import { AccountActs } from './AccountActs.js';
import { EndSessions } from './EndSessions.js';
import { GrantForm } from './GrantForm.js';
import { LostTelephone } from './LostTelephone.js';
import { RoleLent } from './RoleLent.js';
import { RoleDays } from './RoleDays.js';
import { EraseAccount } from './EraseAccount.js';
import { NameDelegate } from './NameDelegate.js';
import { UnlinkProvider } from './UnlinkProvider.js';

/** One account and its roles; the administrator gives and takes them back. */
export function PersonPage() {
  const { t } = useTranslation('identity');
  const may = useMay();
  const { person: me } = useSession();
  const id = useParam('personId');
  const query = useApi('/api/people/{id}', { path: { id } });
  const manages = may('person.manage');

  return (
    <Loaded query={query}>
      {(person) => (
        <>
          <PageTitle title={person.name} over={<AppLink href="/app/people">{t('people.title')}</AppLink>} />
          {manages && <WaitingProposals about={person.id} />}
          <Section title={t('person.account')}>
            <KeyValue
              rows={[
                [t('email'), <Email key="email">{person.email}</Email>],
                [
                  t('invite.language'),
                  <bdi key="language" lang={person.language}>
                    {languageNames[person.language]}
                  </bdi>,
                ],
                [t('people.state'), <StateBadge key="state" state={person.state} label={person.stateLabel} />],
                [
                  t('person.factor'),
                  person.secondFactor.passkeys > 0
                    ? t('person.factorPasskeys', { count: person.secondFactor.passkeys })
                    : person.secondFactor.enrolled
                      ? t('person.factorYes')
                      : t('person.factorNo'),
                ],
                [
                  t('person.codesLeft'),
                  person.secondFactor.enrolled ? <Num key="codes" value={person.secondFactor.recoveryCodesLeft} /> : null,
                ],
                [
                  t('person.suspendedBecause'),
                  person.suspendedBecause && (
                    <bdi key="because" dir="auto">
                      {person.suspendedBecause}
                    </bdi>
                  ),
                ],
                [t('person.openSessions'), <Num key="sessions" value={person.openSessions} />],
                [t('person.factorEnds'), person.secondFactor.ends && <Dated key="ends" at={person.secondFactor.ends} />],
              ]}
            />
            <Stack gap="xs" align="flex-start" mt="sm">
              {manages && person.invited && <InviteAgain personId={person.id} />}
              {manages && person.secondFactor.enrolled && !person.secondFactor.ends && <LostTelephone personId={person.id} />}
              {may('person.end_sessions') && person.byProvider && <UnlinkProvider personId={person.id} />}
              {may('person.end_sessions') && person.openSessions > 0 && <EndSessions personId={person.id} />}
              <AccountActs person={person} />
              {may('person.confirm_erasure') && me.id !== person.id && <EraseAccount personId={person.id} asked={person.erasureAsked} />}
            </Stack>
          </Section>
          <Section title={t('people.roles')}>
            <Grants grants={person.grants} manages={manages} />
            {manages && <NameDelegate personId={person.id} grants={person.grants} />}
          </Section>
          {manages && (
            <Section title={t('person.give')}>
              <Text size="sm" c="dimmed" mb="sm">
                {t('person.giveHint')}
              </Text>
              <GrantForm personId={person.id} />
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Links lapse and letters get lost: the invitation may be sent again until it is answered. */
function InviteAgain({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const again = useAction({ call: (_: void, key) => api.post('/api/people/{id}/invitation', { path: { id: personId } }, key) });
  return (
    <NextStep
      actions={
        <Button variant="default" loading={again.pending} onClick={() => again.run()}>
          {t('person.again')}
        </Button>
      }
    >
      <ProblemAlert problem={again.problem} />
      {again.done ? t('person.againSent') : t('person.waits')}
    </NextStep>
  );
}

function Grants({ grants, manages }: { grants: GrantedRole[]; manages: boolean }) {
  const { t } = useTranslation('identity');
  const local = useLocal();
  const [doomed, setDoomed] = useState<GrantedRole | null>(null);
  const revoke = useAction<string>({
    call: (grantId, key) => api.del('/api/people/grants/{id}', { path: { id: grantId } }, key),
    invalidates: ['/api/people'],
    onSuccess: () => setDoomed(null),
  });

  if (grants.length === 0) return <Empty title={t('person.noRole')} />;
  return (
    <>
      <DataTable
        caption={t('people.roles')}
        rows={grants}
        rowKey={({ id }) => id}
        columns={[
          { key: 'role', header: t('person.role'), cell: (grant) => <RoleLent {...grant} /> },
          { key: 'scope', header: t('person.scope'), cell: ({ scope }) => <LocalText text={scope} /> },
          { key: 'days', header: t('person.time'), cell: (grant) => <RoleDays {...grant} /> },
          ...(manages
            ? [
                {
                  key: 'revoke',
                  header: '',
                  cell: (grant: GrantedRole) => (
                    <Button
                      variant="default"
                      size="xs"
                      onClick={() => setDoomed(grant)}
                      aria-label={`${t('person.revoke')} — ${local(grant.label)}`}
                    >
                      {t('person.revoke')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        opened={doomed !== null}
        title={t('person.revokeTitle', { role: local(doomed?.label) })}
        action={t('person.revoke')}
        danger
        pending={revoke.pending}
        onConfirm={() => doomed && revoke.run(doomed.id)}
        onClose={() => setDoomed(null)}
      >
        <ProblemAlert problem={revoke.problem} />
        {t('person.revokeWhy')}
      </ConfirmDialog>
    </>
  );
}
