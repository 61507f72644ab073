import type { InstitutionView } from '#institution';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { WaitingProposals } from '../../app/proposals/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
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
import { Accounts } from './Accounts.js';
import { Signatories } from './Signatories.js';

/** One institution: how it signs, from which accounts it pays, who binds it. */
export function InstitutionPage() {
  const id = useParam('institutionId');
  return (
    <Loaded query={useApi('/api/institutions/{id}', { path: { id } })}>{(institution) => <Institution institution={institution} />}</Loaded>
  );
}

function Institution({ institution }: { institution: InstitutionView }) {
  const { t } = useTranslation('institution');
  const local = useLocal();
  const go = useGo();
  const here = `/app/institutions/${institution.id}`;
  return (
    <>
      <PageTitle
        title={local(institution.name)}
        over={
          <>
            <AppLink href="/app/institutions">{t('nav')}</AppLink> · <Reference>{institution.code}</Reference>
          </>
        }
        lead={
          institution.state === 'closed' ? (
            <StateBadge state={institution.state} label={institution.stateLabel} tone="neutral" />
          ) : institution.isPrincipal ? (
            t('principalLead')
          ) : (
            local(institution.kindLabel)
          )
        }
        actions={
          <Group gap="sm">
            <Button variant="default" onClick={() => go(`${here}/parameters`)}>
              {t('parameters')}
            </Button>
            <Life institution={institution} />
            {institution.can.includes('edit') && <Button onClick={() => go(`${here}/edit`)}>{t('edit')}</Button>}
          </Group>
        }
      />
      <WaitingProposals about={institution.id} />
      <Letterhead institution={institution} />
      <Accounts institution={institution} />
      <Signatories institution={institution} />
    </>
  );
}

/** It ends, or an end by mistake is taken back. */
function Life({ institution: { id, can } }: { institution: InstitutionView }) {
  const { t } = useTranslation('institution');
  const [asked, setAsked] = useState(false);
  const closes = can.includes('close');
  const move = useAction<string>({
    call: (reason, key) =>
      api.post(closes ? '/api/institutions/{id}/closure' : '/api/institutions/{id}/reopening', { path: { id }, body: { reason } }, key),
    invalidates: ['/api/institutions'],
    onSuccess: () => setAsked(false),
  });
  if (!closes && !can.includes('reopen')) return null;
  const title = closes ? t('close') : t('reopen');
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {title}
      </Button>
      <ReasonDialog
        opened={asked}
        title={title}
        label={t('why')}
        action={title}
        danger={closes}
        pending={move.pending}
        onClose={() => setAsked(false)}
        onConfirm={(reason) => move.run(reason)}
      >
        <p>{closes ? t('closeWhy') : t('reopenWhy')}</p>
        <ProblemAlert problem={move.problem} />
      </ReasonDialog>
    </>
  );
}

const perhaps = (text: string | null) => text && <Written>{text}</Written>;

function Letterhead({ institution }: { institution: InstitutionView }) {
  const { t, i18n } = useTranslation('institution');
  const other = i18n.language === 'ar' ? 'fr' : 'ar';
  const { header, legalBases, legalNotice } = institution;
  const shown = i18n.language === 'ar' ? header.ar : header.fr;
  return (
    <Section title={t('letterhead')}>
      <KeyValue
        rows={[
          [t('inOtherLanguage'), <LocalText key="o" text={{ [other]: institution.name[other] }} />],
          [t('kind'), <LocalText key="k" text={institution.kindLabel} />],
          [t('region'), institution.region ? <LocalText key="r" text={institution.region} /> : t('wholeCountry')],
          [t('header'), <HeaderLines key="h" lines={shown} />],
          [t('seat'), <LocalText key="s" text={institution.seat} />],
          [t('authorisingOfficer'), <LocalText key="a" text={institution.authorisingOfficer} />],
          [t('certifiedName'), <Written key="c">{institution.certifiedName}</Written>],
          [t('prefix'), institution.numberPrefix ? <Reference key="p">{institution.numberPrefix}</Reference> : t('noPrefix')],
          [t('legalBases'), legalBases.length > 0 ? <HeaderLines key="b" lines={legalBases} /> : null],
          [t('legalNotice'), legalNotice && <LocalText key="n" text={legalNotice} />],
          [t('contactEmail'), perhaps(institution.contactEmail)],
          [t('contactPhone'), perhaps(institution.contactPhone)],
        ]}
      />
    </Section>
  );
}

function HeaderLines({ lines }: { lines: string[] }) {
  return lines.map((line, index) => (
    <div key={index}>
      <Written>{line}</Written>
    </div>
  ));
}
