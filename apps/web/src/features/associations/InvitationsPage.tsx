import type { MyInvitation } from '#associations';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { useRenewSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, Dated, Empty, KeyValue, LocalText, NextStep, PageTitle, ProblemAlert, Section, useLocal } from '../../ui/index.js';

/** What associations ask of me; nothing counts before my answer. */
export function InvitationsPage() {
  const { t } = useTranslation('associations');
  const [joined, setJoined] = useState(false);
  const query = useApi('/api/member-invitations');
  return (
    <>
      <PageTitle title={t('invitations.title')} lead={t('invitations.lead')} />
      {joined && <NextStep>{t('invitations.done')}</NextStep>}
      <Loaded query={query}>
        {(invitations) =>
          invitations.length === 0 ? (
            joined ? null : (
              <Empty title={t('invitations.none')} />
            )
          ) : (
            <>
              {invitations.map((invitation) => (
                <Invitation key={invitation.id} invitation={invitation} onJoined={() => setJoined(true)} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Invitation({ invitation, onJoined }: { invitation: MyInvitation; onJoined: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const renew = useRenewSession();
  const [asking, setAsking] = useState(false);
  const name = local(invitation.association.name);
  const answer = useAction<'acceptance' | 'declining'>({
    call: (how, key) => api.post(`/api/member-invitations/{id}/${how}`, { path: { id: invitation.id } }, key),
    invalidates: ['/api/member-invitations', '/api/home'],
    onSuccess: (_, how) => {
      if (how !== 'acceptance') return;
      onJoined();
      void renew();
    },
  });
  return (
    <Section title={<bdi>{name}</bdi>}>
      <KeyValue
        rows={[
          [t('members.role'), <LocalText key="role" text={invitation.role} />],
          [t('invitations.by'), <bdi key="by">{invitation.invitedBy}</bdi>],
          [t('region'), <RegionName key="region" code={invitation.association.regionCode} />],
          [t('invitations.until'), <Dated key="until" at={invitation.expires} />],
        ]}
      />
      {invitation.holdsOffice && (
        <Alert color="orange" my="sm" icon={<IconAlertTriangle aria-hidden />}>
          {t('invitations.office')}
        </Alert>
      )}
      <NextStep
        actions={
          <>
            <Button onClick={() => setAsking(true)}>{t('invitations.accept')}</Button>
            <Button variant="default" loading={answer.pending && !asking} onClick={() => answer.run('declining')}>
              {t('invitations.decline')}
            </Button>
          </>
        }
      >
        {!asking && <ProblemAlert problem={answer.problem} />}
      </NextStep>
      <ConfirmDialog
        opened={asking}
        title={t('invitations.acceptTitle', { name })}
        action={t('invitations.accept')}
        pending={answer.pending}
        onConfirm={() => answer.run('acceptance')}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={answer.problem} />
        {invitation.holdsOffice ? t('invitations.office') : t('invitations.lead')}
      </ConfirmDialog>
    </Section>
  );
}
