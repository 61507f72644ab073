import type { AwardItem } from '#conventions';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DataTable,
  Dated,
  Empty,
  LocalText,
  Mark,
  Pager,
  PageTitle,
  Reference,
  StateBadge,
  Written,
} from '../../ui/index.js';
import type { Column } from '../../ui/index.js';
import { ConventionsNav } from './ConventionsNav.js';

/** Final awards, first those for which no act is drawn up yet. */
export function AwardsPage() {
  const { t } = useTranslation('conventions');
  const [filters, change] = useAddressFilters();
  const all = filters.all === '1';
  const query = useApi('/api/conventions/awards', { query: { waiting: all ? undefined : '1', page: filters.page } });
  return (
    <>
      <PageTitle title={t('awards.title')} lead={t('awards.lead')} />
      <ConventionsNav current="/app/conventions/awards" />
      <Checkbox
        mb="md"
        label={t('awards.all')}
        checked={all}
        onChange={(event) => change({ all: event.currentTarget.checked ? '1' : undefined })}
      />
      <Loaded query={query}>
        {(awards) =>
          awards.total === 0 ? (
            <Empty title={t('awards.none')}>
              <p>{t('awards.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <AwardTable rows={awards.items} />
              <Pager page={awards} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function AwardTable({ rows }: { rows: AwardItem[] }) {
  const { t } = useTranslation('conventions');
  const { grant } = useSession();
  const columns: Column<AwardItem>[] = [
    {
      key: 'file',
      header: t('column.file'),
      cell: (row) => (
        <AppLink href={`/app/applications/${row.applicationId}`}>
          <Reference>{row.applicationNumber}</Reference>
        </AppLink>
      ),
    },
    { key: 'title', header: t('column.project'), cell: (row) => <Written>{row.title}</Written> },
    {
      key: 'association',
      header: t('column.association'),
      cell: (row) => (
        <AppLink href={`/app/associations/${row.association.id}`}>
          <LocalText text={row.association.name} />
        </AppLink>
      ),
    },
    { key: 'region', header: t('column.region'), cell: (row) => <RegionName code={row.regionCode} /> },
    { key: 'decided', header: t('column.decided'), cell: (row) => <Dated at={row.decided} /> },
    { key: 'amount', header: t('column.awarded'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
    {
      key: 'act',
      header: t('column.act'),
      cell: (row) => (
        <>
          <ActOf award={row} mayDraft={grant?.role === 'programme.officer'} />
          {!row.notified && (
            <div style={{ marginBlockStart: 6 }}>
              <Mark tone="attention">{t('awards.notNotified')}</Mark>
            </div>
          )}
        </>
      ),
    },
  ];
  return <DataTable caption={t('awards.title')} columns={columns} rows={rows} rowKey={(row) => row.decisionId} />;
}

function ActOf({ award, mayDraft }: { award: AwardItem; mayDraft: boolean }) {
  const { t } = useTranslation('conventions');
  if (award.convention) {
    return (
      <>
        <AppLink href={`/app/conventions/${award.convention.id}`}>
          <Reference>{award.convention.number}</Reference>
        </AppLink>{' '}
        <StateBadge state={award.convention.state} label={award.convention.stateLabel} />
      </>
    );
  }
  if (!mayDraft) return <>{t('awards.waiting')}</>;
  return (
    <AppLink
      className="button-link"
      href={`/app/conventions/awards/${award.applicationId}`}
      aria-label={t('awards.drawUpFor', { number: award.applicationNumber })}
    >
      {t('awards.drawUp')}
    </AppLink>
  );
}
