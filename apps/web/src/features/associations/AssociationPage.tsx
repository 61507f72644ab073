import { useParam } from '../../app/address.js';
import { useSession } from '../../app/session/session.js';
import { OfficerDossier } from './OfficerDossier.js';
import { OwnAssociation } from './OwnAssociation.js';

export function AssociationPage() {
  const id = useParam('associationId');
  const { grant } = useSession();
  return grant?.associationId === id ? <OwnAssociation id={id} /> : <OfficerDossier id={id} />;
}
