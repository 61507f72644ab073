/** Something that saves what is typed. */
interface Saves {
  readonly unsaved: boolean;
  settle: () => Promise<boolean>;
  forget: () => void;
}

/** Every place of the application where something typed may not be saved yet, also of a page that was left meanwhile. */
const places = new Set<Saves>();
const shown = new Set<Saves>();

/** Watches a place until its page is gone and everything is saved. */
export function watch(place: Saves): () => void {
  places.add(place);
  shown.add(place);
  return () => {
    shown.delete(place);
    void place.settle().then((saved) => saved && !shown.has(place) && places.delete(place));
  };
}

export const anythingUnsaved = (): boolean => [...places].some(({ unsaved }) => unsaved);

/** Sends everything that waits; tells whether all of it arrived. */
export async function settleAll(): Promise<boolean> {
  const settled = await Promise.all([...places].map((place) => place.settle()));
  return settled.every(Boolean);
}

export function forgetAll(): void {
  for (const place of places) place.forget();
  places.clear();
}

/** The last moments of a page, and the line coming back: what waits is sent; the browser asks before closing on unsent words. */
export function guardTheTab(): void {
  const send = () => void settleAll();
  addEventListener('pagehide', send);
  addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
  addEventListener('beforeunload', (event) => {
    if (anythingUnsaved()) event.preventDefault();
  });
}
