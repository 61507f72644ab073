import type { ApplicationView, Receipt } from '#applications';
import { AWARDED } from '#applications/public';
import { Alert, Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi, fileAddress } from '../../app/api/index.js';
import {
  AppLink,
  Dated,
  KeyValue,
  NextStep,
  PageTitle,
  Preparing,
  Reference,
  Section,
  StateBadge,
  useGo,
  useLocal,
} from '../../ui/index.js';
import { OwnDossier } from './OwnDossier.js';
import { Withdraw } from './Withdraw.js';

const RECEIPT_POLL_MS = 2_000;

/** After the file was handed over: what follows, the receipt, then the file as it was sent. */
export function SubmittedFile({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  return (
    <>
      <PageTitle
        title={file.project.title || t('untitled')}
        over={<AppLink href="/app/applications">{t('navOwn')}</AppLink>}
        lead={
          <>
            {file.number && (
              <>
                <Reference>{file.number}</Reference>
                {' · '}
              </>
            )}
            {local(file.call.title)}
          </>
        }
        actions={<StateBadge state={file.state} label={file.stateLabel} />}
      />
      {file.state === 'submitted' && (
        <Alert
          color="vert"
          mb="md"
          icon={<IconCircleCheck aria-hidden />}
          title={t('receipt.done')}
          styles={{ title: { color: '#044631' } }}
        >
          {t('receipt.doneHint')}
        </Alert>
      )}
      <WhatFollows file={file} />
      {file.receipts.map((receipt, index) => (
        <ReceiptSection key={receipt.verificationCode} receipt={receipt} newest={index === 0} failed={file.receiptFailed} />
      ))}
      <Withdraw file={file} />
      <OwnDossier id={file.id} />
    </>
  );
}

/** Where the file stands, in a sentence, and where to go on. */
function WhatFollows({ file: { state } }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const go = useGo();
  return (
    <NextStep
      actions={
        AWARDED.includes(state) && (
          <Button variant="default" onClick={() => go('/app/conventions')}>
            {t('next.seeConventions')}
          </Button>
        )
      }
    >
      {t(`next.${state}`)}
    </NextStep>
  );
}

function ReceiptSection({ receipt, newest, failed }: { receipt: Receipt; newest: boolean; failed: ApplicationView['receiptFailed'] }) {
  const { t } = useTranslation('applications');
  // The worker makes the PDF a moment later; the page learns it without being touched.
  useApi(
    '/api/applications/{id}',
    { path: { id: receipt.applicationId } },
    {
      refetchInterval: newest && !receipt.pdfReady ? RECEIPT_POLL_MS : false,
    },
  );
  return (
    <Section title={t(`receipt.${receipt.kind}`)}>
      <KeyValue
        rows={[
          [t('receipt.number'), <Reference key="n">{receipt.number}</Reference>],
          [t('receipt.instant'), <Dated key="i" at={receipt.issued} />],
          [
            t('receipt.code'),
            <a key="v" href={receipt.verifyPath} target="_blank" rel="noreferrer">
              <Reference>{receipt.verificationCode}</Reference>
            </a>,
          ],
          [
            t('receipt.hash'),
            <Reference key="h" block>
              {receipt.contentHash}
            </Reference>,
          ],
        ]}
      />
      {newest && (
        <p className="no-print">
          {receipt.pdfReady ? (
            <Button
              component="a"
              href={fileAddress('/api/applications/{id}/receipt', { path: { id: receipt.applicationId } })}
              variant="default"
            >
              {t('receipt.download')}
            </Button>
          ) : (
            <Preparing failed={failed}>{t('receipt.making')}</Preparing>
          )}
        </p>
      )}
    </Section>
  );
}
