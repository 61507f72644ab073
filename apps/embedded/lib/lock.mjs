// One launcher per data folder: two would share a database directory and overwrite each other's build.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './failures.mjs';
import { isOurs } from './processes.mjs';
import { Refusal } from './progress.mjs';

const LAUNCHERS = path.join('apps', 'embedded');
const SETTLE_MS = 50;

/** The pid of the launcher that holds `folder`, or undefined. */
export function holderOf(folder) {
  const file = path.join(folder, 'lock');
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8'));
  return isOurs(pid, LAUNCHERS) ? pid : undefined;
}

function create(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the folder for this process or refuses, naming who has it. A lock left by a killed launcher is replaced.
 * @returns {Promise<() => void>} releases it
 */
export async function takeLock(folder) {
  const file = path.join(folder, 'lock');
  fs.mkdirSync(folder, { recursive: true });
  const refuse = (pid) => {
    throw new Refusal(`Jisr is already running in this folder (process ${pid}). Stop it first, or use another clone.`);
  };
  if (!create(file)) {
    const holder = holderOf(folder);
    if (holder !== undefined) refuse(holder);
    fs.rmSync(file, { force: true });
    if (!create(file)) refuse(holderOf(folder) ?? 'starting now');
    // Two launchers may have found the same stale lock: the last writer has it.
    await sleep(SETTLE_MS);
    const winner = Number(fs.readFileSync(file, 'utf8'));
    if (winner !== process.pid) refuse(winner);
  }
  return () => {
    if (fs.existsSync(file) && Number(fs.readFileSync(file, 'utf8')) === process.pid) fs.rmSync(file);
  };
}

/** Waits for its turn instead of refusing: for work that is short and can follow another's. */
export async function waitForLock(folder) {
  for (;;) {
    try {
      return await takeLock(folder);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await sleep(100);
    }
  }
}
