// Where things are. Everything is derived from this file's own place, so a clone can live anywhere.
import path from 'node:path';

/** Absolute path of the clone. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Everything the running edition writes: database, files, mail, logs, secrets. A measurement gives it a folder of its own. */
export const DATA = process.env.JISR_DATA ? path.resolve(process.env.JISR_DATA) : path.join(ROOT, '.data');
/** Build output. */
export const DIST = path.join(ROOT, 'dist');

export const inRoot = (...parts) => path.join(ROOT, ...parts);
export const inData = (...parts) => path.join(DATA, ...parts);
/** Entry file of a built process: 'api' | 'worker' | 'cli'. */
export const entry = (app) => path.join(DIST, 'bundle', `${app}.js`);
export const MAIL_CATCHER = path.join(ROOT, 'apps/embedded/mail-catcher.mjs');
