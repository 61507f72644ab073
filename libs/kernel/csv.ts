import { stringify } from 'csv-stringify/sync';

/**
 * CSV (RFC 4180) as a spreadsheet of the country opens it: UTF-8 with its mark, `;` between cells. Nothing is written for what is not known.
 * A text that begins like a formula is kept from being one (OWASP, CSV injection).
 */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? unarmed(cell) : cell))),
    { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

/** A text that a spreadsheet would take for a formula, made one it takes for text. */
export const unarmed = (text: string): string => (ARMED.test(text) ? `'${text}` : text).replace(ARMED_BEHIND, "$1'");

/** Also in the wide forms of East Asia. */
const ARMED = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** Behind what separates the cells where the file is opened by another country's rules. */
const ARMED_BEHIND = /([;,\t])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
