import type { CaseCandidate, CaseView } from '#disbursements';
import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Day,
  KeyValue,
  LocalText,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Reference,
  Section,
  StateBadge,
  Written,
} from '../../ui/index.js';
import { referenceOf } from './CasesPage.js';
import { WaitsForSecond } from './WaitsForSecond.js';

type Deed = { deed: 'close' } | { deed: 'match'; candidate: CaseCandidate };

/** One movement to look at: what the bank said, what awaits such an amount, and how it ends. */
export function CasePage() {
  const id = useParam('caseId');
  const query = useApi('/api/disbursements/cases/{id}', { path: { id } });
  return <Loaded query={query}>{(one) => <Case one={one} />}</Loaded>;
}

function Case({ one }: { one: CaseView }) {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const [asked, setAsked] = useState<Deed | null>(null);
  const act = useAction<Deed & { reason: string }>({
    call: (given, key) => api.post(`/api/disbursements/cases/{id}/${given.deed}`, { path: { id: one.id }, body: bodyOf(given) }, key),
    invalidates: ['/api/disbursements', '/api/home', '/api/proposals'],
  });
  const mayAct = one.state === 'open' && !one.proposalId && may('statement_case.close');
  return (
    <>
      <PageTitle
        over={<AppLink href="/app/disbursements/cases?state=open">{t('cases.title')}</AppLink>}
        title={referenceOf(one)}
        lead={<LocalText text={one.outcomeLabel} />}
        actions={<StateBadge state={one.state} label={one.stateLabel} tone={one.state === 'open' ? 'attention' : 'good'} />}
      />
      <ProblemAlert problem={act.problem} />
      <Section title={t('cases.whatTheBankSaid')}>
        <p className="lead">{t(`cases.meaning.${one.outcome}`)}</p>
        <Said one={one} />
        {one.proposalId && <WaitsForSecond proposalId={one.proposalId} />}
      </Section>
      {mayAct && (
        <Section title={t('cases.howItEnds')}>
          <Candidates candidates={one.candidates} onMatch={(candidate) => setAsked({ deed: 'match', candidate })} />
          <p>{t('cases.closeHint')}</p>
          <Button variant="default" loading={act.pending} onClick={() => setAsked({ deed: 'close' })}>
            {t('cases.close')}
          </Button>
        </Section>
      )}
      <ReasonDialog
        opened={asked !== null}
        title={asked?.deed === 'match' ? t('cases.matchWith', { number: `\u2066${asked.candidate.number}\u2069` }) : t('cases.close')}
        label={t('order.reason')}
        action={asked?.deed === 'match' ? t('second.propose') : t('cases.close')}
        onClose={() => setAsked(null)}
        onConfirm={(reason) => {
          if (asked) act.run({ ...asked, reason });
          setAsked(null);
        }}
      >
        <p>{asked?.deed === 'match' ? t('second.ask') : t('cases.closeAsk')}</p>
      </ReasonDialog>
    </>
  );
}

function Said({ one }: { one: CaseView }) {
  const { t } = useTranslation('disbursements');
  return (
    <KeyValue
      rows={[
        [t('order.amount'), <Amount key="amount" centimes={one.amountCentimes} />],
        [t('statement.direction'), t(`statement.${one.direction}`)],
        [t('statement.bookedOn'), one.bookedOn && <Day key="day" date={one.bookedOn} />],
        [t('cases.reference'), one.endToEndId && <Reference key="ours">{one.endToEndId}</Reference>],
        [t('order.batch'), one.batchReference && <Reference key="batch">{one.batchReference}</Reference>],
        [t('statement.bankReference'), one.bankReference && <Reference key="bank">{one.bankReference}</Reference>],
        [t('cases.remittance'), one.remittance && <Written key="remittance">{one.remittance}</Written>],
        [
          t('column.order'),
          one.order && (
            <AppLink key="order" href={`/app/disbursements/orders/${one.order.id}`}>
              <Reference>{one.order.number}</Reference>
            </AppLink>
          ),
        ],
        [t('order.reason'), one.reason && <Written key="reason">{one.reason}</Written>],
        [
          t('statements.message'),
          <AppLink key="statement" href={`/app/disbursements/statements/${one.statementId}`}>
            {t('cases.seeStatement')}
          </AppLink>,
        ],
      ]}
    />
  );
}

/** Orders and recoveries of the same amount; which one it is, two persons say. */
function Candidates({ candidates, onMatch }: { candidates: CaseCandidate[]; onMatch: (candidate: CaseCandidate) => void }) {
  const { t } = useTranslation('disbursements');
  const [chosen, setChosen] = useState('');
  if (candidates.length === 0) return <p>{t('cases.noCandidate')}</p>;
  const candidate = candidates.find(({ id }) => id === chosen);
  return (
    <Stack gap="md" mb="lg">
      <Radio.Group label={t('cases.candidates')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {candidates.map(({ id, kind, number }) => (
            <Radio key={id} value={id} label={`${t(`cases.kind.${kind}`)} \u2066${number}\u2069`} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <Button disabled={!candidate} onClick={() => candidate && onMatch(candidate)}>
          {t('cases.match')}
        </Button>
      </div>
    </Stack>
  );
}

function bodyOf(given: Deed & { reason: string }): { reason: string; paymentOrderId?: string; recoveryOrderId?: string } {
  if (given.deed === 'close') return { reason: given.reason };
  const { kind, id } = given.candidate;
  return { reason: given.reason, ...(kind === 'payment_order' ? { paymentOrderId: id } : { recoveryOrderId: id }) };
}
