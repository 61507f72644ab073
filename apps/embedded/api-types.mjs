// npm run api:types: writes down what the controllers' types say of the API: the answers of the OpenAPI document, and the web's types.
import { register } from 'node:module';
import { report } from './lib/progress.mjs';

register('../../test/support/source-hooks.mjs', import.meta.url);
try {
  const { write } = await import('./../describe/write.ts');
  await write();
  process.exit();
} catch (error) {
  report(error);
}
