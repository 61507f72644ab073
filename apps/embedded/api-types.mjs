// npm run api:types: writes down what the controllers' types say of the API: the answers of the OpenAPI document, and the web's types.
import { register } from 'node:module';
import { report } from './lib/progress.mjs';

register('../../test/support/source-hooks.mjs', import.meta.url);
try {
  // An address, not a path that the compiler follows: TypeScript is checked by its own configuration.
  const { write } = await import(new URL('../describe/write.ts', import.meta.url).href);
  await write();
  process.exit();
} catch (error) {
  report(error);
}
