import type { AssociationView } from '#associations';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Dated, LocalText, Reference, Section } from '../../ui/index.js';
import { ReasonForm } from './ReasonForm.js';

/** The registrations that were merged into this one; what was done is proposed to be undone. */
export function Merges({ association: { merges } }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const may = useMay();
  const [undoing, setUndoing] = useState<string | null>(null);
  if (merges.length === 0) return null;
  return (
    <Section title={t('merge.done')}>
      <ul>
        {merges.map(({ id, name, ice, merged }) => (
          <li key={id}>
            <LocalText text={name} />
            {ice && (
              <>
                {' · '}
                <Reference>{ice}</Reference>
              </>
            )}
            {' · '}
            <Dated at={merged} />{' '}
            {may('association.propose_merge') && (
              <Button size="compact-sm" variant="default" onClick={() => setUndoing(id)}>
                {t('merge.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && (
        <ReasonForm
          title={t('merge.undo')}
          hint={t('merge.undoHint')}
          send={(body, key) => api.post('/api/association-merges/{id}/undo-proposals', { path: { id: undoing }, body }, key)}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  );
}
