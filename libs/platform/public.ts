// The limits of the platform that the screens share.
export { MAX_FILE_BYTES, MAX_PAGES } from './files/limits.js';
export { MAX_PAGE_SIZE } from './http/page-size.js';
export { MOST_AT_ONCE } from './lists/most-at-once.js';
