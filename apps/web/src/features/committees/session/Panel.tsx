import type { PanelView, Presence, SessionDetail } from '#committees';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../../app/api/index.js';
import { DataTable, LocalText, Mark, ProblemAlert, Section, useLocal, Written, type Column } from '../../../ui/index.js';
import { useOptions, useVocabulary } from '../vocabulary.js';
import styles from '../committees.module.css';

/** Who is called, who came, who declared and signed; whoever calls the roll records it here. */
export function Panel({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const { presences } = useVocabulary();
  const callsTheRoll = session.can.includes('attendance');
  const attend = useAction<{ memberId: string; presence: Presence }>({
    call: (body, key) => api.post('/api/committees/sessions/{id}/attendance', { path: { id: session.id }, body }, key),
    invalidates: ['/api/committees'],
  });

  const columns: Column<PanelView>[] = [
    {
      key: 'name',
      header: t('panel.member'),
      cell: ({ name, function: held, substituteOfId }) => (
        <>
          <bdi>{name}</bdi>
          <div className="work-when">
            {t(`function.${held}`)}
            {substituteOfId && (
              <>
                {' · '}
                {t('member.substitutes')} <bdi>{session.panel.find(({ memberId }) => memberId === substituteOfId)?.name}</bdi>
              </>
            )}
          </div>
        </>
      ),
    },
    { key: 'college', header: t('member.college'), cell: ({ collegeLabel }) => (collegeLabel ? <LocalText text={collegeLabel} /> : '—') },
    {
      key: 'presence',
      header: t('panel.presence'),
      cell: (member) =>
        callsTheRoll ? (
          <PresenceSelect
            member={member}
            pending={attend.pending}
            onChange={(presence) => attend.run({ memberId: member.memberId, presence })}
          />
        ) : (
          <LocalText text={presences.find(({ code }) => code === member.presence)?.label ?? { fr: '—', ar: '—', en: '—' }} />
        ),
    },
    {
      key: 'standing',
      header: t('panel.standing'),
      cell: (member) => <Standing member={member} />,
    },
  ];
  return (
    <Section title={t('panel.title')}>
      <ProblemAlert problem={attend.problem} />
      <DataTable caption={t('panel.title')} columns={columns} rows={session.panel} rowKey={({ memberId }) => memberId} />
    </Section>
  );
}

function Standing({ member }: { member: PanelView }) {
  const { t } = useTranslation('committees');
  const { declared, seated, signed, presence, signatory, acting } = member;
  const here = presence === 'present' || presence === 'remote';
  return (
    <>
      <span className={styles.marks}>
        <Mark tone={declared ? 'good' : here ? 'attention' : 'neutral'}>
          {declared ? t('panel.declared') : here ? t('panel.doesNotSit') : t('panel.notDeclared')}
        </Mark>
        {member.function !== 'secretary' && seated && <Mark tone="progress">{t('panel.seated')}</Mark>}
        {signed && <Mark tone="good">{t('panel.signed')}</Mark>}
        {acting.map(({ function: held }) => (
          <Mark key={held} tone="progress">
            {t(`acting.mark.${held}`)}
          </Mark>
        ))}
        {signatory?.absence && (
          <Mark tone="attention">
            <LocalText text={signatory.absence.label} />
          </Mark>
        )}
      </span>
      {signatory?.absence?.reason && (
        <div className="work-when">
          <Written>{signatory.absence.reason}</Written>
        </div>
      )}
      {acting.map(({ function: held, reason }) => (
        <div key={held} className="work-when">
          <Written>{reason}</Written>
        </div>
      ))}
    </>
  );
}

function PresenceSelect({ member, pending, onChange }: { member: PanelView; pending: boolean; onChange: (presence: Presence) => void }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const options = useOptions();
  const { presences } = useVocabulary();
  return (
    <NativeSelect
      aria-label={t('panel.presenceOf', { name: member.name, college: local(member.collegeLabel) || t(`function.${member.function}`) })}
      value={member.presence ?? ''}
      disabled={pending}
      onChange={(event) => onChange(event.currentTarget.value as Presence)}
      data={[...(member.presence ? [] : [{ value: '', label: t('panel.notCalled') }]), ...options(presences)]}
    />
  );
}
