// A Redis for tests of the Redis path: a server written in JavaScript, in memory, as a process of its own.
// Run as a program it is that server: it prints its port and ends when its input closes.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @returns {Promise<{ url: string, stop: () => void }>} */
export async function startTestRedis() {
  const child = spawn(process.execPath, [import.meta.filename], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the Redis for tests ended (${code})`)));
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.stdin.end() };
}

if (process.argv[1] === import.meta.filename) {
  const { createRedisServer } = await import('js-redis-server');
  const { freePort } = await import('./ports.mjs');
  const port = await freePort();
  await createRedisServer({ port });
  process.stdout.write(`${port}\n`);
  process.stdin.resume().once('end', () => process.exit(0));
}
