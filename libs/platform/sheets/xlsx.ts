import type { Writable } from 'node:stream';
import { once } from 'node:events';
import type { Language } from '#kernel';
import type { Cell, CellKind, SheetColumn, SheetWriter } from './sheet.js';

const FORMATS: Partial<Record<CellKind, string>> = { amount: '#,##0.00', number: '#,##0', day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' };
const WIDTHS: Record<CellKind, number> = { text: 32, number: 12, amount: 18, day: 12, instant: 18 };
/** Excel's limit (ECMA-376). */
const LONGEST_NAME = 31;

/** A workbook of one sheet, its headings held in view, from right to left in Arabic. Written row by row: the sheet is never whole in memory. */
export async function xlsxWriter(
  out: Writable,
  columns: readonly SheetColumn[],
  { title, language }: { title: string; language: Language },
): Promise<SheetWriter> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet(title.replace(/[*?:\\/[\]]/g, ' ').slice(0, LONGEST_NAME), {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ar' }],
  });
  sheet.columns = columns.map(({ label, kind }) => ({ header: label, width: WIDTHS[kind], style: { numFmt: FORMATS[kind] ?? '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  return {
    row: async (cells) => {
      sheet.addRow(cells.map((cell, index) => valueOf(cell, columns[index]!.kind))).commit();
      if (out.writableNeedDrain) await once(out, 'drain');
    },
    end: () => book.commit(),
  };
}

/** Text stays text: a cell of this kind is never read as a formula. */
function valueOf(cell: Cell, kind: CellKind): string | number | Date | null {
  if (kind === 'amount' && typeof cell === 'number') return cell / 100;
  if (kind === 'day' && typeof cell === 'string') return new Date(`${cell}T00:00:00Z`);
  return cell;
}
