import { configOrExit, followParent } from '../process.js';
import { CONTEXTS } from '../contexts.js';
import { Installation } from '#identity';
import { createServer } from './server.js';

const config = configOrExit();
const app = await createServer(config, CONTEXTS);
await app.listen(config.PORT, config.HOST);
await printSetupCode();
followParent(config, () => app.close());

/** Where only the operator reads: the code that names the first two administrators, once, when there is none. */
async function printSetupCode(): Promise<void> {
  if (config.JISR_DEMO) return;
  const code = await app.get(Installation).code();
  if (code)
    process.stdout.write(
      `First start: name two administrators at ${new URL('/app/setup', config.PUBLIC_URL).href} with the code ${code}\n`,
    );
}
