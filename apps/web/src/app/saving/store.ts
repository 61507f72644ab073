import { createStore, delMany, set, values, type UseStore } from 'idb-keyval';
import type { Store, Unsent } from './outbox.js';

/** The browser's own database; where a browser gives none (a private window of old), words live as long as their page. */
export function browserStore(): Store {
  const memory = new Map<string, Unsent>();
  let database: UseStore | null = null;
  try {
    database = createStore('jisr-outbox', 'unsent');
  } catch {
    // No database at all.
  }
  const orElse = async <T>(act: (store: UseStore) => Promise<T>, fallback: () => T): Promise<T> => {
    if (!database) return fallback();
    try {
      return await act(database);
    } catch {
      return fallback();
    }
  };
  return {
    all: () =>
      orElse(
        (store) => values<Unsent>(store),
        () => [...memory.values()],
      ),
    set: (unsent) =>
      orElse(
        (store) => set(unsent.id, unsent, store),
        () => void memory.set(unsent.id, unsent),
      ),
    delete: (ids) =>
      orElse(
        (store) => delMany(ids, store),
        () => ids.forEach((id) => memory.delete(id)),
      ),
  };
}
