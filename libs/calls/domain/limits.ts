/** Of the age of those whom a project is for, in years. */
export const MAX_AGE = 120;
/** Files that one association may hand in for one call. */
export const MAX_FILES_OF_ASSOCIATION = 100;
