import type { AuditCheckView, TrailHealth } from '#identity';
import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Dated, KeyValue, Num, ProblemAlert, Reference, Section, useLanguage } from '../../ui/index.js';

type Fact = readonly [label: string, value: ReactNode];

const LOOK_AGAIN_MS = 2_000;

/** Whether the trail is whole: its last seal, what was published of it, the last check of its chain, and a check now. */
export function TrailState() {
  const { t } = useTranslation('identity');
  const query = useApi('/api/trail/health', {}, { refetchInterval: LOOK_AGAIN_MS });
  const check = useAction({
    call: (_: void, key) => api.post('/api/trail/checks', {}, key),
    invalidates: ['/api/trail/health', '/api/home'],
  });
  return (
    <Section title={t('trail.whole')}>
      <ProblemAlert problem={check.problem} />
      <Loaded query={query}>
        {(health) => {
          return (
            <>
              <Verdict check={health.checks.find(({ finished }) => finished)} />
              {!health.isProtected && (
                <Alert color="orange" variant="light" mb="sm">
                  {t('trail.oneRole')}
                </Alert>
              )}
              <KeyValue rows={factsOf(health, t)} />
              <Group mt="sm">
                <Button variant="default" loading={check.pending} onClick={() => check.run()}>
                  {t('trail.check')}
                </Button>
              </Group>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function factsOf({ lastSeal, unsealed, checks, lastHead, unprotected }: TrailHealth, t: (key: string) => string): Fact[] {
  const last = checks.find(({ finished }) => finished);
  return [
    [t('trail.lastSeal'), lastSeal ? <Dated key="seal" at={lastSeal.at} /> : '—'],
    [
      t('trail.sealHash'),
      <Reference key="hash" block>
        {lastSeal?.hash ?? '—'}
      </Reference>,
    ],
    [t('trail.waiting'), <Num key="waiting" value={unsealed} />],
    [t('trail.lastHead'), lastHead ? <Dated key="head" at={lastHead.at} /> : t('trail.noHead')],
    ...(lastHead ? [[t('trail.headPlaces'), placesOf(lastHead, t)] as Fact] : []),
    [t('trail.unprotected'), <Num key="unprotected" value={unprotected} />],
    [t('trail.lastCheck'), last?.finished ? <Dated key="check" at={last.finished} /> : '—'],
    ...(last?.askedBy ? [[t('trail.askedBy'), <bdi key="who">{last.askedBy}</bdi>] as Fact] : []),
  ];
}

function placesOf({ toFile, toMail }: NonNullable<TrailHealth['lastHead']>, t: (key: string, values?: object) => string): string {
  return [...(toFile ? [t('trail.headFile')] : []), ...(toMail > 0 ? [t('trail.headMail', { count: toMail })] : [])].join(' · ');
}

function Verdict({ check }: { check: AuditCheckView | undefined }) {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  if (!check?.defects) return null;
  if (check.defects.length === 0)
    return (
      <Alert color="vert" variant="light" mb="sm" role="status">
        {t('trail.holds', { at: check.finished?.text[language], entries: check.entries, seals: check.seals })}
      </Alert>
    );
  return (
    <Alert color="red" variant="light" mb="sm" role="alert" title={t('trail.broken')}>
      <ul dir="ltr">
        {check.defects.map((defect) => (
          <li key={defect}>{defect}</li>
        ))}
      </ul>
    </Alert>
  );
}
