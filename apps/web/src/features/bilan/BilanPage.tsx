import type { BilanYear } from '#bilan';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, Empty, KeyValue, Num, PageTitle, Pct, Section } from '../../ui/index.js';
import { BilanNav } from './BilanNav.js';
import { BilanTable } from './BilanTable.js';

const FIRST_YEAR = 2017;

/** The figures of a year as they are now; each opens the list it counts. */
export function BilanPage() {
  const { t } = useTranslation('bilan');
  const [filters, change] = useAddressFilters();
  const thisYear = new Date().getFullYear();
  const year = filters.year ?? String(thisYear);
  const years = Array.from({ length: thisYear - FIRST_YEAR + 2 }, (_, index) => String(FIRST_YEAR + index)).reverse();
  const { comparedBy } = filters;
  const { data: domains } = useApi('/api/domains');
  const query = useApi('/api/bilan/years/{year}', { path: { year }, query: comparedBy ? { comparedBy } : {} });
  return (
    <>
      <PageTitle title={t('titleOf', { year })} lead={t('lead')} />
      <BilanNav current="/app/bilan" />
      <div className="filters">
        <NativeSelect label={t('year')} value={year} data={years} onChange={(event) => change({ year: event.currentTarget.value })} />
        {domains && domains.comparing.length > 0 && (
          <NativeSelect
            label={t('comparedBy')}
            value={comparedBy ?? ''}
            data={[{ value: '', label: t('ownDomains') }, ...domains.comparing.map(({ id, code }) => ({ value: id, label: code }))]}
            onChange={(event) => change({ comparedBy: event.currentTarget.value })}
          />
        )}
      </div>
      <Loaded query={query}>
        {(bilan) =>
          bilan.totals.projects === 0 ? (
            <Empty title={t('empty', { year })}>
              <p>{t('emptyHint')}</p>
            </Empty>
          ) : (
            <>
              {bilan.demonstration && <p className="lead">{t('demonstration')}</p>}
              <Section title={t('totals')}>
                <Totals bilan={bilan} />
                <p className="work-when">{t('noteAwarded')}</p>
              </Section>
              <BilanTable
                title={t('byDomain')}
                heading={t('domain')}
                year={bilan.year}
                filter={comparedBy ? undefined : 'domain'}
                rows={bilan.domains}
                totals={bilan.totals}
              />
              <BilanTable
                title={t('byRegion')}
                heading={t('region')}
                year={bilan.year}
                filter="region"
                rows={bilan.regions}
                totals={bilan.totals}
              />
              <p className="work-when">{t('sharesNote')}</p>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Totals({ bilan: { year, totals, selection, fromArchives } }: { bilan: BilanYear }) {
  const { t } = useTranslation('bilan');
  return (
    <KeyValue
      rows={[
        [
          t('projects'),
          <AppLink key="projects" href={`/app/bilan/${year}/projects`}>
            <Num value={totals.projects} />
          </AppLink>,
        ],
        [
          t('associations'),
          <span key="associations">
            <Num value={totals.associations} />
            {totals.associationsOfMigrants !== null && t('ofWhichMigrants', { count: totals.associationsOfMigrants })}
          </span>,
        ],
        [
          t('selection'),
          fromArchives
            ? t('notKnown')
            : selection && (
                <span key="selection">
                  <Num value={selection.retained} /> {t('outOf')} <Num value={selection.received} /> (
                  <Pct share={selection.retainedShare / 1000} />)
                </span>
              ),
        ],
        [t('asked'), totals.askedCentimes === null ? t('notKnown') : <Amount key="asked" centimes={totals.askedCentimes} />],
        [t('awarded'), <Amount key="awarded" centimes={totals.awardedCentimes} />],
        [t('paid'), <Amount key="paid" centimes={totals.paidCentimes} />],
        [t('coFunding'), totals.coFundingCentimes === null ? t('notKnown') : <Amount key="co" centimes={totals.coFundingCentimes} />],
        [t('beneficiaries'), totals.beneficiaries === null ? t('notYet') : <Num key="people" value={totals.beneficiaries} />],
      ]}
    />
  );
}
