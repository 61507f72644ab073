import { csvText, decimalCentimes } from '#kernel';
import type { BilanFigures, BilanRow, BilanYear } from './bilan.js';

const HEADINGS = [
  'year',
  'table',
  'code',
  'label_fr',
  'label_ar',
  'projects',
  'associations',
  'associations_of_migrants',
  'asked_mad',
  'awarded_mad',
  'paid_mad',
  'total_cost_mad',
  'beneficiaries',
  'demonstration_data',
] as const;

/**
 * The tables of a year as open data, with a decimal comma in amounts (dirhams). One row for each line; empty is not known, or not published.
 */
export function bilanCsv(bilan: BilanYear): string {
  const line = (table: string, row: BilanFigures & Partial<Pick<BilanRow, 'code' | 'label'>>) => [
    String(bilan.year),
    table,
    row.code ?? '',
    row.label?.fr ?? '',
    row.label?.ar ?? '',
    String(row.projects),
    count(row.associations),
    count(row.associationsOfMigrants),
    amount(row.askedCentimes),
    amount(row.awardedCentimes),
    amount(row.paidCentimes),
    amount(row.totalCostCentimes),
    count(row.beneficiaries),
    bilan.demonstration ? 'yes' : 'no',
  ];
  const rows = [
    HEADINGS,
    ...bilan.domains.map((row) => line('domain', row)),
    ...bilan.regions.map((row) => line('region', row)),
    line('total', bilan.totals),
  ];
  return csvText(rows);
}

const count = (value: number | null) => (value === null ? '' : String(value));
const amount = (centimes: number | null) => (centimes === null ? '' : decimalCentimes(centimes).replace('.', ','));
