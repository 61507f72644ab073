/** What the screens may use too: pure values and calculation of the room's domain. */
export { MAX_IMPORT_MEGABYTES, MAX_IMPORT_ROWS } from './domain/limits.js';
