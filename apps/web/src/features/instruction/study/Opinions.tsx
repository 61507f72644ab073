import type { InstructionDetail, OpinionView } from '#instruction';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline, Section, StateBadge, Written } from '../../../ui/index.js';
import { AskOpinionDialog, RecordOpinionDialog } from './OpinionDialogs.js';
import styles from './study.module.css';

/** Technical opinions asked of services that have no account: asked by e-mail, recorded here. */
export function Opinions({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  const [asking, setAsking] = useState(false);
  const [recording, setRecording] = useState<OpinionView | null>(null);
  const mayAsk = file.can.includes('ask_opinion');
  if (!mayAsk && file.opinions.length === 0) return null;
  return (
    <Section
      title={t('opinion.title')}
      aside={
        mayAsk && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('opinion.ask')}
          </Button>
        )
      }
    >
      {file.opinions.length === 0 && <p className="work-when">{t('opinion.none')}</p>}
      {file.opinions.map((opinion) => (
        <article key={opinion.id} className={styles.card}>
          <StateBadge state={opinion.state} label={opinion.stateLabel} tone={opinion.state === 'lapsed' ? 'bad' : undefined} />{' '}
          <strong>
            <Written>{opinion.serviceName}</Written>
          </strong>
          <p>
            <Written>{opinion.question}</Written>
          </p>
          {opinion.sense ? (
            <p>
              <strong>{t(`opinion.sense.${opinion.sense}`)}</strong> <Written>{opinion.answer}</Written>
            </p>
          ) : (
            <p className="work-when">
              {t('opinion.dueAt')} <Deadline at={opinion.due} />
            </p>
          )}
          {mayAsk && !opinion.sense && (
            <Button size="xs" variant="default" onClick={() => setRecording(opinion)}>
              {t('opinion.record')}
            </Button>
          )}
        </article>
      ))}
      {asking && <AskOpinionDialog fileId={file.id} onClose={() => setAsking(false)} />}
      {recording && <RecordOpinionDialog opinion={recording} onClose={() => setRecording(null)} />}
    </Section>
  );
}
