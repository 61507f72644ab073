import type { DamagedFileItem } from '#notifications';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DataTable, Dated, Empty, formatBytes, Mark, Pager, PageTitle, Reference, useLanguage } from '../../ui/index.js';

/** What the daily check of stored files found, and what to do about it. */
export function DamagedFilesPage() {
  const { t } = useTranslation('identity');
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/files/damaged', { query: { page: filters.page } });
  return (
    <>
      <PageTitle title={t('files.title')} lead={t('files.lead')} />
      <Loaded query={query}>
        {(found) =>
          found.total === 0 ? (
            <Empty title={t('files.none')} />
          ) : (
            <>
              <Files files={found.items} />
              <Pager page={found} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Files({ files }: { files: DamagedFileItem[] }) {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('files.title')}
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: t('files.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'defect',
          header: t('files.defect'),
          cell: ({ defect }) => <Mark tone="bad">{t(`files.${defect}`)}</Mark>,
        },
        { key: 'size', header: t('files.size'), cell: ({ size }) => formatBytes(size, language) },
        { key: 'kept', header: t('files.kept'), cell: ({ kept }) => <Dated at={kept} /> },
        { key: 'found', header: t('files.found'), cell: ({ found }) => <Dated at={found} /> },
        { key: 'hash', header: t('files.hash'), cell: ({ sha256 }) => <Reference block>{sha256}</Reference> },
      ]}
    />
  );
}
