import { cutText } from '#kernel';
import { readCell, type CellValue } from './cells.js';
import type { ImportField, Mapping } from './headings.js';
import type { Reason } from './outcomes.js';

export interface RowRead {
  values: Record<string, CellValue>;
  reasons: Reason[];
}

const SHOWN = 60;

/**
 * What a row says by its mapping, and what of it cannot be read. A region that the file does not say is that of who brings it; another
 * one is refused.
 */
export function readRow(
  cells: readonly string[],
  columns: number,
  fields: readonly ImportField[],
  mapping: Mapping,
  regionCode: string | null,
): RowRead {
  const values: Record<string, CellValue> = {};
  const reasons: Reason[] = cells.slice(columns).some(Boolean) ? [{ code: 'too_many_cells', field: null }] : [];
  for (const field of fields) {
    const column = mapping[field.name] ?? null;
    const typed = column === null ? '' : (cells[column] ?? '');
    const read = readCell(typed, field);
    values[field.name] = 'value' in read ? read.value : null;
    if ('code' in read) reasons.push({ code: read.code, field: field.name, params: { typed: cutText(typed, SHOWN) } });
    else if (field.kind === 'region' && regionCode) {
      if (read.value !== null && read.value !== regionCode) reasons.push({ code: 'other_region', field: field.name });
      values[field.name] = regionCode;
    } else if (field.required && read.value === null) reasons.push({ code: 'required', field: field.name });
  }
  return { values, reasons };
}
