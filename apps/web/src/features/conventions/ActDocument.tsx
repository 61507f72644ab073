import { fileAddress } from '../../app/api/index.js';
import type { ConventionView } from '#conventions';
import { Loader } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { KeyValue, Preparing, Reference, Section } from '../../ui/index.js';

const LOOK_AGAIN_MS = 2_000;

/** The PDF as it stands. While the worker makes it, the page looks again by itself. */
export function ActDocument({
  convention: { id, number, document, documentFailed, verificationCode, state },
}: {
  convention: ConventionView;
}) {
  const { t } = useTranslation('conventions');
  useRepeatedReading(`/api/conventions/${id}`, document === null);
  const address = fileAddress('/api/conventions/{id}/document', { path: { id } });
  return (
    <Section title={t('document.title')}>
      {document === null ? (
        <Preparing failed={documentFailed}>
          <Loader size="xs" aria-hidden /> {t('document.preparing')}
        </Preparing>
      ) : (
        <>
          <p className="filters">
            <a className="button-link" href={address} target="_blank" rel="noreferrer">
              <IconFileText size={18} aria-hidden />
              {t('document.read')}
            </a>
            <a className="button-link" href={address} download={`${number}.pdf`}>
              <IconDownload size={18} aria-hidden />
              {t('document.download')}
            </a>
          </p>
          <KeyValue
            rows={[
              [
                t('document.fingerprint'),
                <Reference key="hash" block>
                  {document.sha256}
                </Reference>,
              ],
              [
                t('document.code'),
                state === 'drafted' ? null : (
                  <a key="code" href={`/verify/${verificationCode}`}>
                    <Reference>{verificationCode}</Reference>
                  </a>
                ),
              ],
            ]}
          />
        </>
      )}
    </Section>
  );
}

function useRepeatedReading(path: string, active: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: [path] }), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [client, path, active]);
}
