import type { ConventionView } from '#conventions';
import { STATES_IN_EFFECT } from '#conventions/public';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DataTable,
  Dated,
  Day,
  KeyValue,
  LocalText,
  PageTitle,
  Pct,
  ReasonWords,
  Reference,
  Section,
} from '../../ui/index.js';
import { ActState } from './ActState.js';
import { ActDocument } from './ActDocument.js';
import { Budget } from './Budget.js';
import { Deeds } from './Deeds.js';
import { Signatures } from './Signatures.js';

/** One act, the same page for both sides. */
export function ConventionPage() {
  const id = useParam('conventionId');
  const query = useApi('/api/conventions/{id}', { path: { id } });
  return <Loaded query={query}>{(convention) => <Convention convention={convention} />}</Loaded>;
}

function Convention({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  return (
    <>
      <PageTitle
        over={
          <>
            <AppLink href="/app/conventions">{t('nav')}</AppLink> · <LocalText text={convention.instrumentLabel} />{' '}
            <Reference>{convention.number}</Reference>
          </>
        }
        title={convention.title}
        lead={<LocalText text={convention.association.name} />}
        actions={<ActState act={convention} />}
      />
      <Deeds convention={convention} />
      {STATES_IN_EFFECT.includes(convention.state) && (
        <p className="filters">
          <AppLink className="button-link" href={`/app/disbursements/conventions/${convention.id}`}>
            {t('seePayments')}
          </AppLink>
          <AppLink className="button-link" href={`/app/monitoring/conventions/${convention.id}`}>
            {t('seeMonitoring')}
          </AppLink>
        </p>
      )}
      <Section title={t('terms.title')}>
        <Terms convention={convention} />
      </Section>
      <ActDocument convention={convention} />
      <Section title={t('tranches.title')}>
        <Tranches tranches={convention.tranches} />
      </Section>
      <Budget convention={convention} />
      <Signatures convention={convention} />
    </>
  );
}

function Terms({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  const cut = convention.awardCentimes !== convention.amountCentimes;
  return (
    <KeyValue
      rows={[
        [
          t('column.file'),
          convention.applicationNumber && (
            <AppLink href={`/app/applications/${convention.applicationId}`}>
              <Reference>{convention.applicationNumber}</Reference>
            </AppLink>
          ),
        ],
        [t('column.region'), <RegionName key="region" code={convention.regionCode} />],
        [t('terms.amount'), <Amount key="amount" centimes={convention.amountCentimes} />],
        [t('terms.award'), cut ? <Amount key="award" centimes={convention.awardCentimes} /> : null],
        [t('terms.starts'), <Day key="starts" date={convention.startsOn} />],
        [t('terms.ends'), <Day key="ends" date={convention.endsOn} />],
        [t('terms.inForce'), convention.inForce && <Dated at={convention.inForce} />],
        [t('terms.endReason'), convention.endReason && <ReasonWords key="end" coded={convention.endReasons} text={convention.endReason} />],
      ]}
    />
  );
}

function Tranches({ tranches }: { tranches: ConventionView['tranches'] }) {
  const { t } = useTranslation('conventions');
  return (
    <DataTable
      caption={t('tranches.title')}
      rows={tranches}
      rowKey={(row) => row.id}
      columns={[
        { key: 'rank', header: t('tranches.rank'), cell: (row) => row.rank },
        { key: 'share', header: t('tranches.share'), digits: true, cell: (row) => <Pct share={row.shareBasisPoints / 10_000} /> },
        { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
        { key: 'condition', header: t('tranches.condition'), cell: (row) => <LocalText text={row.condition} /> },
      ]}
    />
  );
}
