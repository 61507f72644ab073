import { IdList } from '../http/fields.js';
import { MOST_AT_ONCE } from './most-at-once.js';

/** The rows chosen; what else an act needs is added by inheritance. */
export class BulkDto {
  @IdList({ min: 1, max: MOST_AT_ONCE, description: 'Identifiers of rows of the list, each for itself' }) ids: string[];
}
