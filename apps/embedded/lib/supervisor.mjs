// Keeps a child process alive: restarts it with growing pauses, and gives up when it keeps falling.
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from './failures.mjs';
import { ended, stopPid } from './processes.mjs';
import { say } from './progress.mjs';

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;
const FIRST_PAUSE_MS = 250;

/** How long to wait before the next restart, or undefined when there were too many within the last minute. */
export function nextPause(restarts, now) {
  const recent = restarts.filter((at) => now - at < WINDOW_MS);
  return recent.length < MAX_RESTARTS ? FIRST_PAUSE_MS * 2 ** recent.length : undefined;
}

export class Service {
  #stopping = false;
  #restarts = [];

  /**
   * @param {object} definition
   * @param {string} definition.name shown in messages
   * @param {() => import('node:child_process').ChildProcess | Promise<import('node:child_process').ChildProcess>} definition.start
   * @param {NodeJS.Signals} [definition.stopSignal]
   * @param {(service: Service) => void} definition.onGiveUp called when it fell too often
   * @param {() => void} [definition.onChange] called after each start (the pid has changed)
   */
  constructor(definition) {
    this.definition = definition;
    this.child = undefined;
  }

  get pid() {
    return this.child?.pid;
  }

  get isRunning() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts once, without supervision: a process that cannot even start is not restarted. */
  async start() {
    this.child = await this.definition.start();
    this.definition.onChange?.();
    return this;
  }

  /** From now on an unexpected end leads to a restart. */
  supervise() {
    const child = this.child;
    void ended(child).then((code) => {
      if (!this.#stopping && this.child === child) void this.#recover(code);
    });
  }

  async #recover(code) {
    const { name, onGiveUp } = this.definition;
    const pause = nextPause(this.#restarts, Date.now());
    if (pause === undefined) {
      say(`${name} ended (${code}) and fell ${MAX_RESTARTS} times within a minute: giving up.`);
      return onGiveUp(this);
    }
    say(`${name} ended unexpectedly (${code}); restarting in ${pause} ms.`);
    await sleep(pause);
    if (this.#stopping) return;
    this.#restarts.push(Date.now());
    try {
      await this.start();
    } catch (error) {
      say(`${name} did not start: ${messageOf(error)}`);
      return this.#stopping ? undefined : this.#recover('start failed');
    }
    if (this.#stopping) return stopPid(this.pid, this.definition.stopSignal);
    this.supervise();
  }

  /** Replaces the running process by a fresh one (development: the code has changed). */
  async restart() {
    const old = this.child;
    this.child = undefined;
    if (old?.exitCode === null) await stopPid(old.pid, this.definition.stopSignal);
    if (this.#stopping) return;
    await this.start();
    this.supervise();
  }

  async stop() {
    this.#stopping = true;
    if (this.isRunning) await stopPid(this.pid, this.definition.stopSignal);
  }
}
