import type { StatementItem } from '#disbursements';
import { MAX_STATEMENT_MEGABYTES, MEGABYTE } from '#disbursements/public';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { uploadFile, useApi } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  DataTable,
  Dated,
  Empty,
  FileDrop,
  Num,
  Pager,
  PageTitle,
  Reference,
  Section,
  StateBadge,
  useGo,
  XML,
} from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';

/** As the API says of a statement. */
const RULES = { kinds: [XML], maxBytes: MAX_STATEMENT_MEGABYTES * MEGABYTE };

/** Bank statements: orders are paid by what the bank booked, and by nothing else. */
export function StatementsPage() {
  const { t } = useTranslation('disbursements');
  const { grant } = useSession();
  const go = useGo();
  const client = useQueryClient();
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/disbursements/statements', { query: { page: filters.page } });

  async function upload(file: File, onProgress: (share: number) => void) {
    const statement = await uploadFile('/api/disbursements/statements', {}, file, onProgress);
    await client.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/api/disbursements') });
    go(`/app/disbursements/statements/${statement.id}`);
  }

  return (
    <>
      <PageTitle title={t('statements.title')} lead={t('statements.lead')} />
      <PaymentsNav current="statements" />
      {grant?.role === 'accountant' && (
        <Section title={t('statements.import')}>
          <FileDrop label={t('statements.choose')} rules={RULES} upload={upload} />
        </Section>
      )}
      <Section title={t('statements.imported')}>
        <Loaded query={query}>
          {(statements) =>
            statements.total === 0 ? (
              <Empty title={t('statements.none')} />
            ) : (
              <>
                <StatementTable rows={statements.items} />
                <Pager page={statements} onPage={(next) => change({ page: String(next) })} />
              </>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function StatementTable({ rows }: { rows: StatementItem[] }) {
  const { t, i18n } = useTranslation('disbursements');
  return (
    <DataTable
      caption={t('statements.imported')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'message',
          header: t('statements.message'),
          cell: (row) => (
            <AppLink href={`/app/disbursements/statements/${row.id}`}>
              <Reference block>{row.messageId}</Reference>
            </AppLink>
          ),
        },
        { key: 'imported', header: t('statements.importedOn'), cell: (row) => <Dated at={row.imported} /> },
        { key: 'entries', header: t('statements.entries'), digits: true, cell: (row) => <Num value={row.entries} /> },
        {
          key: 'mismatches',
          header: t('statements.mismatches'),
          cell: (row) =>
            row.openCases === 0 ? (
              row.mismatches === 0 ? (
                t('statements.noMismatch')
              ) : (
                t('statements.allSettled')
              )
            ) : (
              <StateBadge
                state="mismatch"
                tone="attention"
                label={{ [i18n.language]: t('statements.mismatch', { count: row.openCases }) }}
              />
            ),
        },
      ]}
    />
  );
}
