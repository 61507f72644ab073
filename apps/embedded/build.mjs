// npm run build: compiles everything into dist/, whether or not it looks up to date.
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { report } from './lib/progress.mjs';

try {
  install();
  await build({ force: true });
} catch (error) {
  report(error);
}
