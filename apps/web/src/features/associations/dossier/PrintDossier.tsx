import { Button, Loader } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, fileAddress, useAction, useApi } from '../../../app/api/index.js';
import { Preparing, ProblemAlert } from '../../../ui/index.js';

const LOOK_AGAIN_MS = 1_500;

/** The dossier as a PDF: asked for, made by the worker, then fetched. */
export function PrintDossier({ associationId }: { associationId: string }) {
  const { t } = useTranslation('associations');
  const ask = useAction<void, { id: string }>({
    call: (_, key) => api.post('/api/associations/{id}/dossier/copies', { path: { id: associationId } }, key),
  });
  return (
    <span className="no-print">
      <ProblemAlert problem={ask.problem} />
      {ask.output ? (
        <Copy associationId={associationId} copyId={ask.output.id} />
      ) : (
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} loading={ask.pending} onClick={() => ask.run()}>
          {t('dossier.print')}
        </Button>
      )}
    </span>
  );
}

function Copy({ associationId, copyId }: { associationId: string; copyId: string }) {
  const { t } = useTranslation('associations');
  const path = { id: associationId, copyId };
  const { data: copy } = useApi(
    '/api/associations/{id}/dossier/copies/{copyId}',
    { path },
    { refetchInterval: ({ state }) => (state.data?.ready ? false : LOOK_AGAIN_MS) },
  );
  if (!copy?.ready) {
    return (
      <Preparing failed={copy?.failed ?? null}>
        <Loader size="xs" aria-hidden /> {t('dossier.printing')}
      </Preparing>
    );
  }
  return (
    <a className="button-link" href={fileAddress('/api/associations/{id}/dossier/copies/{copyId}/file', { path })} download>
      <IconDownload size={18} aria-hidden />
      {t('dossier.download')}
    </a>
  );
}
