import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { useApi, fileAddress } from '../../app/api/index.js';
import { useDomains, useRegions } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Day, formatBytes, KeyValue, LocalText, Num, Period, Section, useLanguage, useLocal, Written } from '../../ui/index.js';
import { BudgetTable } from './BudgetTable.js';

/** A whole file as it is read: on the check page, by officers, on paper. */
export function DossierView({ id }: { id: string }) {
  const query = useApi('/api/applications/{id}/dossier', { path: { id } }, { staleTime: 0 });
  return <Loaded query={query}>{(dossier) => <WholeDossier dossier={dossier} />}</Loaded>;
}

function WholeDossier({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const domains = useDomains();
  const regionOf = (code: string) => local(regions.find((region) => region.code === code)?.label) || code;
  const { facts } = dossier;
  return (
    <>
      <Section title={t('sections.project')}>
        <KeyValue
          rows={[
            [t('project.title'), facts.title ? <Written key="title">{facts.title}</Written> : '—'],
            [t('association'), <LocalText key="association" text={dossier.association.name} />],
            [t('project.domain'), local(domains.find(({ code }) => code === facts.domainCode)?.label) || facts.domainCode],
            [t('project.region'), regionOf(facts.regionCode)],
          ]}
        />
      </Section>
      <Eligibility dossier={dossier} />
      {dossier.sections.map((section) => (
        <Section key={section.code} title={<LocalText text={section.label} />}>
          <KeyValue
            rows={section.answers.map(({ code, label, text }) => [
              <LocalText key={code} text={label} />,
              <Written key={code}>{local(text)}</Written>,
            ])}
          />
        </Section>
      ))}
      <Parts dossier={dossier} regionOf={regionOf} />
      <Section title={t('sections.budget')}>
        <BudgetTable dossier={dossier} />
      </Section>
      <Attachments dossier={dossier} />
    </>
  );
}

/** What the association answered before it began. */
function Eligibility({ dossier: { eligibility } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  if (eligibility.length === 0) return null;
  return (
    <Section title={t('sections.eligibility')}>
      <KeyValue
        rows={eligibility.map(({ code, question, text }) => [
          <LocalText key={code} text={question} />,
          <LocalText key={`${code} answer`} text={text} />,
        ])}
      />
    </Section>
  );
}

function Parts({ dossier, regionOf }: { dossier: Dossier; regionOf: (code: string) => string }) {
  const { t } = useTranslation('applications');
  const { partners, places, targetGroups, activities, indicators } = dossier;
  return (
    <>
      {partners.length > 0 && (
        <Section title={t('parts.partners.title')}>
          <ul>
            {partners.map((partner, index) => (
              <li key={index}>
                <bdi>{partner.name}</bdi> · <bdi>{partner.role}</bdi>
                {partner.public && ` · ${t('parts.partners.public')}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('parts.places.title')}>
        <ul>
          {places.length === 0 && <li>{t('nothing')}</li>}
          {places.map(({ regionCode, province }, index) => (
            <li key={index}>
              {regionOf(regionCode)}
              {province && (
                <>
                  {' · '}
                  <bdi>{province}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('parts.target_groups.title')}>
        <ul>
          {targetGroups.length === 0 && <li>{t('nothing')}</li>}
          {targetGroups.map(({ code, label, expected, women, minors }) => (
            <li key={code}>
              <strong>
                <LocalText text={label} />
              </strong>{' '}
              · {t('parts.target_groups.counts', { expected, women, minors })}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('parts.activities.title')}>
        <ul>
          {activities.length === 0 && <li>{t('nothing')}</li>}
          {activities.map(({ label, startsOn, endsOn }, index) => (
            <li key={index}>
              <bdi>{label}</bdi> · {startsOn === endsOn ? <Day date={startsOn} /> : <Period from={startsOn} to={endsOn} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('parts.indicators.title')}>
        <ul>
          {indicators.length === 0 && <li>{t('nothing')}</li>}
          {indicators.map(({ id, label, baseline, target, unit }) => (
            <li key={id}>
              <bdi>{label}</bdi> · {t('parts.indicators.baseline')} <Num value={baseline} /> · {t('parts.indicators.target')}{' '}
              <Num value={target} /> <bdi>{unit}</bdi>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Attachments({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  const local = useLocal();
  const { attachments, fromVault } = dossier;
  return (
    <Section title={t('sections.documents')}>
      <ul>
        {attachments.length + fromVault.length === 0 && <li>{t('nothing')}</li>}
        {attachments.map(({ id, label, name, size }) => (
          <li key={id}>
            {t('labelled', { label: local(label) })}{' '}
            <a
              href={fileAddress('/api/applications/{id}/attachments/{attachment}', { path: { id: dossier.facts.id, attachment: id } })}
              download={name}
            >
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="work-when">{formatBytes(size, language)}</span>
          </li>
        ))}
        {fromVault.map(({ documentCode, label }) => (
          <li key={documentCode}>
            {t('labelled', { label: local(label) })} {t('documents.takenFromVault')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
