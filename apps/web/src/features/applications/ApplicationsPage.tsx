import { roleMatches, useSession } from '../../app/session/session.js';
import { OfficerList } from './OfficerList.js';
import { OwnFiles } from './OwnFiles.js';

/** A member's files with the calls that are open; an officer's list of submitted files. */
export function ApplicationsPage() {
  const { grant } = useSession();
  return roleMatches(grant?.role ?? '', 'association.*') ? <OwnFiles /> : <OfficerList />;
}
