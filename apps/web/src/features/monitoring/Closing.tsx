import type { FollowUpView } from '#monitoring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { Amount, AppLink, ConfirmDialog, Dated, KeyValue, LocalText, NextStep, ProblemAlert, Section, StateBadge } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

/** The end of a project: what was paid, spent, set aside, and what goes back. */
export function Closing({ followUp: { conventionId, closing, can } }: { followUp: FollowUpView }) {
  const { t } = useTranslation('monitoring');
  const [confirming, setConfirming] = useState(false);
  const act = useAction<'closing' | 'close'>({
    call: (deed, key) => api.post(`/api/monitoring/conventions/{id}/${deed}`, { path: { id: conventionId } }, key),
    invalidates: ['/api/monitoring', '/api/conventions', '/api/disbursements', '/api/home'],
  });
  const { figures, state, obstacles } = closing;
  const toRecover = figures.toRecoverCentimes > 0;
  const closeLabel = toRecover ? t('closing.demand') : t('closing.close');
  return (
    <Section
      title={t('closing.title')}
      aside={<StateBadge state={state} label={closing.stateLabel} tone={state === 'closed' ? 'good' : 'neutral'} />}
    >
      <ProblemAlert problem={act.problem} />
      <NextStep
        actions={
          <>
            {can.includes('close') && (
              <Button loading={act.pending} onClick={() => setConfirming(true)}>
                {closeLabel}
              </Button>
            )}
            {can.includes('compute') && (
              <Button variant={can.includes('close') ? 'default' : 'filled'} loading={act.pending} onClick={() => act.run('closing')}>
                {state === 'computed' ? t('closing.recompute') : t('closing.compute')}
              </Button>
            )}
          </>
        }
      >
        {obstacles.length > 0 ? (
          <>
            <p>{t('closing.waits')}</p>
            <ul className={listStyles.reasons}>
              {obstacles.map((obstacle) => (
                <li key={obstacle.fr}>
                  <LocalText text={obstacle} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>
            {t(`closing.stands.${state}`)} {closing.closed && <Dated at={closing.closed} />}
          </p>
        )}
      </NextStep>
      <KeyValue
        rows={[
          [t('closing.paid'), <Amount key="paid" centimes={figures.paidCentimes} />],
          [t('closing.spent'), <Amount key="spent" centimes={figures.spentCentimes} />],
          [t('closing.ineligible'), <Amount key="ineligible" centimes={figures.ineligibleCentimes} />],
          [t('closing.unspent'), obstacles.length === 0 ? <Amount key="unspent" centimes={figures.unspentCentimes} /> : null],
          [
            t('closing.toRecover'),
            obstacles.length === 0 ? (
              <strong key="back">
                <Amount centimes={figures.toRecoverCentimes} />
              </strong>
            ) : null,
          ],
          [
            t('closing.recovery'),
            closing.recoveryOrderId && (
              <AppLink key="order" href={`/app/disbursements/conventions/${conventionId}`}>
                {t('closing.seeRecovery')}
              </AppLink>
            ),
          ],
        ]}
      />
      <ConfirmDialog
        opened={confirming}
        title={closeLabel}
        action={closeLabel}
        onClose={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          act.run('close');
        }}
      >
        <p>{toRecover ? t('closing.askDemand') : t('closing.askClose')}</p>
        {toRecover && (
          <p>
            <Amount centimes={figures.toRecoverCentimes} />
          </p>
        )}
      </ConfirmDialog>
    </Section>
  );
}
