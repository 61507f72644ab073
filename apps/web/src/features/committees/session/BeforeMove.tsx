import type { SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import { LocalText, Mark, Reference } from '../../../ui/index.js';

/** What the deliberation would begin without: who has not declared, and so does not sit, and whose scores are missing. */
export function BeforeDeliberation({ session: { scoring, panel } }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const undeclared = panel.filter(({ presence, declared }) => (presence === 'present' || presence === 'remote') && !declared);
  const nameOf = (memberId: string) => panel.find((member) => member.memberId === memberId)?.name;
  return (
    <>
      {scoring && <p>{t('conduct.scored', { count: scoring.received, expected: scoring.expected })}</p>}
      {scoring && scoring.missing.length > 0 && (
        <p>
          <Mark tone="attention">{t('conduct.unscored')}</Mark>{' '}
          <bdi>{scoring.missing.map(({ memberId, count }) => `${nameOf(memberId) ?? ''} (${count})`).join(t('conduct.separator'))}</bdi>
        </p>
      )}
      {undeclared.length > 0 && (
        <p>
          <Mark tone="attention">{t('conduct.undeclared')}</Mark>{' '}
          <bdi>{undeclared.map(({ name }) => name).join(t('conduct.separator'))}</bdi>
        </p>
      )}
    </>
  );
}

/** What keeps the session from being closed, among the files the reader may know of. */
export function BeforeClosing({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const { data } = useApi('/api/committees/sessions/{id}/files', { path: { id: session.id } }, { staleTime: 0 });
  const waiting = (data ?? []).filter(({ decision }) => !decision?.settled);
  if (waiting.length === 0) return null;
  return (
    <>
      <p>
        <Mark tone="attention">{t('conduct.undecided')}</Mark>
      </p>
      <ul>
        {waiting.map(({ fileId, number, association, decision }) => (
          <li key={fileId}>
            <Reference>{number}</Reference> · <LocalText text={association} />
            {decision && (
              <>
                {' — '}
                <LocalText text={decision.standingLabel} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
