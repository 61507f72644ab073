import type { SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../app/address.js';
import { useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { AppLink, Deadline, LocalText, PageTitle, Reference, StateBadge, useLocal } from '../../../ui/index.js';
import { Conduct } from './Conduct.js';
import { Declaration } from './Declaration.js';
import { FileList } from './FileList.js';
import { MinutesPanel } from './MinutesPanel.js';
import { Panel } from './Panel.js';
import { QuorumBar } from './QuorumBar.js';

const RUNNING = ['convened', 'open', 'deliberating'];
/** Milliseconds: people come and leave while the page is open; whoever has closed a session waits for its minutes. */
const LIVE = 10_000;
const MINUTES_COME = 2_000;

/** A session for whoever enters it: first what they must declare, then the files, the panel and the next step. */
export function SessionPage() {
  const id = useParam('sessionId');
  const query = useApi(
    '/api/committees/sessions/{id}',
    { path: { id } },
    {
      refetchInterval: ({ state: { data } }) => (data?.state === 'closed' && !data.minutesReady ? MINUTES_COME : LIVE),
    },
  );
  return <Loaded query={query}>{(session) => <Shown session={session} />}</Loaded>;
}

function Shown({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const mustDeclare = session.can.includes('declare');
  return (
    <>
      <PageTitle
        over={
          <>
            <AppLink href="/app/committees">{t('list.title')}</AppLink> · <Deadline at={session.held} /> ·{' '}
            <LocalText text={session.place} />
          </>
        }
        title={local(session.committee)}
        lead={
          <>
            <Reference>{session.call.number}</Reference> · <LocalText text={session.call.title} />
          </>
        }
        actions={<StateBadge state={session.state} label={session.stateLabel} />}
      />
      {mustDeclare ? <Declaration session={session} /> : <Conduct session={session} />}
      {!mustDeclare && <MinutesPanel session={session} />}
      {!mustDeclare && <FileList session={session} />}
      {RUNNING.includes(session.state) && <QuorumBar quorum={session.quorum} panel={session.panel} />}
      <Panel session={session} />
    </>
  );
}
