import type { ParametersView, ParameterView, ParameterRevisionView } from '#institution';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { WaitingProposals } from '../../app/proposals/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  DataTable,
  Day,
  Mark,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Section,
  useLocal,
  useNamed,
  Written,
  type Column,
} from '../../ui/index.js';
import { ParameterForm } from './ParameterForm.js';
import { ParameterValue } from './ParameterValue.js';

/** What the institution decided: each parameter as it counts today, what comes, and what counted before. */
export function ParametersPage() {
  const id = useParam('institutionId');
  return <Loaded query={useApi('/api/institutions/{id}/parameters', { path: { id } })}>{(view) => <Parameters view={view} />}</Loaded>;
}

function Parameters({ view: { institution, parameters, can } }: { view: ParametersView }) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  return (
    <>
      <PageTitle
        title={t('parameters')}
        over={<AppLink href={`/app/institutions/${institution.id}`}>{local(institution.name)}</AppLink>}
        lead={institution.isPrincipal ? t('parametersLead') : t('parametersInherited')}
      />
      <WaitingProposals about={institution.id} />
      {parameters.map((parameter) => (
        <Parameter
          key={parameter.name}
          institutionId={institution.id}
          parameter={parameter}
          mayRevise={
            can.includes(parameter.twoPersons ? 'propose_revision' : 'revise') && (institution.isPrincipal || !parameter.ofInstallation)
          }
        />
      ))}
    </>
  );
}

interface ParameterProps {
  institutionId: string;
  parameter: ParameterView;
  mayRevise: boolean;
}

function Parameter({ institutionId, parameter, mayRevise }: ParameterProps) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  const named = useNamed();
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const label = local(parameter.label);
  return (
    <Section
      title={label}
      aside={
        mayRevise &&
        !editing && (
          <Button size="xs" variant="default" aria-label={named(t('revise'), label)} onClick={() => setEditing(true)}>
            {t('revise')}
          </Button>
        )
      }
    >
      {parameter.inherited && <p className="work-when">{parameter.ofInstallation ? t('ofInstallation') : t('inherited')}</p>}
      {editing ? (
        <ParameterForm institutionId={institutionId} parameter={parameter} onClose={() => setEditing(false)} />
      ) : (
        <ParameterValue fields={parameter.fields} value={parameter.value} />
      )}
      <Coming parameter={parameter} />
      {parameter.revisions.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          mt={8}
          aria-expanded={history}
          aria-label={named(t('history'), label)}
          onClick={() => setHistory(!history)}
        >
          {t('history')}
        </Button>
      )}
      {history && <Revisions parameter={parameter} />}
    </Section>
  );
}

/** What was decided for a later day. */
function Coming({ parameter }: { parameter: ParameterView }) {
  const { t } = useTranslation('institution');
  const coming = parameter.revisions.filter(({ can }) => can.includes('withdraw'));
  return coming.map((revision) => (
    <p key={revision.id} className="work-when">
      {t('coming')}
      {'\u00a0'}
      <Day date={revision.validFrom} />
    </p>
  ));
}

function Revisions({ parameter }: { parameter: ParameterView }) {
  const { t } = useTranslation('institution');
  const columns: Column<ParameterRevisionView>[] = [
    { key: 'from', header: t('from'), cell: (revision) => <RevisionState revision={revision} twoPersons={parameter.twoPersons} /> },
    { key: 'value', header: t('value'), cell: ({ value }) => <ParameterValue fields={parameter.fields} value={value} /> },
    { key: 'reason', header: t('why'), cell: ({ reason }) => <Written>{reason}</Written> },
    { key: 'by', header: t('enteredBy'), cell: ({ enteredBy }) => <Written>{enteredBy}</Written> },
  ];
  return <DataTable caption={t('history')} columns={columns} rows={parameter.revisions} rowKey={({ id }) => id} />;
}

function RevisionState({ revision, twoPersons }: { revision: ParameterRevisionView; twoPersons: boolean }) {
  const { t } = useTranslation('institution');
  const [asked, setAsked] = useState(false);
  const withdraw = useAction<string, { proposalId: string | null }>({
    call: (reason, key) => api.post('/api/institutions/revisions/{id}/withdrawal', { path: { id: revision.id }, body: { reason } }, key),
    invalidates: ['/api/institutions', '/api/proposals'],
  });
  const proposalId = withdraw.output?.proposalId;
  return (
    <>
      <Day date={revision.validFrom} />
      {revision.current && <Mark tone="good">{t('inForce')}</Mark>}
      {revision.withdrawn && <Mark tone="neutral">{t('withdrawn')}</Mark>}
      <ProblemAlert problem={withdraw.problem} />
      {proposalId && (
        <p className="work-when">
          {t('withdrawalProposed')} <AppLink href={`/app/proposals/${proposalId}`}>{t('retention.seeProposal')}</AppLink>
        </p>
      )}
      {revision.can.includes('withdraw') && !proposalId && (
        <Button size="xs" variant="default" mt={6} onClick={() => setAsked(true)}>
          {t('withdraw')}
        </Button>
      )}
      <ReasonDialog
        opened={asked}
        title={t('withdraw')}
        label={t('why')}
        action={twoPersons ? t('proposeWithdrawal') : t('withdraw')}
        danger
        onClose={() => setAsked(false)}
        onConfirm={(reason) => {
          withdraw.run(reason);
          setAsked(false);
        }}
      >
        {twoPersons && t('secondPerson')}
      </ReasonDialog>
    </>
  );
}
