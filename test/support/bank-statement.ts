/** For the specs of rooms, which do not reach into the seeds. */
export { statementOf } from '../../seeds/acts/bank-statement.js';
