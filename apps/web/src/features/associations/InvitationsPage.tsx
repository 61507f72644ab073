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
  const [asking, setAsking] = useState<'acceptance' | 'declining' | null>(null);
  const name = local(invitation.association.name);
  const answer = useAction<Answer>({
    call: (how, key) => api.post(`/api/member-invitations/{id}/${how}`, { path: { id: invitation.id } }, key),
    invalidates: ['/api/member-invitations', '/api/home'],
    onSuccess: (_, how) => {
      setAsking(null);
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
          invitation.declined ? (
            <Button variant="default" loading={answer.pending} onClick={() => answer.run('reconsideration')}>
              {t('invitations.reconsider')}
            </Button>
          ) : (
            <>
              <Button onClick={() => setAsking('acceptance')}>
                {invitation.presidency ? t('invitations.acceptPresidency') : t('invitations.accept')}
              </Button>
              <Button variant="default" onClick={() => setAsking('declining')}>
                {t('invitations.decline')}
              </Button>
            </>
          )
        }
      >
        {asking === null && <ProblemAlert problem={answer.problem} />}
        {invitation.declined && t('invitations.declined')}
      </NextStep>
      {asking && <Asked how={asking} invitation={invitation} answer={answer} onClose={() => setAsking(null)} />}
    </Section>
  );
}

type Answer = 'acceptance' | 'declining' | 'reconsideration';

/** Before either answer: what it binds to, and how one comes back from it. */
function Asked({
  how,
  invitation,
  answer,
  onClose,
}: {
  how: 'acceptance' | 'declining';
  invitation: MyInvitation;
  answer: ReturnType<typeof useAction<Answer>>;
  onClose: () => void;
}) {
  const { t } = useTranslation('associations');
  const name = useLocal()(invitation.association.name);
  const { presidency } = invitation;
  const declines = how === 'declining';
  const action = declines ? t('invitations.decline') : presidency ? t('invitations.acceptPresidency') : t('invitations.accept');
  const title = declines
    ? t('invitations.declineTitle', { name })
    : presidency
      ? t('invitations.presideTitle', { name })
      : t('invitations.acceptTitle', { name });
  return (
    <ConfirmDialog
      opened
      danger={declines}
      title={title}
      action={action}
      pending={answer.pending}
      onConfirm={() => answer.run(how)}
      onClose={onClose}
    >
      <ProblemAlert problem={answer.problem} />
      {declines ? (
        <p>
          {t('invitations.declineWhy')} <Dated at={invitation.expires} />.
        </p>
      ) : (
        <>
          {presidency ? <Presiding presidency={presidency} /> : <p>{t('invitations.lead')}</p>}
          {invitation.holdsOffice && <p>{t('invitations.office')}</p>}
        </>
      )}
    </ConfirmDialog>
  );
}

/** What whoever presides binds themselves to, and what becomes of who presides today. */
function Presiding({ presidency: { predecessor, becomes } }: { presidency: NonNullable<MyInvitation['presidency']> }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  return (
    <>
      <p>{t('invitations.presideWhy')}</p>
      {predecessor && (
        <p>
          {becomes
            ? t('invitations.predecessorBecomes', { person: predecessor, role: local(becomes) })
            : t('invitations.predecessorLeaves', { person: predecessor })}
        </p>
      )}
    </>
  );
}
