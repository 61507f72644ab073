import type { StatementItem } from '#disbursements';
import { MAX_STATEMENT_MEGABYTES, MEGABYTE } from '#disbursements/public';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { uploadFile, useApiList } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  Empty,
  FileDrop,
  type SendFiles,
  Num,
  PageTitle,
  Reference,
  Section,
  StateBadge,
  useGo,
  XML,
  OnDay,
  type ListColumn,
} from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';

/** As the API says of a statement. */
const RULES = { kinds: [XML], maxBytes: MAX_STATEMENT_MEGABYTES * MEGABYTE };

/** Bank statements: orders are paid by what the bank booked, and by nothing else. */
export function StatementsPage() {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const go = useGo();
  const client = useQueryClient();
  const [filters, change] = useAddressFilters();
  const columns = useColumns();
  const asked = { q: filters.q, sort: filters.sort };
  const query = useApiList('/api/disbursements/statements', { query: { ...asked, page: filters.page } });

  const upload: SendFiles = async (files, onProgress, signal) => {
    const statement = await uploadFile('/api/disbursements/statements', {}, files, onProgress, signal);
    await client.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/api/disbursements') });
    go(`/app/disbursements/statements/${statement.id}`);
  };

  return (
    <>
      <PageTitle title={t('statements.title')} lead={t('statements.lead')} />
      <PaymentsNav current="statements" />
      {may('bank_statement.import') && (
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
              <Listed
                list="bank-statements"
                caption={t('statements.imported')}
                page={statements}
                columns={columns}
                rowKey={({ id }) => id}
                asked={asked}
                change={change}
              />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function useColumns(): ListColumn<StatementItem>[] {
  const { t, i18n } = useTranslation('disbursements');
  return [
    {
      key: 'message',
      header: t('statements.message'),
      sort: 'message',
      place: 'title',
      cell: (row) => (
        <AppLink href={`/app/disbursements/statements/${row.id}`}>
          <Reference>{row.messageId}</Reference>
        </AppLink>
      ),
    },
    { key: 'imported', header: t('statements.importedOn'), sort: 'imported', cell: (row) => <OnDay at={row.imported} /> },
    { key: 'entries', header: t('statements.entries'), digits: true, named: true, cell: (row) => <Num value={row.entries} /> },
    {
      key: 'mismatches',
      header: t('statements.mismatches'),
      place: 'aside',
      cell: (row) =>
        row.openCases === 0 ? (
          row.mismatches === 0 ? (
            t('statements.noMismatch')
          ) : (
            t('statements.allSettled')
          )
        ) : (
          <StateBadge state="mismatch" tone="attention" label={{ [i18n.language]: t('statements.mismatch', { count: row.openCases }) }} />
        ),
    },
  ];
}
