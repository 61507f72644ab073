import type { OwnApplicationItem } from '#applications';
import type { PublicCall } from '#calls';
import { MAX_PAGE_SIZE } from '#platform/public';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { useIsMember, useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { vaultWarnings } from '#associations/public';
import {
  AppLink,
  Day,
  Deadline,
  Empty,
  LocalText,
  PageTitle,
  ProblemAlert,
  Reference,
  Section,
  useGo,
  useLocal,
  YesNo,
} from '../../ui/index.js';

/** Before a file exists: the draft to resume if there is one, else the questions of eligibility. */
export function StartPage() {
  const { t } = useTranslation('applications');
  const { grant } = useSession();
  if (useIsMember()) return <StartAsMember />;
  return (
    <>
      <PageTitle title={t('start.act')} />
      <Empty title={t('start.members')}>{!grant && <AppLink href="/app/associations/new">{t('start.registerFirst')}</AppLink>}</Empty>
    </>
  );
}

function StartAsMember() {
  const number = useParam('callNumber');
  const call = useApi('/api/public/calls/{number}', { path: { number } });
  const own = useApi('/api/applications/own', { query: { pageSize: MAX_PAGE_SIZE } });
  return (
    <Loaded query={call}>
      {(known) => (
        <Loaded query={own}>
          {({ items }) => <Start call={known} draft={items.find((file) => file.state === 'draft' && file.call.id === known.id)} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Start({ call, draft }: { call: PublicCall; draft: OwnApplicationItem | undefined }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const go = useGo();
  return (
    <>
      <PageTitle
        title={local(call.title)}
        over={<AppLink href="/app/applications">{t('navOwn')}</AppLink>}
        lead={
          <>
            <Reference>{call.number}</Reference> · {t('closes')} <Deadline at={call.closes} />
          </>
        }
        actions={
          <a href={`/calls/${encodeURIComponent(call.number)}`} target="_blank" rel="noreferrer">
            {t('start.readCall')}
          </a>
        }
      />
      <VaultWarnings call={call} />
      {draft && (
        <Section title={t('start.resumeTitle')}>
          <p>{t('start.resumeHint')}</p>
          <Button onClick={() => go(`/app/applications/${draft.id}`)}>{t('start.resume')}</Button>
        </Section>
      )}
      {(!draft || call.maxFilesPerAssociation > 1) && <Questions call={call} resumes={draft !== undefined} />}
    </>
  );
}

/** The day on which the call is decided, as far as it is announced. */
const decisionDay = (call: PublicCall): string => {
  const at = (milestone: string) => call.calendar.find((entry) => entry.milestone === milestone)?.at;
  return (at('results') ?? at('committee') ?? call.closes).wall.slice(0, 10);
};

/** What the call takes from the vault and will not find there, or not for long enough: said before anybody begins. */
function VaultWarnings({ call }: { call: PublicCall }) {
  const { t } = useTranslation('applications');
  const { grant } = useSession();
  const { data: association } = useApi(
    '/api/associations/{id}',
    { path: { id: grant?.associationId ?? '' } },
    { enabled: Boolean(grant?.associationId) },
  );
  if (!association) return null;
  const demanded = call.documents.filter(({ fromVault }) => fromVault);
  const kinds = demanded.map(({ fromVault }) => fromVault!);
  const warnings = vaultWarnings(kinds, association.documents, decisionDay(call));
  if (warnings.length === 0) return null;
  return (
    <Alert color="orange" mb="md" title={t('start.vaultTitle')} styles={{ title: { color: '#7a3b00' } }}>
      <ul>
        {warnings.map(({ kind, what, validUntil }) => (
          <li key={kind}>
            <LocalText text={demanded.find(({ fromVault }) => fromVault === kind)?.label} /> — {t(`start.vault.${what}`)}{' '}
            {validUntil && <Day date={validUntil} />}
          </li>
        ))}
      </ul>
      <AppLink href={`/app/associations/${association.id}#documents`}>{t('start.vaultLink')}</AppLink>
    </Alert>
  );
}

function Questions({ call, resumes }: { call: PublicCall; resumes: boolean }) {
  const { t } = useTranslation('applications');
  const go = useGo();
  const [answers, setAnswers] = useState<Record<string, boolean>>({});
  const start = useAction({
    call: async (_, key) => {
      const { id, resumed } = await api.post('/api/applications', { body: { callId: call.id } }, key);
      if (!resumed && call.eligibility.length > 0)
        await api.put('/api/applications/{id}/eligibility', { path: { id }, body: { version: 0, answers } });
      return id;
    },
    invalidates: ['/api/applications', '/api/home'],
    onSuccess: (id) => go(`/app/applications/${id}`),
  });
  const refused = Object.values(answers).includes(false);
  const complete = call.eligibility.every(({ code }) => Object.hasOwn(answers, code));

  if (resumes) return null;
  return (
    <Section title={call.eligibility.length > 0 ? t('start.questions') : t('start.ready')}>
      <ProblemAlert problem={start.problem} />
      <Stack gap="lg" className="form-wide">
        {call.eligibility.map(({ code, question }) => (
          <YesNo
            key={code}
            label={<LocalText text={question} />}
            value={answers[code] ?? null}
            onChange={(answer) => setAnswers({ ...answers, [code]: answer })}
          />
        ))}
        {refused && (
          <Alert color="orange" role="status" title={t('start.notEligible')} styles={{ title: { color: '#7a3b00' } }}>
            {t('start.notEligibleHint')}
          </Alert>
        )}
        <Group>
          <Button onClick={() => start.run()} loading={start.pending} disabled={!complete || refused}>
            {t('start.act')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
