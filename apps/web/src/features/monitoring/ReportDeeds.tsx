import type { ReportView } from '#monitoring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { NextStep, ProblemAlert, ReasonDialog } from '../../ui/index.js';
import { AcceptDialog } from './AcceptDialog.js';

/** Where the report stands; the officer accepts it or sends it back. */
export function ReportDeeds({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const [accepting, setAccepting] = useState(false);
  const [returning, setReturning] = useState(false);
  const sendBack = useAction<string>({
    call: (reason, key) => api.post('/api/monitoring/reports/{id}/return', { path: { id: report.id }, body: { reason } }, key),
    invalidates: ['/api/monitoring', '/api/home'],
  });
  return (
    <>
      <ProblemAlert problem={sendBack.problem} />
      <NextStep
        actions={
          <>
            {report.can.includes('accept') && <Button onClick={() => setAccepting(true)}>{t('report.accept')}</Button>}
            {report.can.includes('return') && (
              <Button variant="default" loading={sendBack.pending} onClick={() => setReturning(true)}>
                {t('report.return')}
              </Button>
            )}
          </>
        }
      >
        <p>{t(`stands.${report.state}`)}</p>
      </NextStep>
      {accepting && <AcceptDialog report={report} onClose={() => setAccepting(false)} />}
      <ReasonDialog
        opened={returning}
        title={t('report.return')}
        label={t('report.whatToCorrect')}
        action={t('report.return')}
        onClose={() => setReturning(false)}
        onConfirm={(reason) => {
          setReturning(false);
          sendBack.run(reason);
        }}
      />
    </>
  );
}
