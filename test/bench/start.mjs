// How long `npm start` takes from the command to the line "Jisr is ready", on a data folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const STARTS = 3;

/** @returns {Promise<{ ready: number, demonstration: number }>} seconds: until it is ready; of these, while the demonstration was loaded */
async function startOnce(root, env) {
  const began = performance.now();
  const seen = { loading: 0, loaded: 0 };
  const notice = (line, name) => {
    if (!seen[name] && said.includes(line)) seen[name] = performance.now();
  };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  const ready = new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk;
      notice('Loading the demonstration', 'loading');
      notice('Starting api and worker', 'loaded');
      const demonstration = seen.loading ? (seen.loaded - seen.loading) / 1000 : 0;
      if (said.includes('Jisr is ready')) resolve({ ready: (performance.now() - began) / 1000, demonstration });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)));
  });
  try {
    return await ready;
  } finally {
    const gone = child.exitCode === null ? once(child, 'close') : undefined;
    if (gone && child.pid) process.kill(-child.pid, 'SIGTERM');
    await gone;
  }
}

/** The first start on an empty folder (packages and build are there), then the best of some that follow; seconds. */
export async function measureStarts(root, env) {
  const { ready: first, demonstration } = await startOnce(root, env);
  const later = [];
  for (let count = 0; count < STARTS; count++) later.push((await startOnce(root, env)).ready);
  return { first, demonstration, second: Math.min(...later), starts: STARTS };
}
