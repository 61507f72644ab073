import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session/session.js';
import { AppLink, Email, KeyValue, languageNames, PageTitle, Section } from '../../ui/index.js';
import { CloseAccount } from './CloseAccount.js';
import { MyAbsences } from './MyAbsences.js';
import { MyData } from './MyData.js';
import { MyFactors } from './MyFactors.js';
import { MyRoles } from './MyRoles.js';
import { MySessions } from './MySessions.js';

/** What everybody sees of their own account. */
export function AccountPage() {
  const { t } = useTranslation('identity');
  const { person, recoveryCodesLeft } = useSession();
  return (
    <>
      <PageTitle title={t('account.nav')} lead={t('account.lead')} />
      <Section title={t('account.me')}>
        <KeyValue
          rows={[
            [t('name'), <bdi key="name">{person.name}</bdi>],
            [t('email'), <Email key="email">{person.email}</Email>],
            [
              t('invite.language'),
              <bdi key="language" lang={person.language}>
                {languageNames[person.language]}
              </bdi>,
            ],
            [
              t('account.protection'),
              <span key="protection">
                <AppLink href="/app/password">{t('account.newPassword')}</AppLink>
                {recoveryCodesLeft !== null && (
                  <>
                    {' · '}
                    <AppLink href="/app/security">{t('account.toSecurity')}</AppLink>
                  </>
                )}
              </span>,
            ],
          ]}
        />
      </Section>
      <MyRoles />
      <MyAbsences />
      <MyFactors />
      <MySessions />
      <MyData />
      <CloseAccount />
    </>
  );
}
