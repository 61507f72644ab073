import type { Dossier } from '#applications';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DossierView } from './dossier/DossierView.js';

/** The whole file as whoever judges it will read it. */
export function OwnDossier({ id }: { id: string }) {
  const query = useApi<Dossier>(`/api/applications/${id}/dossier`, undefined, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(dossier) => <DossierView dossier={dossier} attachmentHref={(attachment) => `/api/applications/${id}/attachments/${attachment}`} />}
    </Loaded>
  );
}
