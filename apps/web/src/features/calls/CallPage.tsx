import type { CallView } from '#calls';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Dated,
  Deadline,
  KeyValue,
  Num,
  PageTitle,
  Reference,
  Section,
  StateBadge,
  Timeline,
  useLanguage,
  useLocal,
} from '../../ui/index.js';
import { BothLanguages } from './BothLanguages.js';
import { CallActions } from './CallActions.js';
import { Missing, Publishing } from './Publishing.js';
import { SectionTasks } from './SectionTasks.js';
import { TimeLeft } from './TimeLeft.js';
import styles from './calls.module.css';
import workStyles from '../../ui/work.module.css';

/** One call: where it stands, what comes next, its parts and its dates. */
export function CallPage() {
  const id = useParam('callId');
  return <Loaded query={useApi('/api/calls/{id}', { path: { id } })}>{(call) => <Call call={call} />}</Loaded>;
}

function Call({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const isDraft = call.state === 'draft';
  return (
    <>
      <PageTitle
        title={local(call.title) || call.number}
        over={
          <>
            <AppLink href="/app/calls">{t('nav')}</AppLink> · <Reference>{call.number}</Reference>
          </>
        }
        lead={<StateBadge state={call.state} label={call.stateLabel} />}
      />
      {call.cancelReason && (
        <Section title={t('cancelReason')}>
          <BothLanguages text={call.cancelReason} />
        </Section>
      )}
      <div className={styles.board}>
        <div>
          {isDraft && <Publishing call={call} />}
          <SectionTasks call={call} />
          {isDraft && <Missing call={call} />}
        </div>
        <div>
          <CallLinks call={call} />
          {!isDraft && <Milestones call={call} />}
          <CallActions call={call} />
          {call.targets.length > 0 && <Targets targets={call.targets} />}
          <Section title={t('money')}>
            <Funding call={call} />
          </Section>
        </div>
      </div>
    </>
  );
}

function CallLinks({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  return (
    <ul className={workStyles.list} data-section>
      <li>
        <AppLink href={`/app/calls/${call.id}/preview`}>
          <span className={workStyles.what}>{t('preview')}</span>
        </AppLink>
      </li>
      {call.state !== 'draft' && (
        <>
          <FilesOfCall callId={call.id} />
          <li>
            <AppLink href={`/app/calls/${call.id}/questions`}>
              <span className={workStyles.what}>{t('questions')}</span>
              {call.waitingQuestions > 0 && <WaitingQuestions count={call.waitingQuestions} />}
            </AppLink>
          </li>
          <li>
            <a href={`/calls/${encodeURIComponent(call.number)}`}>
              <span className={workStyles.what}>{t('publicPage')}</span>
            </a>
          </li>
        </>
      )}
    </ul>
  );
}

/** How many files the call has received, and the way to them. */
function FilesOfCall({ callId }: { callId: string }) {
  const { t } = useTranslation('calls');
  const reads = useMay()('application.list');
  const { data } = useApi('/api/applications', { query: { callId, pageSize: 1 } }, { enabled: reads });
  if (!reads) return null;
  return (
    <li>
      <AppLink href={`/app/applications?callId=${callId}`}>
        <span className={workStyles.what}>{t('filesReceived')}</span>
        {data && (
          <strong>
            <Num value={data.total} />
          </strong>
        )}
      </AppLink>
    </li>
  );
}

function WaitingQuestions({ count }: { count: number }) {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  return <StateBadge state="waiting" tone="attention" label={{ [language]: t('waitingQuestions', { count }) }} />;
}

const isAhead = (at: CallView['milestones']['opens']) => at !== null && new Date(at.instant) > new Date();

function Milestones({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const steps = (['opens', 'questionsUntil', 'closes', 'committee', 'results'] as const)
    .map((milestone) => ({ milestone, at: call.milestones[milestone] }))
    .filter(({ at }) => at !== null);
  const next = steps.find(({ at }) => isAhead(at));
  return (
    <Section title={t('section.calendar')}>
      {call.state === 'open' && <TimeLeft until={call.milestones.closes} />}
      {next && (
        <p>
          {t('nextStep')} <strong>{t(`milestone.${next.milestone}`)}</strong> — <Deadline at={next.at} />
        </p>
      )}
      <Timeline
        entries={steps.map(({ milestone, at }) => ({
          id: milestone,
          title: t(`milestone.${milestone}`),
          meta: <Dated at={at} />,
          ahead: isAhead(at),
        }))}
      />
    </Section>
  );
}

function Funding({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const regionOf = (code: string) => local(call.regions.find((region) => region.code === code)?.label);
  return (
    <KeyValue
      rows={[
        [
          t('programme'),
          <AppLink key="p" href={`/app/programmes/${call.programme.id}`}>
            {local(call.programme.title)}
          </AppLink>,
        ],
        [t('ceiling'), <Amount key="c" centimes={call.ceilingCentimes} unit={false} />],
        ...call.funding.map(
          ({ regionCode, amountCentimes, awardedCentimes }) =>
            [
              t('regionShare', { region: regionOf(regionCode) }),
              <span key={regionCode}>
                <Amount centimes={amountCentimes} /> — {t('awarded')} <Amount centimes={awardedCentimes} />
              </span>,
            ] as const,
        ),
      ]}
    />
  );
}

/** What the components that pay for the call set out to reach. */
function Targets({ targets }: Pick<CallView, 'targets'>) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  return (
    <Section title={t('targets')}>
      <KeyValue
        rows={targets.map(
          ({ id, indicator, minimum, unitLabel, audience, audienceLabel, reached }) =>
            [
              local(indicator),
              <span key={id}>
                ≥ <Num value={minimum} /> {audience === 'everyone' ? local(unitLabel) : local(audienceLabel)}
                {reached !== null && (
                  <>
                    {' · '}
                    {t('reached')} <Num value={reached} />
                  </>
                )}
              </span>,
            ] as const,
        )}
      />
    </Section>
  );
}
