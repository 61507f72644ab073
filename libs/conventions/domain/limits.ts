/** What a line of a budget cut again is for, in characters. */
export const MAX_LINE_LABEL = 300;
export const MAX_LINES = 100;
