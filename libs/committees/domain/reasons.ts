/** The reason of a file that its session cannot decide, which the program writes by itself. */
export const UNDECIDABLE = 'session.undecidable';
/** The mark of a reason that speaks of one criterion of the grid. */
export const OF_CRITERION = 'criterion';
