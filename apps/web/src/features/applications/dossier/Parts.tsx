import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../../../app/reference.js';
import { AppLink, DataTable, Day, LocalText, Num, Period, Section, useLocal, Written } from '../../../ui/index.js';

/** Who, of what kind and country, in which role, for which part of the budget. */
function PartnerLine({ partner }: { partner: Dossier['partners'][number] }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const { name, role, public: isPublic, kindLabel, country, countryLabel, identifier, shareBasisPoints, lead, associationId } = partner;
  const about = [
    lead && t('parts.partners.lead'),
    kindLabel ? local(kindLabel) : isPublic && t('dossier.publicBody'),
    country && local(countryLabel),
    identifier,
    shareBasisPoints !== undefined && `${shareBasisPoints / 100} %`,
  ].filter(Boolean);
  return (
    <>
      {associationId ? (
        <AppLink href={`/app/associations/${associationId}`}>
          <bdi>{name}</bdi>
        </AppLink>
      ) : (
        <Written>{name}</Written>
      )}
      {about.length > 0 && ` (${about.join(', ')})`} — <Written>{role}</Written>
    </>
  );
}

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
            {partners.map((partner, index) => (
              <li key={partner.id ?? index}>
                <PartnerLine partner={partner} />
              </li>
            ))}
          </ul>
          {partners.some(({ lead }) => lead) && <p className="lead">{t('dossier.leadElsewhere')}</p>}
        </Section>
      )}
      <Section title={t('parts.places.title')}>
        {places.length === 0 && nothing}
        <ul>
          {places.map(({ regionCode, province, commune, label }) => (
            <li key={`${regionCode} ${province} ${commune}`}>
              {regionOf(regionCode)}
              {label && (
                <>
                  {' — '}
                  <LocalText text={label} />
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
