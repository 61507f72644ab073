import type { ProgrammeView } from '#programmes';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  ConfirmDialog,
  KeyValue,
  LocalText,
  PageTitle,
  ProblemAlert,
  ReasonDialog,
  Reference,
  Section,
  StateBadge,
  useGo,
  useLocal,
  Written,
} from '../../ui/index.js';
import { Claims } from './Claims.js';
import { Components } from './Components.js';
import { DomainMappings } from './DomainMappings.js';
import { Domains } from './Domains.js';
import { Funders, Partners } from './Funders.js';
import { Gatherings } from './Gatherings.js';
import { Parties } from './Parties.js';
import { MoneySummary } from './MoneySummary.js';
import { yearsOf } from './ProgrammesPage.js';

/** One programme: its money down to each share, who pays and takes part, what happened, what others said of it. */
export function ProgrammePage() {
  const id = useParam('programmeId');
  return <Loaded query={useApi('/api/programmes/{id}', { path: { id } })}>{(programme) => <Programme programme={programme} />}</Loaded>;
}

function Programme({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const go = useGo();
  const mayEdit = programme.can.includes('edit');
  return (
    <>
      <PageTitle
        title={local(programme.title)}
        over={
          <>
            <AppLink href="/app/programmes">{t('nav')}</AppLink> · <Reference>{programme.code}</Reference>
          </>
        }
        lead={<StateBadge state={programme.state} label={programme.stateLabel} />}
        actions={
          <Group gap="sm">
            <Actions programme={programme} />
            <TakenBack programme={programme} />
          </Group>
        }
      />
      <MoneySummary programme={programme} />
      <Section
        title={t('about')}
        aside={
          mayEdit && (
            <Button variant="default" size="xs" onClick={() => go(`/app/programmes/${programme.id}/edit`)}>
              {t('edit')}
            </Button>
          )
        }
      >
        <KeyValue
          rows={[
            [t('inOtherLanguage'), <OtherTitle key="o" title={programme.title} />],
            [t('years'), <Reference key="y">{yearsOf(programme)}</Reference>],
            [t('legalBasis'), programme.legalBasis && <Written key="l">{programme.legalBasis}</Written>],
          ]}
        />
      </Section>
      <Parties programme={programme} />
      <Components programme={programme} />
      <Domains programme={programme} />
      <DomainMappings programme={programme} />
      <Funders programme={programme} />
      <Partners programme={programme} />
      <Gatherings programme={programme} />
      <Claims programme={programme} />
    </>
  );
}

/** Both titles are equals: the one the page is not in is shown too. */
function OtherTitle({ title }: { title: ProgrammeView['title'] }) {
  const { i18n } = useTranslation('programmes');
  const other = i18n.language === 'ar' ? 'fr' : 'ar';
  return <LocalText text={{ [other]: title[other] }} />;
}

function Actions({ programme: { id, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const [closing, setClosing] = useState(false);
  const move = useAction<'activation' | 'closure'>({
    call: (which, key) => api.post(`/api/programmes/{id}/${which}`, { path: { id } }, key),
    invalidates: ['/api/programmes'],
    onSuccess: () => setClosing(false),
  });
  return (
    <div>
      {can.includes('activate') && (
        <Button loading={move.pending} onClick={() => move.run('activation')}>
          {t('activate')}
        </Button>
      )}
      {can.includes('close') && (
        <Button variant="default" onClick={() => setClosing(true)}>
          {t('close')}
        </Button>
      )}
      {!closing && <ProblemAlert problem={move.problem} />}
      <ConfirmDialog
        opened={closing}
        title={t('closeTitle')}
        action={t('close')}
        danger
        pending={move.pending}
        onConfirm={() => move.run('closure')}
        onClose={() => setClosing(false)}
      >
        <p>{t('closeWhy')}</p>
        <ProblemAlert problem={move.problem} />
      </ConfirmDialog>
    </div>
  );
}

const TAKEN_BACK = [
  { event: 'reopen', at: '/api/programmes/{id}/reopening', danger: false },
  { event: 'withdraw', at: '/api/programmes/{id}/withdrawal', danger: true },
  { event: 'resume', at: '/api/programmes/{id}/resumption', danger: false },
] as const;

/** What was begun, given up or closed by mistake, with its reason. */
function TakenBack({ programme: { id, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const [asked, setAsked] = useState(false);
  const act = TAKEN_BACK.find(({ event }) => can.includes(event));
  const move = useAction<string>({
    call: (reason, key) => api.post(act!.at, { path: { id }, body: { reason } }, key),
    invalidates: ['/api/programmes'],
    onSuccess: () => setAsked(false),
  });
  if (!act) return null;
  const words = {
    reopen: { title: t('reopen'), what: t('reopenWhy') },
    withdraw: { title: t('withdraw'), what: t('withdrawWhy') },
    resume: { title: t('resume'), what: t('resumeWhy') },
  }[act.event];
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {words.title}
      </Button>
      <ReasonDialog
        opened={asked}
        title={words.title}
        label={t('why')}
        action={words.title}
        danger={act.danger}
        pending={move.pending}
        onClose={() => setAsked(false)}
        onConfirm={(reason) => move.run(reason)}
      >
        <p>{words.what}</p>
        <ProblemAlert problem={move.problem} />
      </ReasonDialog>
    </>
  );
}
