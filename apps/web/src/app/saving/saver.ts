import type { Saving } from '../../ui/SaveState.js';

export interface SaverOptions<Values> {
  /** Sends the values; resolves to the wall time of the server ("14:05"). */
  send: (values: Values) => Promise<string>;
  /** Whether a failure only means that the values did not arrive: they wait and are sent again. */
  isLost: (failure: unknown) => boolean;
  /** The API refused the values; true when there is nothing left to save all the same. */
  onRefused: (failure: unknown, values: Values) => boolean;
  onState: (saving: Saving) => void;
  /** What a refusal says of itself. */
  reasonOf: (failure: unknown) => string | undefined;
  pauseMs?: number;
  retryMs?: number;
}

/**
 * Saves what is typed in one place: a moment after the last key, one request at a time, the newest values always. What did not
 * arrive waits and is sent again; what was refused stays unsaved until it is typed anew or given up.
 */
export class Saver<Values> {
  private waiting: { values: Values } | null = null;
  private running: Promise<boolean> | null = null;
  private refused = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SaverOptions<Values>) {}

  /** Whether something typed is not known to be with the API. */
  get unsaved(): boolean {
    return this.waiting !== null || this.running !== null || this.refused;
  }

  touch(values: Values): void {
    this.waiting = { values };
    this.refused = false;
    this.later(this.options.pauseMs ?? 800);
  }

  /** Sends until nothing runs and nothing waits; tells whether everything typed is saved. */
  async settle(): Promise<boolean> {
    for (;;) {
      const attempt = this.running ?? (this.waiting ? this.start(this.waiting.values) : null);
      if (!attempt) return !this.refused;
      if (!(await attempt)) return false;
    }
  }

  /** What waits is given up, by somebody who was asked. */
  forget(): void {
    clearTimeout(this.timer);
    this.waiting = null;
    this.refused = false;
    this.options.onState({ state: 'idle' });
  }

  private start(values: Values): Promise<boolean> {
    clearTimeout(this.timer);
    this.waiting = null;
    this.options.onState({ state: 'saving' });
    const attempt = this.attempt(values).finally(() => {
      this.running = null;
    });
    this.running = attempt;
    return attempt;
  }

  private async attempt(values: Values): Promise<boolean> {
    try {
      const at = await this.options.send(values);
      this.options.onState({ state: 'saved', at });
      return true;
    } catch (failure) {
      return this.options.isLost(failure) ? this.keep(values) : this.refuse(failure, values);
    }
  }

  private keep(values: Values): false {
    // What was typed meanwhile is newer.
    this.waiting ??= { values };
    this.options.onState({ state: 'failed' });
    this.later(this.options.retryMs ?? 5_000);
    return false;
  }

  private refuse(failure: unknown, values: Values): boolean {
    if (this.options.onRefused(failure, values)) {
      this.options.onState({ state: 'idle' });
      return true;
    }
    this.refused = this.waiting === null;
    this.options.onState({ state: 'failed', reason: this.options.reasonOf(failure) });
    return false;
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), milliseconds);
  }
}
