import type { FollowUpView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Empty, LocalText, PageTitle, Reference, Section } from '../../ui/index.js';
import { Closing } from './Closing.js';
import { Observations } from './Observations.js';
import { ReportTable } from './ReportTable.js';

/** Everything that happens between the signature and the closing of one project. */
export function FollowUpPage() {
  const id = useParam('conventionId');
  const query = useApi('/api/monitoring/conventions/{id}', { path: { id } });
  return <Loaded query={query}>{(followUp) => <FollowUp followUp={followUp} />}</Loaded>;
}

function FollowUp({ followUp }: { followUp: FollowUpView }) {
  const { t } = useTranslation('monitoring');
  const { conventionId, visits, incidents, can } = followUp;
  return (
    <>
      <PageTitle
        over={
          <AppLink href={`/app/conventions/${conventionId}`}>
            {t('column.convention')} <Reference>{followUp.number}</Reference>
          </AppLink>
        }
        title={followUp.title}
        lead={<LocalText text={followUp.association.name} />}
      />
      <Section title={t('reports.title')}>
        {followUp.reports.length === 0 ? (
          <Empty title={t('reports.none')}>
            <p>{t('reports.noneHint')}</p>
          </Empty>
        ) : (
          <ReportTable rows={followUp.reports} without={['convention', 'association']} />
        )}
      </Section>
      <Section title={t('visits.title')}>
        <Observations
          kind="visit"
          conventionId={conventionId}
          mayAdd={can.includes('visit')}
          rows={visits.map(({ id, visitedOn, findings, visitor }) => ({ id, day: visitedOn, text: findings, by: visitor }))}
        />
      </Section>
      <Section title={t('incidents.title')}>
        <Observations
          kind="incident"
          conventionId={conventionId}
          mayAdd={can.includes('incident')}
          rows={incidents.map(({ id, occurredOn, description, author }) => ({ id, day: occurredOn, text: description, by: author }))}
        />
      </Section>
      <Closing followUp={followUp} />
    </>
  );
}
