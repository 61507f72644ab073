import { fileAddress, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DossierView } from './dossier/DossierView.js';

/** The whole file as whoever judges it will read it. */
export function OwnDossier({ id }: { id: string }) {
  const query = useApi('/api/applications/{id}/dossier', { path: { id } }, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(dossier) => (
        <DossierView
          dossier={dossier}
          attachmentHref={(attachment) => fileAddress('/api/applications/{id}/attachments/{attachment}', { path: { id, attachment } })}
        />
      )}
    </Loaded>
  );
}
