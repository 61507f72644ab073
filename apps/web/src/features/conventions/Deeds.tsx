import type { ConventionView } from '#conventions';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, fileAddress } from '../../app/api/index.js';
import { Amount, ConfirmDialog, NextStep, ProblemAlert } from '../../ui/index.js';
import { EndDialog } from './EndDialog.js';

const SIGNING = ['sign', 'countersign', 'decide'] as const;
const ENDING = ['cancel', 'terminate'] as const;
type Act = 'send' | (typeof SIGNING)[number];
type Deed = Act | (typeof ENDING)[number];

/** Where the act stands, whose turn it is, and what the reader may do (the API says which). */
export function Deeds({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  const [asked, setAsked] = useState<Deed | null>(null);
  const act = useAction<Act>({
    call: (deed, key) => api.post(`/api/conventions/{id}/${deed}`, { path: { id: convention.id } }, key),
    invalidates: ['/api/conventions', '/api/home'],
  });
  const may = (deed: Deed) => convention.can.includes(deed);
  const run = (deed: Act) => {
    setAsked(null);
    act.run(deed);
  };
  const signing = SIGNING.find(may);
  const close = () => setAsked(null);

  return (
    <>
      <ProblemAlert problem={act.problem} />
      <NextStep
        actions={
          <>
            {may('send') && (
              <Button loading={act.pending} disabled={!convention.document} onClick={() => setAsked('send')}>
                {t('deed.send')}
              </Button>
            )}
            {signing && (
              <Button loading={act.pending} disabled={!convention.document} onClick={() => setAsked(signing)}>
                {t(`deed.${signing}`)}
              </Button>
            )}
            {ENDING.filter(may).map((deed) => (
              <Button key={deed} variant="default" disabled={act.pending} onClick={() => setAsked(deed)}>
                {t(`deed.${deed}`)}
              </Button>
            ))}
          </>
        }
      >
        <p>{signing && convention.document ? t('yourTurn') : t(`stands.${standing(convention)}`)}</p>
      </NextStep>
      <ConfirmDialog opened={asked === 'send'} title={t('deed.send')} action={t('deed.send')} onConfirm={() => run('send')} onClose={close}>
        <p>{t('ask.send')}</p>
      </ConfirmDialog>
      {signing && (
        <ConfirmDialog
          opened={asked === signing}
          title={t(`deed.${signing}`)}
          action={t(`deed.${signing}`)}
          onConfirm={() => run(signing)}
          onClose={close}
        >
          <p>
            {t(`ask.${signing}`)} <Amount centimes={convention.amountCentimes} />.
          </p>
          <p>
            <a href={fileAddress('/api/conventions/{id}/document', { path: { id: convention.id } })} target="_blank" rel="noreferrer">
              {t('document.readAgain')}
            </a>
          </p>
          <p>{t('ask.level')}</p>
        </ConfirmDialog>
      )}
      {ENDING.filter((deed) => deed === asked).map((deed) => (
        <EndDialog key={deed} id={convention.id} deed={deed} onClose={close} />
      ))}
    </>
  );
}

/** An award decision goes from the officer to the signatory: the association does not sign it. */
function standing({ state, instrument, document }: ConventionView): string {
  if (state === 'drafted' && !document) return 'rendering';
  const isDecision = instrument === 'award_decision';
  return isDecision && (state === 'sent' || state === 'in_force') ? `${state}_decision` : state;
}
