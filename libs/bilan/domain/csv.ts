import { decimalCentimes } from '#kernel';
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
] as const;

/** The tables of a year as open data: RFC 4180, UTF-8, one row for each line, amounts in dirhams with two decimals, empty = not published. */
export function bilanCsv(bilan: BilanYear): string {
  const line = (table: string, row: BilanFigures & Partial<Pick<BilanRow, 'code' | 'label'>>) => [
    String(bilan.year),
    table,
    row.code ?? '',
    row.label?.fr ?? '',
    row.label?.ar ?? '',
    String(row.projects),
    String(row.associations),
    String(row.associationsOfMigrants),
    decimalCentimes(row.askedCentimes),
    decimalCentimes(row.awardedCentimes),
    decimalCentimes(row.paidCentimes),
    decimalCentimes(row.totalCostCentimes),
    row.beneficiaries === null ? '' : String(row.beneficiaries),
  ];
  const rows = [
    HEADINGS,
    ...bilan.domains.map((row) => line('domain', row)),
    ...bilan.regions.map((row) => line('region', row)),
    line('total', bilan.totals),
  ];
  return rows.map((cells) => cells.map(quoted).join(',') + '\r\n').join('');
}

/** A cell that begins like a formula is kept from being one when a spreadsheet opens the file. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
