import { keepForLater } from '../../ui/waiting.js';
import { holdLife, life, livesNow } from './lives.js';
import { line } from './line.js';
import { Outbox } from './outbox.js';
import { browserStore } from './store.js';

/** The outbox of this page. */
export const outbox = new Outbox({ store: browserStore(), line, life, livesNow });

/** Words outlive their page from now on. */
export function keepUnsentWords(): void {
  holdLife();
  keepForLater(outbox, () => outbox.flush());
}
