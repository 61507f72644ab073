import type { DamagedFileItem } from '#notifications';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, formatBytes, Mark, PageTitle, Reference, useLanguage, OnDay, type ListColumn } from '../../ui/index.js';

/** What the daily check of stored files found, and what to do about it. */
export function DamagedFilesPage() {
  const { t } = useTranslation('identity');
  const [filters, change] = useAddressFilters();
  const asked = { sort: filters.sort };
  const columns = useColumns();
  const query = useApiList('/api/files/damaged', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('files.title')} lead={t('files.lead')} />
      <Loaded query={query}>
        {(found) =>
          found.total === 0 ? (
            <Empty title={t('files.none')} />
          ) : (
            <Listed
              list="damaged-files"
              caption={t('files.title')}
              page={found}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
            />
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<DamagedFileItem>[] {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  return [
    { key: 'name', header: t('files.name'), sort: 'name', place: 'title', cell: ({ name }) => <bdi>{name}</bdi> },
    { key: 'defect', header: t('files.defect'), place: 'aside', cell: ({ defect }) => <Mark tone="bad">{t(`files.${defect}`)}</Mark> },
    { key: 'size', header: t('files.size'), sort: 'size', cell: ({ size }) => formatBytes(size, language) },
    { key: 'kept', header: t('files.kept'), sort: 'kept', named: true, cell: ({ kept }) => <OnDay at={kept} /> },
    { key: 'found', header: t('files.found'), sort: 'found', named: true, cell: ({ found }) => <OnDay at={found} /> },
    { key: 'hash', header: t('files.hash'), wide: true, cell: ({ sha256 }) => <Reference>{sha256}</Reference> },
  ];
}
