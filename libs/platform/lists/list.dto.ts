import { PageQuery, TextField } from '../http/fields.js';

/** What every list may be asked: words to find, an order, a page. Its own filters are added by inheritance. */
export class ListQuery extends PageQuery {
  @TextField({
    max: 200,
    min: 0,
    optional: true,
    description: 'Words, in any order; accents, case and forms of Arabic letters do not matter',
  })
  q?: string;
  @TextField({ max: 50, optional: true, pattern: /^-?\w+$/, description: 'A column of the list; `-column` turns the order round' })
  sort?: string;
}
