import type { PeopleReached, ReportView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { Amount, DataTable, KeyValue, Mark, Num, Reference, Section, Written, type Tone } from '../../ui/index.js';
import { Difference } from './FinancialFields.js';
import { Vouchers } from './Vouchers.js';

const TOTAL = 'total';
const doneTone: Record<'yes' | 'partly' | 'no', Tone> = { yes: 'good', partly: 'attention', no: 'bad' };

/** The report as it was handed in. */
export function ReportReading({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  return (
    <>
      <Section title={t('narrative.title')}>
        <KeyValue
          rows={[
            [t('narrative.summary'), report.summary ? <Written key="summary">{report.summary}</Written> : '—'],
            [t('narrative.difficulties'), report.difficulties && <Written key="difficulties">{report.difficulties}</Written>],
          ]}
        />
      </Section>
      {report.activities.length > 0 && <Activities activities={report.activities} />}
      {report.indicators.length > 0 && <Indicators indicators={report.indicators} />}
      <Section title={t('people.title')}>
        <People declared={report.declared} verified={report.verified} />
      </Section>
      <Financial report={report} />
      <Section title={t('vouchers.title')}>
        <Vouchers report={report} />
      </Section>
    </>
  );
}

function Activities({ activities }: Pick<ReportView, 'activities'>) {
  const { t } = useTranslation('monitoring');
  return (
    <Section title={t('activities.title')}>
      <DataTable
        caption={t('activities.title')}
        rows={activities.map((activity, index) => ({ ...activity, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: 'label', header: t('activities.activity'), cell: (row) => <Written>{row.label}</Written> },
          {
            key: 'done',
            header: t('activities.was'),
            cell: (row) => (row.done ? <Mark tone={doneTone[row.done]}>{t(`activities.done.${row.done}`)}</Mark> : '—'),
          },
          { key: 'comment', header: t('activities.comment'), cell: (row) => <Written>{row.comment}</Written> },
        ]}
      />
    </Section>
  );
}

function Indicators({ indicators }: Pick<ReportView, 'indicators'>) {
  const { t } = useTranslation('monitoring');
  return (
    <Section title={t('indicators.title')}>
      <DataTable
        caption={t('indicators.title')}
        rows={indicators.map((indicator, index) => ({ ...indicator, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: 'label', header: t('indicators.indicator'), cell: (row) => <Written>{row.label}</Written> },
          { key: 'unit', header: t('indicators.unit'), cell: (row) => <Written>{row.unit}</Written> },
          { key: 'target', header: t('indicators.planned'), digits: true, cell: (row) => <Num value={row.target} /> },
          { key: 'actual', header: t('indicators.actual'), digits: true, cell: (row) => <Num value={row.actual} /> },
        ]}
      />
    </Section>
  );
}

function People({ declared, verified }: { declared: PeopleReached | null; verified: PeopleReached | null }) {
  const { t } = useTranslation('monitoring');
  const rows = (['total', 'women', 'minors'] as const).map((who) => ({ who, declared: declared?.[who], verified: verified?.[who] }));
  return (
    <DataTable
      caption={t('people.title')}
      rows={rows}
      rowKey={(row) => row.who}
      columns={[
        { key: 'who', header: t('people.who'), cell: (row) => t(`people.${row.who}`) },
        { key: 'declared', header: t('people.declared'), digits: true, cell: (row) => <Num value={row.declared} /> },
        { key: 'verified', header: t('people.verified'), digits: true, cell: (row) => <Num value={row.verified} /> },
      ]}
    />
  );
}

function Financial({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const rows = [...report.lines, { id: TOTAL, account: '', label: t('financial.total'), ...report.totals }];
  return (
    <Section
      title={t('financial.title')}
      aside={
        <span>
          {t('financial.tranche')} <Amount centimes={report.trancheCentimes} />
        </span>
      }
    >
      <DataTable
        caption={t('financial.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'account', header: t('financial.account'), cell: (row) => <Reference>{row.account}</Reference> },
          {
            key: 'label',
            header: t('financial.label'),
            cell: (row) => (row.id === TOTAL ? <strong>{row.label}</strong> : <Written>{row.label}</Written>),
          },
          {
            key: 'forecast',
            header: t('financial.forecast'),
            digits: true,
            cell: (row) => <Amount centimes={row.forecastCentimes} unit={false} />,
          },
          {
            key: 'actual',
            header: t('financial.actual'),
            digits: true,
            cell: (row) => <Amount centimes={row.actualCentimes} unit={false} />,
          },
          {
            key: 'difference',
            header: t('financial.difference'),
            digits: true,
            cell: (row) => <Difference centimes={row.differenceCentimes} />,
          },
        ]}
      />
      {report.ineligibleCentimes > 0 && (
        <p>
          {t('financial.ineligible')} <Amount centimes={report.ineligibleCentimes} />
        </p>
      )}
    </Section>
  );
}
