// Loaded by every process of the tests (`--import`): Node loads our TypeScript sources, here and in threads that begin with one.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread || process.argv[1]?.endsWith('.ts')) register('./source-hooks.mjs', import.meta.url);
