import { keepUnsentWords } from './page-outbox.js';
import { anythingUnsaved, settleAll } from '../../ui/waiting.js';

/** The last moments of a page, and the line coming back: what waits is sent; the browser asks before closing on unsent words. */
export function guardTheTab(): void {
  keepUnsentWords();
  const send = () => void settleAll();
  addEventListener('pagehide', send);
  addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
  addEventListener('beforeunload', (event) => {
    if (anythingUnsaved()) event.preventDefault();
  });
}
