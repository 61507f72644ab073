// The child of older.mjs: starts the edition of the checkout named by its argument and ends it when its parent lets go.
import path from 'node:path';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

const lib = pathToFileURL(path.join(process.argv[2] ?? '', 'apps/embedded/lib/ephemeral.mjs'));
const { withEphemeralEdition } = await import(lib.href);

const serve = async (edition) => {
  process.send?.({ baseUrl: edition.url, databaseUrl: edition.env.DATABASE_URL, pids: edition.pids });
  await once(process, 'disconnect');
  return 0;
};
// As the edition beside which it is measured.
await withEphemeralEdition('bench-older', serve, process.env.BENCH_ONLY ? { JISR_DEMO: '0' } : {});
