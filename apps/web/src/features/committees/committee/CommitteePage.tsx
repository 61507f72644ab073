import type { CommitteeView, MemberView } from '#committees';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../app/address.js';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { RegionName } from '../../../app/RegionName.js';
import { useMay } from '../../../app/session/session.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { AppLink, Day, KeyValue, Num, PageTitle, Pct, ProblemAlert, ReasonDialog, Section, useLocal, Written } from '../../../ui/index.js';
import { ConveneDialog } from './ConveneDialog.js';
import { MemberDialog } from './MemberDialog.js';
import listStyles from '../../../ui/lists.module.css';

/** One committee: how it decides, who sits in which college, and the next session to convene. */
export function CommitteePage() {
  const query = useApi('/api/committees/{id}', { path: { id: useParam('committeeId') } });
  return <Loaded query={query}>{(committee) => <Shown committee={committee} />}</Loaded>;
}

function Shown({ committee }: { committee: CommitteeView }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const may = useMay();
  const { colleges } = committee;
  const [dialog, setDialog] = useState<'convene' | 'member' | null>(null);
  const manages = may('committee.manage');
  const convenes = may('session.convene');
  const delay = (count: number) => (count === 0 ? t('committee.noDelay') : t('committee.days', { count }));
  const groups = [
    ...colleges.map(({ code, label }) => ({
      key: code,
      label: local(label),
      members: committee.members.filter((m) => m.collegeCode === code),
    })),
    { key: 'none', label: t('committee.noCollege'), members: committee.members.filter((member) => member.collegeCode === null) },
  ];
  return (
    <>
      <PageTitle
        over={<AppLink href="/app/committees">{t('list.title')}</AppLink>}
        title={local(committee.name)}
        lead={<RegionName code={committee.regionCode} />}
        actions={
          <>
            {manages && (
              <AppLink className="button-link" href={`/app/committees/${committee.id}/edit`}>
                {t('committee.edit')}
              </AppLink>
            )}
            {convenes && <Button onClick={() => setDialog('convene')}>{t('convene.title')}</Button>}
          </>
        }
      />
      <Section title={t('committee.rules')} aside={manages && committee.newerRules && <TakeRules id={committee.id} />}>
        <KeyValue
          rows={[
            [t('committee.quorum'), <Pct key="q" share={committee.quorumBasisPoints / 10_000} />],
            [t('committee.perCollege'), <Num key="c" value={committee.quorumPerCollege} />],
            [t('committee.convocation'), delay(committee.convocationDays)],
            [t('committee.appeal'), delay(committee.appealDays)],
            [t('committee.minutes'), delay(committee.minutesDays)],
            [t('committee.majority'), <Majority key="m" committee={committee} />],
            [
              t('committee.colleges'),
              colleges
                .filter(({ retired }) => !retired)
                .map(({ label }) => local(label))
                .join(t('committee.listComma')),
            ],
          ]}
        />
      </Section>
      <Section
        title={t('committee.members')}
        aside={
          manages && (
            <Button size="xs" variant="default" onClick={() => setDialog('member')}>
              {t('member.add')}
            </Button>
          )
        }
      >
        {committee.members.length === 0 && <p>{t('committee.noMember')}</p>}
        {groups
          .filter(({ members }) => members.length > 0)
          .map(({ key, label, members }) => (
            <Section key={key} level={3} title={label}>
              <ul className={listStyles.framed}>
                {members.map((member) => (
                  <Member key={member.id} member={member} all={committee.members} manages={manages} />
                ))}
              </ul>
            </Section>
          ))}
      </Section>
      {dialog === 'convene' && <ConveneDialog committee={committee} onClose={() => setDialog(null)} />}
      {dialog === 'member' && <MemberDialog committee={committee} onClose={() => setDialog(null)} />}
    </>
  );
}

function Majority({ committee: { majorityBasisPoints, castingVote } }: { committee: CommitteeView }) {
  const { t } = useTranslation('committees');
  if (majorityBasisPoints > 5_000)
    return (
      <>
        {t('committee.atLeast')} <Pct share={majorityBasisPoints / 10_000} />
      </>
    );
  return <>{castingVote ? t('committee.simpleChair') : t('committee.simple')}</>;
}

/** The institution decided otherwise since the committee was made. */
function TakeRules({ id }: { id: string }) {
  const { t } = useTranslation('committees');
  const take = useAction<void>({
    call: (_, key) => api.post('/api/committees/{id}/rules', { path: { id } }, key),
    invalidates: ['/api/committees'],
  });
  return (
    <>
      <ProblemAlert problem={take.problem} />
      <Button size="xs" variant="default" loading={take.pending} onClick={() => take.run()} title={t('committee.takeRulesHint')}>
        {t('committee.takeRules')}
      </Button>
    </>
  );
}

function Member({ member, all, manages }: { member: MemberView; all: MemberView[]; manages: boolean }) {
  const { t } = useTranslation('committees');
  const [ending, setEnding] = useState(false);
  const titular = all.find(({ id }) => id === member.substituteOfId);
  const end = useAction<string>({
    call: (reason, key) => api.post('/api/committees/members/{id}/end', { path: { id: member.id }, body: { reason } }, key),
    invalidates: ['/api/committees'],
    onSuccess: () => setEnding(false),
  });
  return (
    <li className={listStyles.line}>
      <div>
        <strong>
          <bdi>{member.name}</bdi>
        </strong>{' '}
        · {t(`function.${member.function}`)}
        {titular && (
          <>
            {' · '}
            {t('member.substitutes')} <bdi>{titular.name}</bdi>
          </>
        )}
        <div className="work-when">
          {member.mandateUntil ? t('member.mandate') : t('member.since')} <Day date={member.mandateFrom} />
          {member.mandateUntil ? (
            <>
              {' – '}
              <Day date={member.mandateUntil} />
            </>
          ) : (
            t('member.noEnd')
          )}
        </div>
        {[member.employer, member.ties].filter(Boolean).map((text) => (
          <div key={text} className="work-when">
            <Written>{text}</Written>
          </div>
        ))}
      </div>
      {manages && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setEnding(true)} aria-label={t('member.endOf', { name: member.name })}>
            {t('member.end')}
          </Button>
        </Group>
      )}
      <ReasonDialog
        opened={ending}
        title={t('member.endOf', { name: member.name })}
        label={t('reason')}
        action={t('member.end')}
        danger
        pending={end.pending}
        onConfirm={(reason) => end.run(reason)}
        onClose={() => setEnding(false)}
      >
        <ProblemAlert problem={end.problem} />
        {t('member.endHint')}
      </ReasonDialog>
    </li>
  );
}
