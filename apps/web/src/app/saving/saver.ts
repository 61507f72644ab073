import type { Saving } from '../../ui/SaveState.js';
import { pauseAfter } from './backoff.js';

export interface SaverOptions {
  /** Sends what is typed now; resolves to the wall time of the server ("14:05"). */
  send: () => Promise<string>;
  /** Whether a failure only means that the words did not arrive: they wait and are sent again. */
  isLost: (failure: unknown) => boolean;
  /** Whether to try again only when something happens: a key, the line coming back, the person coming back to the window. */
  waitsForPerson?: (failure: unknown) => boolean;
  onRefused: (failure: unknown) => void;
  onState: (saving: Saving) => void;
  /** What a failure says of itself. */
  reasonOf: (failure: unknown) => string | undefined;
  pauseMs?: number;
}

/**
 * When to save what is typed in one place: a moment after the last key, one request at a time. What did not arrive is sent again, after
 * ever longer pauses; what was refused stays unsaved until it is typed anew or given up.
 */
export class Saver {
  private waiting = false;
  private running: Promise<boolean> | null = null;
  private refused = false;
  private failures = 0;
  private forgotten = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SaverOptions) {}

  /** Whether something typed is not known to be with the API. */
  get unsaved(): boolean {
    return this.waiting || this.running !== null || this.refused;
  }

  touch(): void {
    this.waiting = true;
    this.refused = false;
    this.forgotten = false;
    this.later(this.options.pauseMs ?? 800);
  }

  /** Sends until nothing runs and nothing waits; tells whether everything typed is saved. */
  async settle(): Promise<boolean> {
    for (;;) {
      const attempt = this.running ?? (this.waiting ? this.start() : null);
      if (!attempt) return !this.refused;
      if (!(await attempt)) return false;
    }
  }

  /** Nothing is sent from here any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.waiting = false;
    this.refused = false;
    this.forgotten = true;
    this.options.onState({ state: 'idle' });
  }

  private start(): Promise<boolean> {
    clearTimeout(this.timer);
    this.waiting = false;
    this.options.onState({ state: 'saving' });
    const attempt = this.attempt().finally(() => {
      this.running = null;
    });
    this.running = attempt;
    return attempt;
  }

  private async attempt(): Promise<boolean> {
    try {
      const at = await this.options.send();
      this.failures = 0;
      this.options.onState(at ? { state: 'saved', at } : { state: 'idle' });
      return true;
    } catch (failure) {
      if (this.forgotten) return false;
      if (this.options.isLost(failure)) this.keep(failure);
      else this.refuse(failure);
      return false;
    }
  }

  private keep(failure: unknown): void {
    this.failures += 1;
    this.waiting = true;
    this.options.onState({ state: 'failed', reason: this.options.reasonOf(failure) });
    if (!this.options.waitsForPerson?.(failure)) this.later(pauseAfter(this.failures));
  }

  private refuse(failure: unknown): void {
    // What was typed meanwhile may be what makes it right.
    this.refused = !this.waiting;
    this.options.onState({ state: 'failed', reason: this.options.reasonOf(failure) });
    this.options.onRefused(failure);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), milliseconds);
  }
}
