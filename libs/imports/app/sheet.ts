import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import papaparse from 'papaparse';
import { cutText, trimText } from '#kernel';
import { decodeText, type Encoding } from '../domain/encoding.js';
import { importErrors } from '../domain/errors.js';
import { MAX_CELL, MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from '../domain/limits.js';
import { separatorOf } from '../domain/separator.js';
import { requireModest } from './zip-bounds.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
export const CSV = 'text/csv';

export interface SheetRow {
  /** As a spreadsheet numbers it. */
  line: number;
  cells: string[];
}

/** A file as a table of texts. */
export interface Sheet {
  encoding: Encoding | null;
  separator: string | null;
  /** Its name; null for CSV. */
  sheet: string | null;
  headings: string[];
  rows: SheetRow[];
  /** Rows between others that say nothing. */
  emptyRows: number;
}

/** Rows that are counted to say how many there are; what lies beyond is not looked at. */
const MOST_COUNTED = 100_000;
/** Cells of one row, also empty ones: beyond is no table that anybody keeps. */
const MOST_CELLS = 2_000;

/**
 * Reads CSV (whatever its encoding and separator), XLSX or ODS: its first visible sheet that holds something. Formulas are not calculated:
 * what the spreadsheet wrote as their result counts. Texts stay texts.
 * @throws SHEET_UNREADABLE · SHEET_EMPTY · IMPORT_TOO_LONG · IMPORT_TOO_WIDE
 */
export async function readSheet(bytes: Buffer, mediaType: string): Promise<Sheet> {
  const { table, ...found } = mediaType === CSV ? readCsv(bytes) : await readBook(bytes, mediaType);
  const widest = table.find((cells) => cells.length > MOST_CELLS);
  if (widest) throw importErrors.IMPORT_TOO_WIDE({ columns: widest.length, max: MAX_IMPORT_COLUMNS });
  const lines = table.map((cells, index) => ({
    line: index + 1,
    cells: cells.map((cell) => (cell ? cutText(trimText(cell), MAX_CELL) : '')),
  }));
  const first = lines.findIndex(({ cells }) => says(cells));
  if (first === -1) throw importErrors.SHEET_EMPTY();
  const below = lines.slice(first + 1);
  const rows = below.filter(({ cells }) => says(cells));
  if (rows.length === 0) throw importErrors.SHEET_EMPTY();
  if (rows.length > MAX_IMPORT_ROWS) throw importErrors.IMPORT_TOO_LONG({ rows: rows.length, max: MAX_IMPORT_ROWS });
  const headings = withoutEmptyEnd(lines[first]!.cells, rows);
  if (headings.length > MAX_IMPORT_COLUMNS) throw importErrors.IMPORT_TOO_WIDE({ columns: headings.length, max: MAX_IMPORT_COLUMNS });
  const last = below.findLastIndex(({ cells }) => says(cells));
  return { ...found, headings, rows, emptyRows: last + 1 - rows.length };
}

const says = (cells: readonly string[]) => cells.some(Boolean);

/** Columns at the end that have no name, of which no row says anything under their place, are none. */
function withoutEmptyEnd(headings: readonly string[], rows: readonly SheetRow[]): string[] {
  const named = headings.findLastIndex(Boolean) + 1;
  const used = Math.max(0, ...rows.map(({ cells }) => cells.slice(0, headings.length).findLastIndex(Boolean) + 1));
  return headings.slice(0, Math.max(named, used));
}

interface Table extends Pick<Sheet, 'encoding' | 'separator' | 'sheet'> {
  table: string[][];
}

function readCsv(bytes: Buffer): Table {
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\u0000')) throw importErrors.SHEET_UNREADABLE();
  const separator = separatorOf(text);
  const options = { delimiter: separator, skipEmptyLines: false, preview: MOST_COUNTED };
  const { data, errors } = papaparse.parse<string[]>(text, options);
  const isBroken = errors.some(({ type }) => type === 'Quotes');
  return { encoding, separator, sheet: null, table: isBroken ? lineByLine(text, separator) : data };
}

/** A quotation mark that is closed nowhere would take the rest of the file into one cell: it spoils its own line alone. */
const lineByLine = (text: string, delimiter: string): string[][] =>
  text
    .split(/\r\n?|\n/)
    .slice(0, MOST_COUNTED)
    .map((line) => papaparse.parse<string[]>(line, { delimiter }).data[0] ?? []);

async function readBook(bytes: Buffer, mediaType: string): Promise<Table> {
  requireModest(bytes);
  try {
    const book = await (mediaType === ODS ? readOds(bytes) : readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden }));
    const sheet = book.sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== null && cell !== ''))) ?? book.sheets[0];
    const table = (sheet?.rows ?? []).slice(0, MOST_COUNTED).map((row) => Array.from(row, cellText));
    return { encoding: null, separator: null, sheet: sheet?.name ?? null, table };
  } catch {
    throw importErrors.SHEET_UNREADABLE();
  }
}

/** Spreadsheets keep numbers in binary: what comes after the sixth decimal was never typed. */
const typedNumber = (value: number) => String(Number(value.toFixed(6)));

/** What a cell of a spreadsheet holds, as text. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? typedNumber(value) : '';
  if (typeof value === 'boolean') return String(value);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : '';
}
