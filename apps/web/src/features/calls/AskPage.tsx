import type { PublicCall } from '#calls';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { ExportMenu } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Adder,
  Dated,
  Deadline,
  Empty,
  LocalText,
  PageTitle,
  Section,
  ShortForm,
  TextAreaField,
  useLocal,
  Written,
} from '../../ui/index.js';
import styles from './calls.module.css';

/** An association asks; it reads what was answered to all, and what it still waits for. */
export function AskPage() {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const number = useParam('number');
  return (
    <Loaded query={useApi('/api/public/calls/{number}', { path: { number } })}>
      {(call) => (
        <>
          <PageTitle
            title={t('questions')}
            over={<a href={`/calls/${encodeURIComponent(call.number)}`}>{local(call.title)}</a>}
            lead={call.acceptsQuestions ? <Until call={call} /> : t('questionsClosed')}
          />
          <Own callId={call.id} accepts={call.acceptsQuestions} />
          <Section title={t('publishedQuestions')}>
            {call.questions.length === 0 ? (
              <Empty title={t('noAnswerYet')} />
            ) : (
              <ol className={styles.questions}>
                {call.questions.map(({ question, answer, answered }) => (
                  <li key={question.fr}>
                    <strong>
                      <LocalText text={question} />
                    </strong>
                    <p className={styles.typed}>
                      <LocalText text={answer} />
                    </p>
                    <span className="work-when">
                      {t('answeredOn')} <Dated at={answered} />
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Until({ call }: { call: PublicCall }) {
  const { t } = useTranslation('calls');
  const until = call.calendar.find(({ milestone }) => milestone === 'questionsUntil')?.at;
  return (
    <>
      {t('milestone.questionsUntil')} <Deadline at={until} />
    </>
  );
}

function Own({ callId, accepts }: { callId: string; accepts: boolean }) {
  const { t } = useTranslation('calls');
  return (
    <Section title={t('ownQuestions')}>
      <Loaded query={useApi('/api/calls/{id}/own-questions', { path: { id: callId } })}>
        {({ items }) => (
          <Stack gap="sm">
            {items.length === 0 && <p className="work-when">{t('noOwnQuestion')}</p>}
            {items.map(({ id, text, asked, answered }) => (
              <div key={id}>
                <blockquote className={styles.asked}>
                  <Written>{text}</Written>
                </blockquote>
                <span className="work-when">
                  {t('askedOn')} <Dated at={asked} /> — {answered ? t('answered') : t('waiting')}
                </span>
              </div>
            ))}
            {items.length > 0 && (
              <div>
                <ExportMenu list="own-call-questions" asked={{ callId }} />
              </div>
            )}
          </Stack>
        )}
      </Loaded>
      {accepts && <Adder label={t('ask')}>{(close) => <AskForm callId={callId} onClose={close} />}</Adder>}
    </Section>
  );
}

function AskForm({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { t } = useTranslation('calls');
  const state = useApiForm({
    initialValues: { text: '' },
    submit: (values, key) => api.post('/api/calls/{id}/questions', { path: { id: callId }, body: values }, key),
    invalidates: [`/api/calls/${callId}`],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('ask')} onClose={onClose}>
      <TextAreaField form={state.form} name="text" label={t('question')} description={t('askHint')} required />
    </ShortForm>
  );
}
