import type { ImportListItem } from '#imports';
import { MAX_IMPORT_MEGABYTES, MAX_IMPORT_ROWS } from '#imports/public';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { uploadFile, useApi, useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  Choices,
  Empty,
  FileDrop,
  type SendFiles,
  LocalText,
  Num,
  OnDay,
  PageTitle,
  Section,
  SHEET,
  StateBadge,
  TABLE,
  useGo,
  useLocal,
  Written,
  type ListColumn,
} from '../../ui/index.js';

/** As the API says of a table. */
const RULES = { kinds: [TABLE, SHEET], maxBytes: MAX_IMPORT_MEGABYTES * 1_000_000 };

/** Files of before: brought in, looked at row by row, carried out or left. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const may = useMay();
  const [filters, change] = useAddressFilters();
  const asked = { sort: filters.sort };
  const query = useApiList('/api/imports', { query: { ...asked, page: filters.page } });
  const columns = useColumns();
  return (
    <>
      <PageTitle title={t('nav')} lead={t('lead', { max: MAX_IMPORT_ROWS })} />
      {may('import.manage') && <BringIn />}
      <Section title={t('files')}>
        <Loaded query={query}>
          {(page) =>
            page.total === 0 ? (
              <Empty title={t('none')}>
                <p>{t('noneHint')}</p>
              </Empty>
            ) : (
              <Listed
                list="imports"
                caption={t('files')}
                page={page}
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

function BringIn() {
  const { t } = useTranslation('imports');
  const local = useLocal();
  const go = useGo();
  const [kind, setKind] = useState<string | null>(null);
  return (
    <Section title={t('bringIn')}>
      <Loaded query={useApi('/api/imports/kinds')}>
        {(kinds) => {
          const chosen = kinds.find((each) => each.kind === (kind ?? kinds[0]?.kind));
          if (!chosen) return null;
          const upload: SendFiles = async (files, onProgress, signal) => {
            const run = await uploadFile('/api/imports/kinds/{kind}/files', { path: { kind: chosen.kind } }, files, onProgress, signal);
            go(`/app/imports/${run.id}`);
          };
          return (
            <>
              <Choices
                name="kind"
                legend={t('what')}
                choices={kinds.map((each) => ({ value: each.kind, label: local(each.label) }))}
                value={chosen.kind}
                onChange={setKind}
              />
              <p>
                <LocalText text={chosen.hint} />
              </p>
              <p className="work-when">
                {t('fields')} {chosen.fields.map((field) => `${local(field.label)}${field.required ? ' *' : ''}`).join(t('listSeparator'))}
              </p>
              <FileDrop label={t('choose')} rules={RULES} upload={upload} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function useColumns(): ListColumn<ImportListItem>[] {
  const { t } = useTranslation('imports');
  return [
    {
      key: 'file',
      header: t('file'),
      sort: 'file',
      place: 'title',
      cell: (row) => (
        <AppLink href={`/app/imports/${row.id}`}>
          <Written>{row.fileName}</Written>
        </AppLink>
      ),
    },
    { key: 'kind', header: t('content'), cell: (row) => <LocalText text={row.kindLabel} /> },
    { key: 'rows', header: t('rows'), sort: 'rows', digits: true, named: true, cell: (row) => <Num value={row.rowCount} /> },
    { key: 'by', header: t('by'), cell: (row) => (row.by ? <Written>{row.by}</Written> : t('commandLine')) },
    { key: 'created', header: t('on'), sort: 'created', cell: (row) => <OnDay at={row.created} /> },
    {
      key: 'state',
      header: t('state'),
      sort: 'state',
      place: 'aside',
      cell: (row) => <StateBadge state={row.state} label={row.stateLabel} />,
    },
  ];
}
