import { Alert, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import type { IdentityValues } from './IdentityFields.js';

/** Long enough after the last key that a name is whole. */
const AFTER_MS = 1_500;

/** While an association is written that may be in the registry already: nothing of it is told, its president can be asked for an invitation. */
export function MayBeHere({ values: { name, ice, regionCode } }: { values: IdentityValues }) {
  const { t } = useTranslation('associations');
  const typed = { name, ice: ice.trim() || null, regionCode: regionCode || null };
  const isWhole = name.fr.trim() !== '' && name.ar.trim() !== '';
  const [found, setFound] = useState<string | null>(null);
  const key = JSON.stringify(typed);
  useEffect(() => {
    if (!isWhole) return;
    const asking = setTimeout(() => {
      api
        .post('/api/associations/likeness', { body: typed })
        .then(({ mayBeHere }) => setFound(mayBeHere ? key : null))
        // A name that is refused says so at its field when it is sent.
        .catch(() => setFound(null));
    }, AFTER_MS);
    return () => clearTimeout(asking);
  }, [key, isWhole]);
  const ask = useAction({
    call: (_, idempotency) => api.post('/api/associations/join-requests', { body: typed }, idempotency),
    invalidates: [],
  });
  if (found === null) return null;
  return (
    <Alert color="orange" mb="md" title={t('mayBeHere.title')} styles={{ title: { color: '#7a3b00' } }} role="status">
      <p>{ask.done ? t('mayBeHere.asked') : t('mayBeHere.why')}</p>
      {!ask.done && (
        <Button variant="default" loading={ask.pending} onClick={() => ask.run()}>
          {t('mayBeHere.ask')}
        </Button>
      )}
    </Alert>
  );
}
