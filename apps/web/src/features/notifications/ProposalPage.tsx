import type { ProposalView } from '#notifications';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  ConfirmDialog,
  DataTable,
  Dated,
  KeyValue,
  LocalText,
  NextStep,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Section,
  StateBadge,
  useLocal,
  Written,
  type Column,
} from '../../ui/index.js';

/** One act that takes two persons: what is asked, why, and the second person's answer. */
export function ProposalPage() {
  const id = useParam('proposalId');
  const query = useApi('/api/proposals/{id}', { path: { id } });
  return <Loaded query={query}>{(proposal) => <Proposal proposal={proposal} />}</Loaded>;
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('notifications');
  const local = useLocal();
  return (
    <>
      <PageTitle
        title={local(proposal.kindLabel)}
        over={<AppLink href="/app/proposals">{t('proposals.title')}</AppLink>}
        actions={<StateBadge state={proposal.state} label={proposal.stateLabel} />}
      />
      <KeyValue
        rows={[
          [t('proposals.what'), <LocalText key="about" text={proposal.about} />],
          [t('proposals.reason'), <Written key="reason">{proposal.reason}</Written>],
          [t('proposals.by'), <bdi key="by">{proposal.proposedBy}</bdi>],
          [t('proposals.inPlaceOf'), proposal.inPlaceOf && <bdi key="lender">{proposal.inPlaceOf}</bdi>],
          [t('proposals.at'), <Dated key="at" at={proposal.proposedAt} />],
          [t('proposals.expires'), proposal.state === 'waiting' ? <Dated key="expires" at={proposal.expiresAt} /> : null],
          [t('proposals.answeredBy'), proposal.decidedBy && <bdi key="decider">{proposal.decidedBy}</bdi>],
          [t('proposals.answeredAt'), proposal.decidedAt && <Dated key="decided" at={proposal.decidedAt} />],
          [t('proposals.answerReason'), proposal.decisionReason && <Written key="why">{proposal.decisionReason}</Written>],
          [
            '',
            proposal.href && (
              <AppLink key="link" href={proposal.href}>
                {t('proposals.see')}
              </AppLink>
            ),
          ],
        ]}
      />
      <Changes changes={proposal.changes} />
      <Answer proposal={proposal} />
    </>
  );
}

/** What changes, one by one: before and after. */
function Changes({ changes }: Pick<ProposalView, 'changes'>) {
  const { t } = useTranslation('notifications');
  const local = useLocal();
  if (changes.length === 0) return null;
  const said = (text: ProposalView['about'] | null) => (text ? <LocalText text={text} /> : '—');
  const columns: Column<ProposalView['changes'][number]>[] = [
    { key: 'what', header: t('proposals.changed'), cell: ({ label }) => local(label) },
    { key: 'from', header: t('proposals.before'), cell: ({ from }) => said(from) },
    { key: 'to', header: t('proposals.after'), cell: ({ to }) => said(to) },
  ];
  return (
    <Section title={t('proposals.changes')}>
      <DataTable caption={t('proposals.changes')} columns={columns} rows={changes} rowKey={({ label }) => label.fr} />
    </Section>
  );
}

function Answer({ proposal: { id, state, can } }: { proposal: ProposalView }) {
  const { t } = useTranslation('notifications');
  const [dialog, setDialog] = useState<'confirm' | 'refuse' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
  const answer = useAction<{ how: 'confirmation' | 'withdrawal' | 'refusal'; reason?: string }>({
    call: ({ how, reason }, key) =>
      api.post(`/api/proposals/{id}/${how}`, { path: { id }, body: reason === undefined ? {} : { reason } }, key),
    invalidates: ['/api/'],
    onSuccess: close,
  });
  if (state !== 'waiting') return null;
  return (
    <>
      <NextStep
        actions={
          <>
            {can.includes('confirm') && <Button onClick={() => setDialog('confirm')}>{t('proposals.confirm')}</Button>}
            {can.includes('confirm') && (
              <Button variant="default" onClick={() => setDialog('refuse')}>
                {t('proposals.refuse')}
              </Button>
            )}
            {can.includes('withdraw') && !can.includes('confirm') && (
              <Button variant="default" onClick={() => setDialog('withdraw')}>
                {t('proposals.withdraw')}
              </Button>
            )}
          </>
        }
      >
        {dialog === null && <ProblemAlert problem={answer.problem} />}
        {can.includes('confirm') ? t('proposals.yours') : t('proposals.anothers')}
      </NextStep>
      <ConfirmDialog
        opened={dialog === 'confirm'}
        title={t('proposals.confirmTitle')}
        action={t('proposals.confirm')}
        pending={answer.pending}
        onConfirm={() => answer.run({ how: 'confirmation' })}
        onClose={close}
      >
        <ProblemAlert problem={answer.problem} />
        {t('proposals.confirmWhy')}
      </ConfirmDialog>
      <ReasonDialog
        opened={dialog === 'refuse' || dialog === 'withdraw'}
        title={dialog === 'withdraw' ? t('proposals.withdrawTitle') : t('proposals.refuseTitle')}
        label={t('proposals.reason')}
        action={dialog === 'withdraw' ? t('proposals.withdraw') : t('proposals.refuse')}
        pending={answer.pending}
        onConfirm={(reason) => answer.run({ how: dialog === 'withdraw' ? 'withdrawal' : 'refusal', reason })}
        onClose={close}
      >
        <ProblemAlert problem={answer.problem} />
      </ReasonDialog>
    </>
  );
}
