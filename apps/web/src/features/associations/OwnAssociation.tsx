import type { AssociationView } from '#associations';
import { isBeingWritten } from '#associations/public';
import { Alert } from '@mantine/core';
import { IconArrowBackUp, IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useMay } from '../../app/session/session.js';
import { AppLink, Dated, Email, LocalText, PageTitle, Section, StateBadge, useLocal, ReasonWords } from '../../ui/index.js';
import { Accounts } from './Accounts.js';
import { Board, Facts } from './Facts.js';
import { Delegations } from './Delegations.js';
import { Lines } from './dossier/Lines.js';
import { PrintDossier } from './dossier/PrintDossier.js';
import { Sums } from './dossier/Sums.js';
import { Lapses } from './Lapses.js';
import { Members } from './Members.js';
import { PresidencyClaim } from './PresidencyClaim.js';
import { mayBeEdited } from './EditPage.js';
import { Remarks } from './Remarks.js';
import { Revision } from './Revision.js';
import { SubmitRegistration } from './SubmitRegistration.js';
import { Vault } from './Vault.js';

/** The member's page of their association: what is missing, who they are, documents, accounts, people. */
export function OwnAssociation({ id }: { id: string }) {
  const query = useApi('/api/associations/{id}', { path: { id } });
  return <Loaded query={query}>{(association) => <Own association={association} />}</Loaded>;
}

function Own({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const may = useMay();
  const edits = may('association.edit');
  const here = `/app/associations/${association.id}`;
  const open = isBeingWritten(association.state);
  return (
    <>
      <PageTitle
        title={local(association.name)}
        over={t('navOwn')}
        lead={
          association.verified ? (
            <>
              {t('verified')} · <Dated at={association.verified} />
            </>
          ) : (
            association.submitted && (
              <>
                {t('submitted')} · <Dated at={association.submitted} />
              </>
            )
          )
        }
        actions={<StateBadge state={association.state} label={association.stateLabel} />}
      />
      {association.returnReason && association.state === 'returned' && (
        <Alert color="orange" mb="md" icon={<IconArrowBackUp aria-hidden />} title={t('returned')} styles={{ title: { color: '#7a3b00' } }}>
          <ReasonWords coded={association.returnReasons} text={association.returnReason} />
        </Alert>
      )}
      {association.state === 'suspended' && (
        <Alert color="red" mb="md" icon={<IconBan aria-hidden />} title={t('suspended')} styles={{ title: { color: '#8a1c1c' } }}>
          <ReasonWords coded={association.suspensionReasons} text={association.suspensionReason} />
          {association.suspensionContact && <SuspensionContact contact={association.suspensionContact} />}
        </Alert>
      )}
      {association.state === 'returned' && <Remarks remarks={association.returnRemarks} />}
      {open && <SubmitRegistration association={association} />}
      <Lapses association={association} />
      <Revision association={association} />
      <Section
        title={t('form.identity')}
        aside={mayBeEdited(association) && edits && <AppLink href={`${here}/edit`}>{t('edit.act')}</AppLink>}
      >
        <Facts association={association} />
      </Section>
      <Section
        title={t('board.title')}
        id="board"
        aside={edits && mayBeEdited(association) && <AppLink href={`${here}/board`}>{t('board.edit')}</AppLink>}
      >
        {association.board.length === 0 ? <p className="lead">{t('board.none')}</p> : <Board association={association} />}
      </Section>
      <Section title={t('vault.title')} id="documents">
        <Vault association={association} edits={edits} />
      </Section>
      <Section title={t('accounts.title')} id="account">
        <Accounts association={association} />
      </Section>
      <Section title={t('members.title')}>
        <Members association={association} invites={may('association.invite')} />
      </Section>
      <Delegations association={association} />
      <PresidencyClaim association={association} />
      {!open && <OwnRecord id={association.id} />}
    </>
  );
}

/** What the association asked for, received and justified, as it was told of it. */
function OwnRecord({ id }: { id: string }) {
  const { t } = useTranslation('associations');
  const query = useApi('/api/associations/{id}/dossier', { path: { id } });
  return (
    <Loaded query={query}>
      {({ history, sums }) => (
        <>
          <Section title={t('history.title')} id="record" aside={<PrintDossier associationId={id} />}>
            <Sums sums={sums} />
          </Section>
          <Lines history={history} level={3} none={t('dossier.ownNone')} />
        </>
      )}
    </Loaded>
  );
}

/** Whom a suspended association answers. */
function SuspensionContact({ contact: { institution, email, phone } }: { contact: NonNullable<AssociationView['suspensionContact']> }) {
  const { t } = useTranslation('associations');
  return (
    <p>
      {t('suspendedAnswer')} <LocalText text={institution} />
      {email && (
        <>
          {' · '}
          <Email>{email}</Email>
        </>
      )}
      {phone && (
        <>
          {' · '}
          <a href={`tel:${phone}`} dir="ltr">
            {phone}
          </a>
        </>
      )}
    </p>
  );
}
