// npm run dev: as npm start, but what changes is compiled and restarted at once. Output of the processes stays in the terminal.
import fs from 'node:fs';
import { build, serverSources, watchWeb } from './lib/build.mjs';
import { Edition } from './lib/edition.mjs';
import { install } from './lib/install.mjs';
import { DATA, inRoot } from './lib/paths.mjs';
import { stopPid } from './lib/processes.mjs';
import { report, Refusal, say } from './lib/progress.mjs';
import { inSession } from './lib/session.mjs';

const QUIET_MS = 150;

/** Calls `onChange` once things have been quiet for a moment; changes during a run lead to one more run. */
function watchSources(onChange) {
  let timer;
  let running = Promise.resolve();
  const touched = (_event, file) => {
    if (!file || file.endsWith('.spec.ts') || file.endsWith('~')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void (running = running.then(onChange).catch(report)), QUIET_MS);
  };
  const watchers = serverSources().map((place) =>
    fs.watch(inRoot(place), { recursive: fs.statSync(inRoot(place)).isDirectory() }, touched),
  );
  return () => watchers.forEach((watcher) => watcher.close());
}

await inSession(DATA, async ({ onEnd, end }) => {
  install();
  await build();
  const env = { ...process.env, NODE_ENV: process.env.NODE_ENV || 'development' };
  const onGiveUp = (reason) => {
    report(new Refusal(reason));
    end(1);
  };
  const edition = new Edition({ folder: DATA, env, echo: true, onGiveUp });
  onEnd(() => edition.stop());
  await edition.startFoundation();
  await edition.startProduct();
  edition.supervise();
  const unwatch = watchSources(async () => {
    await build({ parts: ['server'] });
    await edition.prepareDatabase();
    await edition.restartProduct();
    say('Restarted with the changes.');
  });
  const vites = watchWeb();
  onEnd(async () => {
    unwatch();
    await Promise.all(vites.map((vite) => stopPid(vite.pid)));
  });
  process.stdout.write(`Jisr is ready: ${edition.url} (watching for changes)\n`);
});
