import { useIsMember } from '../../app/session/session.js';
import { OfficerList } from './OfficerList.js';
import { OwnFiles } from './OwnFiles.js';

/** A member's files with the calls that are open; an officer's list of submitted files. */
export function ApplicationsPage() {
  return useIsMember() ? <OwnFiles /> : <OfficerList />;
}
