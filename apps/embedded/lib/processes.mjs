// Starting, recognising and stopping processes. A process is only ever ended when its command line proves that it is ours.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './failures.mjs';

/** After a polite signal, how long a process may take before it is killed. */
export const PATIENCE_MS = 10_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** Its state, its parent and what follows: the name before them may hold anything. */
const statOf = (pid) => (fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');

/** True while the process runs; a zombie waiting for its parent counts as gone. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  try {
    return statOf(pid)[0] !== 'Z';
  } catch {
    return true;
  }
}

/** The command line of a running process, or '' when it cannot be read. */
export function commandLineOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (fs.existsSync('/proc/self/cmdline') || process.platform === 'win32') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** True when `pid` runs and its command line contains `mark` (an absolute path of this clone). */
export const isOurs = (pid, mark) => Number.isInteger(pid) && pid > 1 && isAlive(pid) && commandLineOf(pid).includes(mark);

async function waitForEnd(pid, limitMs) {
  const end = Date.now() + limitMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Asks a process to end, and kills it when it has not after `patienceMs`. Resolves when it is gone. */
export async function stopPid(pid, signal = 'SIGTERM', patienceMs = PATIENCE_MS) {
  try {
    process.kill(pid, signal);
    if (await waitForEnd(pid, patienceMs)) return;
    process.kill(pid, 'SIGKILL');
    await waitForEnd(pid, 2000);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const tooBig = fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT_BYTES;
  return fs.openSync(file, tooBig ? 'w' : 'a', 0o600);
}

/** The last lines of a log file, for a failure message. */
export const tail = (file, lines = 20) =>
  fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';

/**
 * Starts a process of its own group, so that a Ctrl-C in the terminal reaches only the launcher, which then stops things in order.
 * Output goes to `log` directly (a killed launcher must not break the pipe of a process that is shutting down), or to the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, log?: string, uid?: number, gid?: number, cwd?: string }} [options]
 */
export function launch(command, args, { env, log, uid, gid, cwd } = {}) {
  const file = log ? openLog(log) : undefined;
  const out = file ?? 'inherit';
  const child = spawn(command, args, { env, uid, gid, cwd, detached: true, stdio: ['ignore', out, out] });
  if (file !== undefined) fs.closeSync(file);
  return child;
}

/** Resolves with the exit code (or signal name) once the child has ended. */
export const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode ?? child.signalCode)
    : new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve(code ?? signal));
        child.once('error', (error) => resolve(error.message));
      });

/** Waits until `url` answers 2xx. Gives up when `stillWanted()` turns false or after `limitMs`. */
export async function waitForReady(url, stillWanted, limitMs = 60_000) {
  const end = Date.now() + limitMs;
  while (stillWanted() && Date.now() < end) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.body?.cancel().then(() => answer.ok) ?? answer.ok,
      () => false,
    );
    if (ready) return true;
    await sleep(25);
  }
  return false;
}

function parentOf(pid) {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return undefined;
  }
}

/** npm runs a script through a shell: when that shell stays in between, npm's death shows one generation up. */
function ancestorsToWatch() {
  const shell = process.ppid;
  const throughShell = process.env.npm_lifecycle_event && /^(\S*\/)?(sh|dash|bash) -c /.test(commandLineOf(shell));
  return { parent: shell, grandparent: throughShell ? parentOf(shell) : undefined };
}

/** Calls `onGone` once when the process that started us has died. */
export function watchParent(onGone) {
  const first = ancestorsToWatch();
  const timer = setInterval(() => {
    const gone = process.ppid !== first.parent || (first.grandparent !== undefined && parentOf(first.parent) !== first.grandparent);
    if (!gone) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/**
 * Runs a command to its end with this terminal; resolves with its exit code (128 when a signal ended it).
 * @param {(stop: () => Promise<void>) => void} onEnd receives how to end it early
 */
export async function run(command, args, env, onEnd) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  onEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) await stopPid(child.pid);
  });
  const code = await ended(child);
  return typeof code === 'number' ? code : 128;
}

/** Ends something when this process is told to end; for commands that hold nothing else. */
export const onSignal = (stop) => ['SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, () => void stop()));
