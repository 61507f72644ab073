// What was thrown may be anything; these say what is asked of it most.

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * The system's code (ENOENT, ESRCH …) of a failure that has one.
 * @param {unknown} error
 */
export const codeOf = (error) => (error instanceof Error ? /** @type {NodeJS.ErrnoException} */ (error).code : undefined);
