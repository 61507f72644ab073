import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session/session.js';
import { AppLink, Empty, PageTitle } from '../../ui/index.js';
import { AssociationList } from './AssociationList.js';
import { OwnAssociation } from './OwnAssociation.js';

/** Officers find associations here; a member, their own; whoever has none yet, the way to register it. */
export function AssociationsPage() {
  const { t } = useTranslation('associations');
  const { grant } = useSession();
  if (grant?.associationId) return <OwnAssociation id={grant.associationId} />;
  if (grant) return <AssociationList />;
  return (
    <>
      <PageTitle title={t('navOwn')} />
      <Empty title={t('noneYet')}>
        <p>{t('noneYetHint')}</p>
        <p>
          <AppLink href="/app/associations/new">{t('register.title')}</AppLink>
        </p>
      </Empty>
    </>
  );
}
