import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Reference } from '../../ui/figures.js';
import { ProblemAlert } from '../../ui/problems.js';
import { QrCode } from '../../ui/QrCode.js';
import { api } from '../api/index.js';

/** The secret of a first second factor, for an authenticator application: scanned, or typed. It counts from the first code given. */
export function Enrolment() {
  const { t } = useTranslation('common');
  const { data, error } = useQuery({
    queryKey: ['second factor'],
    queryFn: () => api.post('/api/session/totp/enrol'),
    // Each asking makes another secret: the one on the screen must stay the one that counts.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <div>
      <Text fw={600}>{t('enrol.title')}</Text>
      <Text size="sm" mb="sm">
        {t('enrol.why')}
      </Text>
      <ProblemAlert problem={error} />
      {data && (
        <>
          <QrCode text={data.uri} label={t('enrol.qr')} />
          <Text size="sm">{t('enrol.typed')}</Text>
          <Text fw={600} mb="xs">
            <Reference block>{data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Reference>
          </Text>
          <a href={data.uri}>{t('enrol.open')}</a>
        </>
      )}
    </div>
  );
}
