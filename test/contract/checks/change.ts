/** Columns of a row, as JSON gives them. */
export type Change = Readonly<Record<string, unknown>>;

/** In no list of words. */
export const NO_WORD = 'no such word';
export const NOON = '2026-11-16T12:00:00Z';
export const [YESTERDAY, TODAY, TOMORROW] = ['2026-11-15', '2026-11-16', '2026-11-17'];
export const HASH = 'a'.repeat(64);
export const RIB = '001810007800020110620318';
export const id = (person: number) => `00000000-0000-7000-8000-00000000000${person}`;
export const ID = id(9);

/** The same state once for each column that it must not lack. */
export const without = (whole: Change, ...columns: string[]): Change[] => columns.map((column) => ({ ...whole, [column]: null }));
