// npm run api:types: writes down what the controllers say of the API: the answers of the OpenAPI document, the web's types, and who may do
// what (docs/access.md).
import fs from 'node:fs';
import { register } from 'node:module';
import { report } from './lib/progress.mjs';

register('../../test/support/source-hooks.mjs', import.meta.url);
try {
  // An address, not a path that the compiler follows: TypeScript is checked by its own configuration.
  const { write } = await import(new URL('../describe/write.ts', import.meta.url).href);
  await write();
  const { ACCESS_PAGE, accessPage } = await import(new URL('../../test/support/access-page.ts', import.meta.url).href);
  fs.writeFileSync(new URL(`../../${ACCESS_PAGE}`, import.meta.url), accessPage());
  process.exit();
} catch (error) {
  report(error);
}
