import { configOrExit, followParent } from '../process.js';
import { CONTEXTS } from '../contexts.js';
import { createServer } from './server.js';

const config = configOrExit();
const app = await createServer(config, CONTEXTS);
await app.listen(config.PORT, config.HOST);
followParent(config, () => app.close());
