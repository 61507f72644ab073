import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { decimalCentimes, unarmed, wallOfInstant, type Language } from '#kernel';
import type { Cell, SheetColumn, SheetWriter } from './sheet.js';

/**
 * CSV (RFC 4180) as a spreadsheet of the reader's country opens it: UTF-8 with its mark; `;` between cells and a decimal comma in French
 * and Arabic, `,` and a point in English; days and instants as ISO 8601, instants on the wall of Morocco.
 */
export function csvWriter(out: Writable, columns: readonly SheetColumn[], language: Language): SheetWriter {
  const comma = language === 'en';
  const rows = stringify({ bom: true, delimiter: comma ? ',' : ';', record_delimiter: 'windows' });
  rows.pipe(out);
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!rows.write(cells)) await once(rows, 'drain');
  };
  const heading = write(columns.map(({ label }) => unarmed(label)));
  return {
    row: async (cells) => {
      await heading;
      await write(cells.map((cell, index) => textOf(cell, columns[index]!, comma)));
    },
    end: async () => {
      await heading;
      rows.end();
    },
  };
}

function textOf(cell: Cell, { kind }: SheetColumn, point: boolean): string {
  if (cell === null) return '';
  if (cell instanceof Date) return wallOfInstant(cell).replace('T', ' ');
  if (typeof cell === 'string') return unarmed(cell);
  const text = kind === 'amount' ? decimalCentimes(cell) : String(cell);
  return point ? text : text.replace('.', ',');
}
