import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Absolute paths of the files under a folder of the house whose path matches. */
export const globSync = (folder: string, pattern: RegExp): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(ROOT, folder, name))
    .filter((file) => pattern.test(file.replaceAll('\\', '/')))
    .sort();
