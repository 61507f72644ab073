import { configOrExit, followParent } from '../process.js';
import { CONTEXTS } from '../contexts.js';
import { healthEndpoint, startWorker } from './worker.js';

const config = configOrExit();
const app = await startWorker(config, CONTEXTS);
const health = await healthEndpoint(config.WORKER_PORT, config.HOST);
followParent(config, async () => {
  health.close();
  await app.close();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => health.close());
