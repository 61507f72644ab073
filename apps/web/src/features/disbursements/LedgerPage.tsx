import type { LedgerLine } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Dated, Empty, PageTitle, Reference, Section } from '../../ui/index.js';

/** Every movement of money of one convention, in double entry. */
export function LedgerPage() {
  const { t } = useTranslation('disbursements');
  const id = useParam('conventionId');
  const payments = useApi('/api/disbursements/conventions/{id}', { path: { id } });
  const ledger = useApi('/api/disbursements/conventions/{id}/ledger', { path: { id } });
  return (
    <>
      <PageTitle
        over={
          <AppLink href={`/app/disbursements/conventions/${id}`}>
            {t('column.convention')} <Reference>{payments.data?.number}</Reference>
          </AppLink>
        }
        title={t('ledger.title')}
        lead={t('ledger.lead')}
      />
      <Loaded query={ledger}>{(lines) => (lines.length === 0 ? <Empty title={t('ledger.none')} /> : <Ledger lines={lines} />)}</Loaded>
    </>
  );
}

function Ledger({ lines }: { lines: LedgerLine[] }) {
  const { t } = useTranslation('disbursements');
  const accounts = [...new Set(lines.map(({ account }) => account))].map((account) => {
    const own = lines.filter((line) => line.account === account);
    return { account, balance: own.reduce((sum, line) => sum + line.debitCentimes - line.creditCentimes, 0) };
  });
  return (
    <>
      <DataTable
        caption={t('ledger.title')}
        rows={lines.map((line, index) => ({ ...line, index }))}
        rowKey={(line) => String(line.index)}
        columns={[
          { key: 'at', header: t('ledger.at'), cell: (line) => <Dated at={line.at} /> },
          {
            key: 'movement',
            header: t('ledger.movement'),
            cell: (line) => (
              <>
                {t(`ledger.movements.${line.movement}`)}
                {line.reversal && ` (${t('ledger.reversal')})`}
              </>
            ),
          },
          { key: 'account', header: t('ledger.account'), cell: (line) => t(`ledger.accounts.${line.account}`) },
          { key: 'debit', header: t('ledger.debit'), digits: true, cell: (line) => <Side centimes={line.debitCentimes} /> },
          { key: 'credit', header: t('ledger.credit'), digits: true, cell: (line) => <Side centimes={line.creditCentimes} /> },
        ]}
      />
      <Section title={t('ledger.balances')} level={2}>
        <DataTable
          caption={t('ledger.balances')}
          rows={accounts}
          rowKey={(row) => row.account}
          columns={[
            { key: 'account', header: t('ledger.account'), cell: (row) => t(`ledger.accounts.${row.account}`) },
            { key: 'balance', header: t('ledger.balance'), digits: true, cell: (row) => <Amount centimes={row.balance} unit={false} /> },
          ]}
        />
      </Section>
    </>
  );
}

const Side = ({ centimes }: { centimes: number }) => (centimes === 0 ? <>—</> : <Amount centimes={centimes} unit={false} />);
