// What every launcher shares: the lock, the signals, the death of the parent, and an end that leaves nothing running.
import fs from 'node:fs';
import { takeLock } from './lock.mjs';
import { watchParent } from './processes.mjs';
import { report, say } from './progress.mjs';

/** Gives the folders to root and PostgreSQL's user to pass through, whatever the umask; what is private in it protects itself. */
function openFolder(folder) {
  fs.mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) fs.chmodSync(folder, 0o755);
}

/**
 * Runs `work` while holding `folder`, and ends cleanly whatever happens.
 * @param {string} folder data folder
 * @param {(session: { onEnd: (stop: () => Promise<void>) => void, end: (code: number) => void }) => Promise<void>} work
 *   `onEnd` adds something to stop (last added, first stopped); `end` ends the session with an exit code
 */
export async function inSession(folder, work) {
  const stops = [];
  /** @type {() => void} */
  let release = () => undefined;
  let ending = false;
  const end = async (code) => {
    if (ending) return;
    ending = true;
    for (const stop of stops.reverse()) await stop().catch(report);
    release();
    process.exit(process.exitCode || code);
  };
  const stopOn = (signal) =>
    process.on(signal, () => {
      if (!ending) say('Stopping …');
      void end(0);
    });
  try {
    openFolder(folder);
    release = await takeLock(folder);
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(stopOn);
    // Whoever read our output has gone (`npm test | head`): there is nobody left to report to, and reporting would fail for ever.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(1));
    process.on('uncaughtException', (error) => {
      report(error);
      void end(1);
    });
    watchParent(() => {
      say('The process that started this has gone; stopping …');
      void end(0);
    });
    await work({ onEnd: (stop) => stops.push(stop), end: (code) => void end(code) });
  } catch (error) {
    if (!ending) report(error);
    await end(1);
  }
}
