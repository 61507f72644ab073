import { PageQuery, TextField } from '../http/fields.js';

/** What every list may be asked: words to find, an order, a page. Its own filters are added by inheritance. */
export class ListQuery extends PageQuery {
  /** Words, in any order; accents, case and the forms of Arabic letters do not matter. */
  @TextField({ max: 200, optional: true }) q?: string;
  /** A column of the list; `-column` turns the order round. */
  @TextField({ max: 50, optional: true }) sort?: string;
}
