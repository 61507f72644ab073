import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import { DataTable, Day, LocalText, Num, Section, useLocal, Written } from '../../../ui/index.js';

/** Where, for whom, with whom, when and by what it will be measured. */
export function DossierParts({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation('instruction');
  return (
    <>
      <Places places={dossier.places} />
      <Section title={t('dossier.groups')}>
        <DataTable
          caption={t('dossier.groups')}
          rowKey={({ code }) => code}
          rows={dossier.targetGroups}
          columns={[
            { key: 'group', header: t('dossier.group'), cell: ({ label }) => <LocalText text={label} /> },
            { key: 'expected', header: t('dossier.expected'), digits: true, cell: ({ expected }) => <Num value={expected} /> },
            { key: 'women', header: t('dossier.women'), digits: true, cell: ({ women }) => <Num value={women} /> },
            { key: 'minors', header: t('dossier.minors'), digits: true, cell: ({ minors }) => <Num value={minors} /> },
          ]}
        />
      </Section>
      <Section title={t('dossier.activities')}>
        <ul>
          {dossier.activities.map(({ label, startsOn, endsOn }, index) => (
            <li key={index}>
              <Written>{label}</Written> (<Day date={startsOn} /> – <Day date={endsOn} />)
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('dossier.indicators')}>
        <DataTable
          caption={t('dossier.indicators')}
          rowKey={({ id }) => id}
          rows={dossier.indicators}
          columns={[
            {
              key: 'label',
              header: t('dossier.indicator'),
              cell: ({ label, unit }) => <Written>{unit ? `${label} (${unit})` : label}</Written>,
            },
            { key: 'baseline', header: t('dossier.baseline'), digits: true, cell: ({ baseline }) => <Num value={baseline} /> },
            { key: 'target', header: t('dossier.target'), digits: true, cell: ({ target }) => <Num value={target} /> },
          ]}
        />
      </Section>
      {dossier.partners.length > 0 && (
        <Section title={t('dossier.partners')}>
          <ul>
            {dossier.partners.map(({ name, role, public: isPublic }) => (
              <li key={name}>
                <Written>{name}</Written>
                {isPublic && ` (${t('dossier.publicBody')})`} — <Written>{role}</Written>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Places({ places }: { places: Dossier['places'] }) {
  const { t } = useTranslation('instruction');
  const local = useLocal();
  const { data } = useApi('/api/public/reference', {}, { staleTime: Infinity });
  const regionName = (code: string) => local(data?.regions.find((region) => region.code === code)?.label) || code;
  return (
    <Section title={t('dossier.places')}>
      <ul>
        {places.map(({ regionCode, province }) => (
          <li key={`${regionCode} ${province}`}>
            {regionName(regionCode)}
            {province && (
              <>
                {' — '}
                <Written>{province}</Written>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
