// An older commit of the product, on an edition of its own: a child in its built checkout (BENCH_OLD), with its own world.mjs.
import { execFileSync, fork } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { productSide } from './sides.mjs';

/** @returns {Promise<{ side: import('./sides.mjs').Side, commit: string, end: () => Promise<void> }>} */
export async function startOlder(folder) {
  const script = new URL('./older-edition.mjs', import.meta.url);
  const child = fork(script, [folder], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { baseUrl, databaseUrl, pids } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the older commit ended with ${code}`)));
  });
  process.kill(pids.worker, 'SIGSTOP');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const world = await import(pathToFileURL(path.join(folder, 'test/bench/world.mjs')).href);
  const side = await productSide({ name: 'old', base: baseUrl, world, pool, pid: pids.api, postgres: pids.PostgreSQL });
  const commit = execFileSync('git', ['-C', folder, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const end = async () => {
    process.kill(pids.worker, 'SIGCONT');
    await pool.end();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await gone;
  };
  return { side, commit, end };
}
