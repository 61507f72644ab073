import { sizeInWords } from '#kernel/public';
import type { PurgePlanView, PurgeRunView, RetentionKindView } from '#institution';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  DataTable,
  Dated,
  Empty,
  LocalText,
  NextStep,
  Num,
  OnDay,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Section,
  useLanguage,
  type Column,
} from '../../ui/index.js';

const PLAN = '/api/retention';

/** What is over of what is kept of persons, what is held back and why; the purge is proposed here and confirmed by another. */
export function RetentionPage() {
  return <Loaded query={useApi(PLAN)}>{(plan) => <Retention plan={plan} />}</Loaded>;
}

function Retention({ plan }: { plan: PurgePlanView }) {
  const { t } = useTranslation('institution');
  return (
    <>
      <PageTitle
        title={t('retention.title')}
        lead={t('retention.lead')}
        actions={<AppLink href={`/app/institutions/${plan.institutionId}/parameters`}>{t('retention.periods')}</AppLink>}
      />
      <Propose plan={plan} />
      <Kinds kinds={plan.kinds} />
      {plan.runs.length > 0 && (
        <Section title={t('retention.runs')}>
          {plan.runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </Section>
      )}
      <Section title={t('retention.never')}>
        <ul>
          {plan.never.map(({ what, why }) => (
            <li key={what.fr}>
              <LocalText text={what} /> — <LocalText text={why} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Propose({ plan: { can, kinds } }: { plan: PurgePlanView }) {
  const { t } = useTranslation('institution');
  const [asking, setAsking] = useState(false);
  const rows = kinds.reduce((sum, kind) => sum + (kind.byItself ? 0 : kind.rows), 0);
  const propose = useAction<string, { id: string }>({
    call: (reason, key) => api.post('/api/retention/proposals', { body: { reason } }, key),
    invalidates: [PLAN, '/api/proposals'],
    onSuccess: () => setAsking(false),
  });
  if (propose.output)
    return (
      <NextStep actions={<AppLink href={`/app/proposals/${propose.output.id}`}>{t('retention.seeProposal')}</AppLink>}>
        {t('retention.proposed')}
      </NextStep>
    );
  if (!can.includes('propose')) return null;
  return (
    <>
      <Button mb="md" onClick={() => setAsking(true)}>
        {t('retention.propose')}
      </Button>
      <ReasonDialog
        opened={asking}
        title={t('retention.propose')}
        label={t('why')}
        action={t('retention.propose')}
        danger
        pending={propose.pending}
        onConfirm={(reason) => propose.run(reason)}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={propose.problem} />
        {t('retention.proposeWhat', { count: rows })}
      </ReasonDialog>
    </>
  );
}

function Kinds({ kinds }: { kinds: RetentionKindView[] }) {
  const { t } = useTranslation('institution');
  const language = useLanguage();
  const columns: Column<RetentionKindView>[] = [
    {
      key: 'what',
      header: t('retention.what'),
      cell: ({ what, becomes }) => (
        <>
          <LocalText text={what} />
          <div className="work-when">
            <LocalText text={becomes} />
          </div>
        </>
      ),
    },
    {
      key: 'period',
      header: t('retention.period'),
      cell: ({ length, unit, before }) => (
        <>
          {sizeInWords(length, unit, language)}
          <div className="work-when">
            {t('retention.before')} <OnDay at={before} />
          </div>
        </>
      ),
    },
    { key: 'rows', header: t('retention.over'), digits: true, cell: ({ rows }) => <Num value={rows} /> },
    { key: 'oldest', header: t('retention.oldest'), cell: ({ oldest }) => (oldest ? <OnDay at={oldest} /> : '—') },
    { key: 'held', header: t('retention.held'), cell: (kind) => <Held kind={kind} /> },
  ];
  return (
    <Section title={t('retention.plan')}>
      <DataTable caption={t('retention.plan')} rows={kinds} rowKey={({ code }) => code} columns={columns} />
    </Section>
  );
}

function Held({ kind: { heldBack, held } }: { kind: RetentionKindView }) {
  if (heldBack === 0) return '—';
  return (
    <>
      <Num value={heldBack} />
      {held.map(({ what, rows }) => (
        <div key={what.fr} className="work-when">
          <LocalText text={what} /> · <Num value={rows} />
        </div>
      ))}
    </>
  );
}

function Run({ run: { started, finished, kinds } }: { run: PurgeRunView }) {
  const { t } = useTranslation('institution');
  return (
    <>
      <p>
        <Dated at={started} /> · {finished ? t('retention.finished') : t('retention.running')}
      </p>
      {kinds.length === 0 ? (
        <Empty title={t('retention.nothing')} />
      ) : (
        <ul>
          {kinds.map(({ what, planned, ended, kept }) => (
            <li key={what.fr}>
              <LocalText text={what} /> · {t('retention.ended', { ended, planned })}
              {kept > 0 && <> · {t('retention.kept', { count: kept })}</>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
