import type { ReportView } from '#monitoring';
import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Deadline, LocalText, PageTitle, ReasonWords, Reference, StateBadge, Written } from '../../ui/index.js';
import { ReportDeeds } from './ReportDeeds.js';
import { ReportForm } from './ReportForm.js';
import { ReportReading } from './ReportReading.js';

/** One report: written by the association, read by everyone else. */
export function ReportPage() {
  const id = useParam('reportId');
  const query = useApi('/api/monitoring/reports/{id}', { path: { id } }, { staleTime: 0 });
  return <Loaded query={query}>{(report) => <Report report={report} />}</Loaded>;
}

function Report({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  return (
    <>
      <PageTitle
        over={
          <AppLink href={`/app/monitoring/conventions/${report.conventionId}`}>
            {t('column.convention')} <Reference>{report.conventionNumber}</Reference>
          </AppLink>
        }
        title={report.final ? t('report.final', { rank: report.trancheRank }) : t('report.of', { rank: report.trancheRank })}
        lead={
          <>
            <Written>{report.title}</Written> · <LocalText text={report.association.name} /> · {t('report.dueAt')}{' '}
            <span className="unit">
              <Deadline at={report.due} />
            </span>
          </>
        }
        actions={<StateBadge state={report.state} label={report.stateLabel} />}
      />
      {report.reason && (
        <Alert
          mb="md"
          color="orange"
          title={report.state === 'accepted' ? t('report.setAsideBecause') : t('report.returnedBecause')}
          styles={{ title: { color: '#7a3b00' } }}
        >
          <ReasonWords coded={report.reasons} text={report.reason} />
        </Alert>
      )}
      {report.can.includes('write') ? (
        <ReportForm key={report.id} report={report} />
      ) : (
        <>
          <ReportDeeds report={report} />
          <ReportReading report={report} />
        </>
      )}
    </>
  );
}
