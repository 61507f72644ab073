/** Rows of one file, headings not counted: more are brought in several files. */
export const MAX_IMPORT_ROWS = 1_000;
export const MAX_IMPORT_COLUMNS = 60;
/** Of one cell, in characters. */
export const MAX_CELL = 4_000;
export const MAX_IMPORT_MEGABYTES = 5;
/** What a sheet may unfold to. */
export const MAX_UNFOLDED_MEGABYTES = 12;
/** Rows of one transaction of the worker. */
export const PORTION = 50;
/** How long the file and its cells are kept once everything is decided. */
export const KEPT_DAYS = 90;
