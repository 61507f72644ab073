import type { CountedProjectItem } from '#bilan';
import { useTranslation } from 'react-i18next';
import { useAddressFilters, useParam } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { RegionName } from '../../app/RegionName.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, Empty, LocalText, PageTitle, Reference, Written, useLocal, type ListColumn } from '../../ui/index.js';

/** The projects that a figure of the bilan counts. */
export function CountedPage() {
  const { t } = useTranslation('bilan');
  const local = useLocal();
  const year = useParam('year');
  const [filters, change] = useAddressFilters();
  const { domain, region, sort, page } = filters;
  const asked = { domain, region, sort };
  const columns = useColumns(Number(year));
  const reference = useReference(Number(year));
  const query = useApiList('/api/bilan/years/{year}/projects', { path: { year }, query: { ...asked, page } });
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
            <Listed
              list="counted-projects"
              caption={t('countedIn', { year })}
              page={projects}
              columns={columns}
              rowKey={({ conventionId }) => conventionId}
              asked={{ ...asked, year }}
              change={change}
              sums={[{ name: 'awardedCentimes', label: t('awardedSum'), of: ({ awardedCentimes }) => awardedCentimes }]}
            />
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(year: number): ListColumn<CountedProjectItem>[] {
  const { t } = useTranslation('bilan');
  const { data: reference } = useReference(year);
  const domainOf = (code: string) => reference?.domains.find((domain) => domain.code === code)?.label ?? { fr: code };
  return [
    {
      key: 'number',
      header: t('act'),
      sort: 'number',
      cell: (row) => (
        <AppLink href={`/app/conventions/${row.conventionId}`}>
          <Reference>{row.number}</Reference>
        </AppLink>
      ),
    },
    { key: 'title', header: t('project'), sort: 'title', place: 'title', cell: (row) => <Written>{row.title}</Written> },
    {
      key: 'association',
      header: t('association'),
      sort: 'association',
      cell: (row) => (
        <>
          <LocalText text={row.association.name} />
          {row.association.ofMigrants && <> · {t('migrants')}</>}
        </>
      ),
    },
    { key: 'domain', header: t('domain'), sort: 'domain', place: 'away', cell: (row) => <LocalText text={domainOf(row.domainCode)} /> },
    {
      key: 'region',
      header: t('region'),
      sort: 'region',
      cell: (row) => (row.regionCode ? <RegionName code={row.regionCode} /> : t('notKnown')),
    },
    {
      key: 'awarded',
      header: t('awardedDh'),
      digits: true,
      sort: 'awarded',
      cell: (row) => <Amount centimes={row.awardedCentimes} unit={false} />,
    },
    { key: 'paid', header: t('paidDh'), digits: true, place: 'away', cell: (row) => <Amount centimes={row.paidCentimes} unit={false} /> },
  ];
}
