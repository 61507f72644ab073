import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { useIsMember } from '../../app/session/session.js';
import { DossierPage } from './DossierPage.js';
import { DraftOverview } from './DraftOverview.js';
import { SubmittedFile } from './SubmittedFile.js';

/** One file: its association prepares or follows it; an officer reads it. */
export function FilePage() {
  const id = useParam('applicationId');
  return useIsMember() ? <OwnFile id={id} /> : <DossierPage id={id} />;
}

function OwnFile({ id }: { id: string }) {
  const query = useApi('/api/applications/{id}', { path: { id } }, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(file) =>
        file.state === 'draft' || file.state === 'completion_requested' ? <DraftOverview file={file} /> : <SubmittedFile file={file} />
      }
    </Loaded>
  );
}
