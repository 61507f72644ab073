import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../../../app/reference.js';
import { DataTable, Day, LocalText, Num, Period, Section, useLocal, Written } from '../../../ui/index.js';

/** Where, for whom, with whom, when and by what it will be measured. */
export function Parts({ dossier: { partners, places, targetGroups, activities, indicators } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const regionOf = (code: string) => local(regions.find((region) => region.code === code)?.label) || code;
  const nothing = <p>{t('nothing')}</p>;
  return (
    <>
      {partners.length > 0 && (
        <Section title={t('parts.partners.title')}>
          <ul>
            {partners.map(({ name, role, public: isPublic }) => (
              <li key={name}>
                <Written>{name}</Written>
                {isPublic && ` (${t('dossier.publicBody')})`} — <Written>{role}</Written>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('parts.places.title')}>
        {places.length === 0 && nothing}
        <ul>
          {places.map(({ regionCode, province }) => (
            <li key={`${regionCode} ${province}`}>
              {regionOf(regionCode)}
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
      <Section title={t('parts.target_groups.title')}>
        {targetGroups.length === 0 ? (
          nothing
        ) : (
          <DataTable
            caption={t('parts.target_groups.title')}
            rowKey={({ code }) => code}
            rows={targetGroups}
            columns={[
              { key: 'group', header: t('parts.target_groups.code'), cell: ({ label }) => <LocalText text={label} /> },
              ...(['expected', 'women', 'minors'] as const).map((count) => ({
                key: count,
                header: t(`parts.target_groups.${count}`),
                digits: true,
                cell: (group: Dossier['targetGroups'][number]) => <Num value={group[count]} />,
              })),
            ]}
          />
        )}
      </Section>
      <Section title={t('parts.activities.title')}>
        {activities.length === 0 && nothing}
        <ul>
          {activities.map(({ label, startsOn, endsOn }, index) => (
            <li key={index}>
              <Written>{label}</Written> · {startsOn === endsOn ? <Day date={startsOn} /> : <Period from={startsOn} to={endsOn} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('parts.indicators.title')}>
        {indicators.length === 0 ? (
          nothing
        ) : (
          <DataTable
            caption={t('parts.indicators.title')}
            rowKey={({ id }) => id ?? ''}
            rows={indicators}
            columns={[
              {
                key: 'label',
                header: t('parts.indicators.label'),
                cell: ({ label, unit }) => <Written>{unit ? `${label} (${unit})` : label}</Written>,
              },
              { key: 'baseline', header: t('parts.indicators.baseline'), digits: true, cell: ({ baseline }) => <Num value={baseline} /> },
              { key: 'target', header: t('parts.indicators.target'), digits: true, cell: ({ target }) => <Num value={target} /> },
            ]}
          />
        )}
      </Section>
    </>
  );
}
