import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { WaitingProposals } from '../../app/proposals/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, LocalText, PageTitle, ReasonWords, Reference, Section, StateBadge, useLocal } from '../../ui/index.js';
import { AccountLines } from './Accounts.js';
import { AccountDecision, Decisions } from './Decisions.js';
import { Board, Facts } from './Facts.js';
import { Delegations } from './Delegations.js';
import { Flags } from './Flags.js';
import { Lines } from './dossier/Lines.js';
import { PrintDossier } from './dossier/PrintDossier.js';
import { Sums } from './dossier/Sums.js';
import { Lapses } from './Lapses.js';
import { Merges } from './Merges.js';
import { Members } from './Members.js';
import { PresidencyClaim } from './PresidencyClaim.js';
import { Revision } from './Revision.js';
import { Vault } from './Vault.js';

/** The dossier of an association on one page, for whoever verifies, instructs or pays. */
export function OfficerDossier({ id }: { id: string }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const query = useApi('/api/associations/{id}/dossier', { path: { id } });
  return (
    <Loaded query={query}>
      {({ association, hindrances, duplicates, flags, history, sums }) => (
        <>
          <PageTitle
            title={local(association.name)}
            over={<AppLink href="/app/associations">{t('nav')}</AppLink>}
            lead={
              <>
                <LocalText text={association.kindLabel} />
                {association.ice && (
                  <>
                    {' · '}
                    {t('ice')} <Reference>{association.ice}</Reference>
                  </>
                )}
              </>
            }
            actions={
              <>
                <StateBadge state={association.state} label={association.stateLabel} />
                <PrintDossier associationId={association.id} />
              </>
            }
          />
          {duplicates.length > 0 && (
            <Alert color="orange" mb="md" title={t('duplicates.title')} styles={{ title: { color: '#7a3b00' } }}>
              <ul>
                {duplicates.map((other) => (
                  <li key={other.id}>
                    <AppLink href={`/app/associations/${other.id}`}>
                      <LocalText text={other.name} />
                    </AppLink>{' '}
                    (<LocalText text={other.stateLabel} />) — {other.because.map((reason) => t(`duplicates.${reason}`)).join(', ')}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          {association.state === 'suspended' && association.suspensionReason && (
            <Alert color="red" mb="md" title={t('suspendedBecause')} styles={{ title: { color: '#8a1c1c' } }}>
              <ReasonWords coded={association.suspensionReasons} text={association.suspensionReason} />
            </Alert>
          )}
          <WaitingProposals about={association.id} />
          <Lapses association={association} />
          <Merges association={association} />
          <Revision association={association} />
          <PresidencyClaim association={association} />
          <Decisions association={association} />
          {hindrances.length > 0 && (
            <Section title={t('hindrances')}>
              <ul>
                {hindrances.map((hindrance) => (
                  <li key={hindrance.code}>
                    <LocalText text={hindrance.text} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('form.identity')}>
            <Facts association={association} />
          </Section>
          <Section title={t('board.title')}>
            <Board association={association} />
          </Section>
          <Section title={t('vault.title')}>
            <Vault association={association} edits={false} />
          </Section>
          <Section title={t('accounts.title')}>
            <AccountLines accounts={association.accounts}>
              {(account) => association.state === 'verified' && <AccountDecision associationId={association.id} account={account} />}
            </AccountLines>
          </Section>
          <Section title={t('members.title')}>
            <Members association={association} invites={false} />
          </Section>
          <Delegations association={association} />
          <Section title={t('flags.title')}>
            <Flags associationId={association.id} flags={flags} />
          </Section>
          <Section title={t('dossier.title')}>
            <Sums sums={sums} />
          </Section>
          <Lines history={history} none={t('dossier.nothing')} />
        </>
      )}
    </Loaded>
  );
}
