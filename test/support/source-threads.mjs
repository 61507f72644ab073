// Loaded by every process of the tests (`--import`): threads that the program starts from its sources are compiled as Jest compiles
// the rest. In the processes themselves Jest does that.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) register('./source-hooks.mjs', import.meta.url);
