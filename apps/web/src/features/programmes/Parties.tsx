import type { PartyView, ProgrammeView } from '#programmes';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataTable, LocalText, Section, useGo, Written, type Column } from '../../ui/index.js';

/** Which institution owns the programme, signs its conventions and pays them, by region. */
export function Parties({ programme: { id, parties, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const go = useGo();
  const columns: Column<PartyView>[] = [
    { key: 'role', header: t('partyRole'), cell: ({ roleLabel }) => <LocalText text={roleLabel} /> },
    { key: 'institution', header: t('partyInstitution'), cell: ({ institution }) => <LocalText text={institution} /> },
    {
      key: 'account',
      header: t('payingAccount'),
      cell: ({ role, account }) => (account ? <Written>{account}</Written> : role === 'paying' ? t('defaultAccount') : null),
    },
    { key: 'region', header: t('region'), cell: ({ region }) => (region ? <LocalText text={region} /> : t('allRegions')) },
  ];
  return (
    <Section
      title={t('parties')}
      aside={
        can.includes('decide_parties') && (
          <Button variant="default" size="xs" onClick={() => go(`/app/programmes/${id}/parties`)}>
            {t('decideParties')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('parties')}
        columns={columns}
        rows={parties}
        rowKey={({ role, regionCode, institutionId }) => `${role} ${regionCode} ${institutionId}`}
      />
      {parties.length === 1 && <p className="work-when">{t('partiesAlone')}</p>}
    </Section>
  );
}
