import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { ZipFile } from 'yazl';
import { wallOfInstant, type Language } from '#kernel';
import type { Cell, CellKind, SheetColumn, SheetWriter } from './sheet.js';

/** Position of each kind's format among `cellXfs` of the styles below; 1 is the bold heading. */
const STYLES: Record<CellKind, number> = { text: 2, number: 3, amount: 4, day: 5, instant: 6 };
const WIDTHS: Record<CellKind, number> = { text: 32, number: 12, amount: 18, day: 12, instant: 18 };
/** Excel's limits: the name of a sheet, the characters of a cell. */
const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_767;
/** Day 0 of the serial numbers of dates (ECMA-376 part 1, 18.17.4.1), in milliseconds. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/**
 * A workbook of one sheet (Office Open XML, ECMA-376), its headings held in view, from right to left in Arabic. It is written row by row into
 * a compressed stream: the sheet is never whole in memory. Text is written as text: nothing of it is ever read as a formula.
 */
export function xlsxWriter(
  out: Writable,
  columns: readonly SheetColumn[],
  { title, language }: { title: string; language: Language },
): SheetWriter {
  const zip = new ZipFile();
  const sheet = new PassThrough();
  for (const [name, xml] of Object.entries(partsOf(title))) zip.addBuffer(Buffer.from(HEAD + xml), name);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  zip.outputStream.pipe(out);
  const write = async (xml: string): Promise<void> => {
    if (!sheet.write(xml)) await once(sheet, 'drain');
  };
  const rightToLeft = language === 'ar' ? ' rightToLeft="1"' : '';
  const widths = columns.map(({ kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDTHS[kind]}" customWidth="1"/>`);
  const heading = write(
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${rightToLeft}>` +
      `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols>` +
      `<sheetData><row>${columns.map(({ label }) => textCell(label, 1)).join('')}</row>`,
  );
  return {
    row: async (cells) => {
      await heading;
      await write(`<row>${cells.map((cell, index) => cellOf(cell, columns[index]!.kind)).join('')}</row>`);
    },
    end: async () => {
      await heading;
      sheet.end('</sheetData></worksheet>');
    },
  };
}

function cellOf(cell: Cell, kind: CellKind): string {
  if (cell === null || cell === '') return '<c/>';
  if (cell instanceof Date) return numberCell((Date.parse(`${wallOfInstant(cell)}Z`) - EPOCH) / DAY, STYLES[kind]);
  if (typeof cell === 'number') return numberCell(kind === 'amount' ? cell / 100 : cell, STYLES[kind]);
  if (kind === 'day') return numberCell((Date.parse(cell) - EPOCH) / DAY, STYLES.day);
  return textCell(cell, STYLES.text);
}

const numberCell = (value: number, style: number): string => `<c s="${style}"><v>${value}</v></c>`;
const textCell = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT))}</t></is></c>`;

/** What XML has no place for (its production 2, Char) is left out. */
const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const APPLICATION = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The title as the name of a sheet, cut between words. */
function sheetName(title: string): string {
  const name = title.replace(/[*?:\\/[\]']/g, ' ');
  return name.length <= LONGEST_NAME
    ? name
    : name
        .slice(0, LONGEST_NAME + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, LONGEST_NAME);
}

/** The parts beside the sheet: what the package holds, the workbook, the formats. */
const partsOf = (title: string): Record<string, string> => ({
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${APPLICATION}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${APPLICATION}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${APPLICATION}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
    `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
    `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="7">${[0, 0, 49, 1, 4, 164, 165]
      .map(
        (format, index) =>
          `<xf numFmtId="${format}" fontId="${index === 1 ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
      )
      .join('')}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
});
