import { newKey } from '../api/client.js';

const PREFIX = 'jisr-page-';

/** Names this page while it is open. */
export const life = newKey();

/**
 * A lock that the browser takes back when the page is gone, however it went. Where there are no locks (plain http), another page is
 * taken to be gone: its words are then sent twice, which merging makes harmless.
 */
export function holdLife(): void {
  void (navigator.locks as LockManager | undefined)?.request(PREFIX + life, () => new Promise<never>(() => undefined));
}

export async function livesNow(): Promise<ReadonlySet<string>> {
  const locks = await (navigator.locks as LockManager | undefined)?.query();
  return new Set((locks?.held ?? []).flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}
