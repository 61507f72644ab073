import type { Beginning } from '../../app/api/index.js';

/** What a deed on an import makes old. */
export const invalidates: Beginning[] = ['/api/imports', '/api/associations'];
