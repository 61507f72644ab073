/** A line of a budget cut again: the number of its account and what it is for, in characters. */
export const MAX_ACCOUNT = 10;
export const MAX_LINE_LABEL = 300;
