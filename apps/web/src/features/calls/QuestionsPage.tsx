import type { QuestionView } from '#calls';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters, useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { ExportMenu } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Adder,
  AppLink,
  asLanguage,
  BilingualInput,
  Dated,
  Empty,
  PageTitle,
  Pager,
  ShortForm,
  StateBadge,
  useLanguage,
  useLocal,
  Written,
} from '../../ui/index.js';
import { BothLanguages } from './BothLanguages.js';
import styles from './calls.module.css';

/** What associations asked; each answer is published to all, in both languages, without a name. */
export function QuestionsPage() {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const id = useParam('callId');
  const [filters, change] = useAddressFilters();
  const call = useApi('/api/calls/{id}', { path: { id } });
  const questions = useApi('/api/calls/{id}/questions', { path: { id }, query: { page: filters['page'] } });
  return (
    <Loaded query={call}>
      {({ title, number, can }) => (
        <>
          <PageTitle
            title={t('questions')}
            over={<AppLink href={`/app/calls/${id}`}>{local(title) || number}</AppLink>}
            lead={t('questionsLead')}
          />
          <Loaded query={questions}>
            {(page) =>
              page.items.length === 0 ? (
                <Empty title={t('noQuestion')}>
                  <p>{t('noQuestionHint')}</p>
                </Empty>
              ) : (
                <>
                  <ol className={styles.questions}>
                    {page.items.map((question) => (
                      <li key={question.id}>
                        <Question question={question} mayAnswer={can.includes('answer')} />
                      </li>
                    ))}
                  </ol>
                  <Pager page={page} onPage={(next) => change({ page: String(next) })} />
                  <ExportMenu list="call-questions" asked={{ callId: id }} />
                </>
              )
            }
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function Question({ question, mayAnswer }: { question: QuestionView; mayAnswer: boolean }) {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  return (
    <Stack gap="xs">
      <div>
        <StateBadge
          state={question.answered ? 'done' : 'waiting'}
          tone={question.answered ? 'good' : 'attention'}
          label={{ [language]: question.answered ? t('answered') : t('waiting') }}
        />{' '}
        <span className="work-when">
          {t('askedOn')} <Dated at={question.asked} />
        </span>
      </div>
      <blockquote className={styles.asked} lang={asLanguage(question.language) ?? undefined}>
        <Written>{question.text}</Written>
      </blockquote>
      {question.question && question.answer && (
        <>
          <BothLanguages text={question.question} strong />
          <BothLanguages text={question.answer} />
        </>
      )}
      {!question.answered && mayAnswer && (
        <div>
          <Adder plain label={t('answer')}>
            {(close) => <AnswerForm question={question} onClose={close} />}
          </Adder>
        </div>
      )}
    </Stack>
  );
}

function AnswerForm({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const { t } = useTranslation('calls');
  const state = useApiForm({
    initialValues: {
      question: { fr: '', ar: '', [question.language === 'ar' ? 'ar' : 'fr']: question.text },
      answer: { fr: '', ar: '' },
    },
    submit: (values, key) => api.put('/api/calls/questions/{id}/answer', { path: { id: question.id }, body: values }, key),
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('publishAnswer')} onClose={onClose}>
      <BilingualInput
        form={state.form}
        name="question"
        label={t('publishedQuestion')}
        description={t('publishedQuestionHint')}
        lines={2}
        required
      />
      <BilingualInput form={state.form} name="answer" label={t('answerText')} lines={4} required />
    </ShortForm>
  );
}
