import type { ConventionView } from '#conventions';
import { Alert, Button } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Dated, Empty, ProblemAlert, Reference, Section, Timeline } from '../../ui/index.js';

/** Who signed, for which side, when and at what level: what it is, and what it is not. */
export function Signatures({ convention: { id, signatures } }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  return (
    <Section title={t('signatures.title')}>
      {signatures.length === 0 ? (
        <Empty title={t('signatures.none')}>
          <p>{t('ask.level')}</p>
        </Empty>
      ) : (
        <>
          <Timeline
            entries={signatures.map((signature) => ({
              id: signature.certificateSerial,
              title: <bdi>{signature.name}</bdi>,
              meta: (
                <>
                  {t(`signatures.party.${signature.party}`)} · <Dated at={signature.at} />
                </>
              ),
              body: (
                <>
                  {signature.byDelegationOf && (
                    <div>
                      {t('signatures.byDelegationOf')} <bdi>{signature.byDelegationOf}</bdi>
                    </div>
                  )}
                  <div>{t(`signatures.level.${signature.level}`)}</div>
                  <div className="work-when">
                    {t('signatures.certificate')} <Reference block>{signature.certificateSerial}</Reference>
                  </div>
                </>
              ),
            }))}
          />
          <Verification conventionId={id} />
        </>
      )}
    </Section>
  );
}

function Verification({ conventionId }: { conventionId: string }) {
  const { t } = useTranslation('conventions');
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useApi(
    '/api/conventions/{id}/verification',
    { path: { id: conventionId } },
    { enabled: wanted },
  );
  return (
    <>
      <ProblemAlert problem={error} />
      <div role="status">
        {data && (
          <Alert
            mb="md"
            variant="outline"
            color={data.intact ? 'vert.8' : 'red.9'}
            icon={data.intact ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
            title={data.intact ? t('verification.intact') : t('verification.altered')}
          >
            {data.signatures.map((signature) => (
              <p key={signature.certificateSerial} style={{ margin: 0 }}>
                <bdi>{signature.signerName}</bdi> · {signature.valid ? t('verification.valid') : t('verification.invalid')} ·{' '}
                <Dated at={signature.signedAt} />
              </p>
            ))}
          </Alert>
        )}
      </div>
      <Button variant="default" loading={isFetching} onClick={() => (wanted ? void refetch() : setWanted(true))}>
        {t('verification.check')}
      </Button>
    </>
  );
}
