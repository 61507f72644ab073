import type { MarkersView } from '#applications';
import { GENDER_MARKERS, type GenderMarker } from '#applications/public';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Choices, Dialog, KeyValue, LocalText, ProblemAlert, Section, useLocal, useUnsent } from '../../ui/index.js';

/** How a file is counted: by gender, and by who carries it; said by who studies it. */
export function Markers({ id }: { id: string }) {
  const { t } = useTranslation('applications');
  const [open, setOpen] = useState(false);
  const query = useApi('/api/applications/{id}/markers', { path: { id } });
  return (
    <Section title={t('markers.title')}>
      <Loaded query={query}>
        {(markers) => (
          <>
            <KeyValue
              rows={[
                [t('markers.gender'), markers.genderLabel ? <LocalText key="g" text={markers.genderLabel} /> : t('markers.notSaid')],
                ...markers.carriedBy.map(({ code, label }) => [t('markers.carriedBy'), <LocalText key={code} text={label} />] as const),
              ]}
            />
            {markers.can.includes('mark') && (
              <Button variant="default" size="xs" mt="sm" onClick={() => setOpen(true)}>
                {t('markers.say')}
              </Button>
            )}
            {open && <MarkersForm id={id} markers={markers} onClose={() => setOpen(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function MarkersForm({ id, markers, onClose }: { id: string; markers: MarkersView; onClose: () => void }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const [gender, setGender] = useState<GenderMarker | null>(markers.gender);
  const [carriedBy, setCarriedBy] = useState<string[]>(markers.carriedBy.map(({ code }) => code));
  const save = useAction<{ gender: GenderMarker | null; carriedBy: string[] }>({
    call: (said, key) => api.put('/api/applications/{id}/markers', { path: { id }, body: { version: markers.version, ...said } }, key),
    invalidates: ['/api/applications'],
    onSuccess: onClose,
  });
  useUnsent(() => !save.done && gender !== markers.gender);
  return (
    <Dialog title={t('markers.say')} onClose={onClose}>
      <Choices
        name="gender"
        legend={t('markers.gender')}
        choices={(Object.keys(GENDER_MARKERS) as GenderMarker[]).map((code) => ({ value: code, label: local(GENDER_MARKERS[code]) }))}
        value={gender}
        onChange={setGender}
      />
      <Checkbox.Group label={t('markers.carriedBy')} value={carriedBy} onChange={setCarriedBy} my="md">
        {markers.offered.map(({ code, label }) => (
          <Checkbox key={code} value={code} label={local(label)} mt="xs" />
        ))}
      </Checkbox.Group>
      <ProblemAlert problem={save.problem} />
      <Button loading={save.pending} onClick={() => save.run({ gender, carriedBy })}>
        {t('markers.save')}
      </Button>
    </Dialog>
  );
}
