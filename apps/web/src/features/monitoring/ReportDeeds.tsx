import type { ReportView } from '#monitoring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NextStep } from '../../ui/index.js';
import { AcceptDialog } from './AcceptDialog.js';
import { ReturnDialog } from './ReturnDialog.js';

/** Where the report stands; the officer accepts it or sends it back. */
export function ReportDeeds({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const [accepting, setAccepting] = useState(false);
  const [returning, setReturning] = useState(false);
  return (
    <>
      <NextStep
        actions={
          <>
            {report.can.includes('accept') && <Button onClick={() => setAccepting(true)}>{t('report.accept')}</Button>}
            {report.can.includes('return') && (
              <Button variant="default" onClick={() => setReturning(true)}>
                {t('report.return')}
              </Button>
            )}
          </>
        }
      >
        <p>{t(`stands.${report.state}`)}</p>
      </NextStep>
      {accepting && <AcceptDialog report={report} onClose={() => setAccepting(false)} />}
      {returning && <ReturnDialog report={report} onClose={() => setReturning(false)} />}
    </>
  );
}
