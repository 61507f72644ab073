import type { BilanFigures, BilanRow } from '#bilan';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, DataTable, LocalText, Num, Pct, Section, useLocal } from '../../ui/index.js';

interface Row extends BilanFigures {
  key: string;
  code: string | null;
  label: BilanRow['label'] | null;
  projectShare: number;
  amountShare: number;
}

const WHOLE = 1_000;

/** One table of the year, in its own order; the numbers of projects lead to the projects. */
export function BilanTable({ title, heading, year, filter, rows, totals }: TableProps) {
  const { t } = useTranslation('bilan');
  const local = useLocal();
  const all: Row[] = [
    ...rows.map((row) => ({ ...row, key: row.code })),
    { ...totals, key: 'total', code: null, label: null, projectShare: WHOLE, amountShare: WHOLE },
  ];
  const nameOf = (row: Row) => (row.label ? local(row.label) : t('total'));
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        rows={all}
        rowKey={(row) => row.key}
        columns={[
          { key: 'label', header: heading, cell: (row) => (row.label ? <LocalText text={row.label} /> : <strong>{t('total')}</strong>) },
          {
            key: 'projects',
            header: t('projects'),
            digits: true,
            cell: (row) =>
              filter ? (
                <AppLink
                  href={`/app/bilan/${year}/projects${row.code ? `?${filter}=${encodeURIComponent(row.code)}` : ''}`}
                  aria-label={t('seeProjects', { count: row.projects, what: nameOf(row) })}
                >
                  {figure(row, <Num value={row.projects} />)}
                </AppLink>
              ) : (
                figure(row, <Num value={row.projects} />)
              ),
          },
          {
            key: 'projectShare',
            header: t('projectShare'),
            digits: true,
            cell: (row) => figure(row, <Pct share={row.projectShare / WHOLE} aligned />),
          },
          {
            key: 'associations',
            header: t('associations'),
            digits: true,
            cell: (row) => figure(row, row.associations === null ? t('notKnown') : <Num value={row.associations} />),
          },
          {
            key: 'awarded',
            header: t('awardedDh'),
            digits: true,
            cell: (row) => figure(row, <Amount centimes={row.awardedCentimes} unit={false} />),
          },
          {
            key: 'amountShare',
            header: t('amountShare'),
            digits: true,
            cell: (row) => figure(row, <Pct share={row.amountShare / WHOLE} aligned />),
          },
          {
            key: 'paid',
            header: t('paidDh'),
            digits: true,
            cell: (row) => figure(row, <Amount centimes={row.paidCentimes} unit={false} />),
          },
          { key: 'people', header: t('beneficiaries'), digits: true, cell: (row) => figure(row, <Num value={row.beneficiaries} />) },
        ]}
      />
    </Section>
  );
}
/** The figures of the total stand out as its name does. */
const figure = (row: Row, shown: ReactNode) => (row.code === null ? <strong>{shown}</strong> : shown);

interface TableProps {
  title: string;
  heading: string;
  year: number;
  /** None where a row stands for several of the list. */
  filter: 'domain' | 'region' | undefined;
  rows: BilanRow[];
  totals: BilanFigures;
}
