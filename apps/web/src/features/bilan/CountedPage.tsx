import type { CountedProjectItem } from '#bilan';
import { useTranslation } from 'react-i18next';
import { useAddressFilters, useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { RegionName } from '../../app/RegionName.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Empty, LocalText, Pager, PageTitle, Reference, Written, useLocal } from '../../ui/index.js';

/** The projects that a figure of the bilan counts. */
export function CountedPage() {
  const { t } = useTranslation('bilan');
  const local = useLocal();
  const year = useParam('year');
  const [filters, change] = useAddressFilters();
  const { domain, region, page } = filters;
  const reference = useReference(Number(year));
  const query = useApi('/api/bilan/years/{year}/projects', { path: { year }, query: { domain, region, page } });
  const chosen = [
    domain && (reference.data?.domains.find(({ code }) => code === domain)?.label ?? { fr: domain }),
    region && (reference.data?.regions.find(({ code }) => code === region)?.label ?? { fr: region }),
  ].flatMap((label) => (label ? [local(label)] : []));
  return (
    <>
      <PageTitle
        over={<AppLink href={`/app/bilan?year=${year}`}>{t('titleOf', { year })}</AppLink>}
        title={t('countedIn', { year })}
        lead={chosen.length > 0 ? chosen.join(' · ') : t('everyProject')}
      />
      <Loaded query={query}>
        {(projects) =>
          projects.total === 0 ? (
            <Empty title={t('empty', { year })} />
          ) : (
            <>
              <Projects rows={projects.items} year={Number(year)} />
              <Pager page={projects} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Projects({ rows, year }: { rows: CountedProjectItem[]; year: number }) {
  const { t } = useTranslation('bilan');
  const { data: reference } = useReference(year);
  const domainOf = (code: string) => reference?.domains.find((domain) => domain.code === code)?.label ?? { fr: code };
  return (
    <DataTable
      caption={t('countedIn', { year })}
      rows={rows}
      rowKey={(row) => row.conventionId}
      columns={[
        {
          key: 'number',
          header: t('act'),
          cell: (row) => (
            <AppLink href={`/app/conventions/${row.conventionId}`}>
              <Reference>{row.number}</Reference>
            </AppLink>
          ),
        },
        { key: 'title', header: t('project'), cell: (row) => <Written>{row.title}</Written> },
        {
          key: 'association',
          header: t('association'),
          cell: (row) => (
            <>
              <LocalText text={row.association.name} />
              {row.association.ofMigrants && <div className="work-when">{t('migrants')}</div>}
            </>
          ),
        },
        { key: 'domain', header: t('domain'), cell: (row) => <LocalText text={domainOf(row.domainCode)} /> },
        { key: 'region', header: t('region'), cell: (row) => (row.regionCode ? <RegionName code={row.regionCode} /> : t('notKnown')) },
        { key: 'awarded', header: t('awardedDh'), digits: true, cell: (row) => <Amount centimes={row.awardedCentimes} unit={false} /> },
        { key: 'paid', header: t('paidDh'), digits: true, cell: (row) => <Amount centimes={row.paidCentimes} unit={false} /> },
      ]}
    />
  );
}
