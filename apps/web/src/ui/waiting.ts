import { useEffect, useRef } from 'react';

/** Something that holds what people typed until it is saved. */
interface Holds {
  readonly unsaved: boolean;
  /** Nobody but its own button sends it. */
  readonly byHand?: true;
  /** It outlives its page: only who leaves the application is asked. */
  readonly kept?: true;
  settle: () => Promise<boolean>;
  forget: () => void;
}

/** `unsaved`: sent, and not arrived. `unsent`: it waits for the button of its form. */
export type Held = 'nothing' | 'unsaved' | 'unsent';

/** Every place of the application where something typed may not be saved yet, also of a page that was left meanwhile. */
const places = new Set<Holds>();

/** Watches a place until it is told otherwise. */
export function watch(place: Holds): () => void {
  places.add(place);
  return () => void places.delete(place);
}

/** Watches what is kept for later, on every page. */
export function keepForLater(place: { readonly unsaved: boolean }, send: () => Promise<boolean>): void {
  places.add({
    kept: true,
    get unsaved() {
      return place.unsaved;
    },
    settle: send,
    forget: () => undefined,
  });
}

/** Watches what only a person can send, or correct, for as long as it is on the page. `isUnsent` is asked when somebody leaves. */
export function useUnsent(isUnsent: () => boolean): void {
  const latest = useRef(isUnsent);
  latest.current = isUnsent;
  useEffect(() => {
    const place: Holds = {
      byHand: true,
      get unsaved() {
        return latest.current();
      },
      settle: async () => !latest.current(),
      forget: () => undefined,
    };
    return watch(place);
  }, []);
}

export const anythingUnsaved = (): boolean => [...places].some(({ unsaved }) => unsaved);

/** Sends everything that waits; tells what would be lost with the page all the same. */
export async function settleAll(): Promise<Held> {
  const [later, now] = [[...places].filter(({ kept }) => kept), [...places].filter(({ kept }) => !kept)];
  for (const place of later) void place.settle();
  const settled = await Promise.all(now.map(async (place) => ({ byHand: place.byHand, saved: await place.settle() })));
  const held = settled.filter(({ saved }) => !saved);
  if (held.length === 0) return 'nothing';
  return held.every(({ byHand }) => byHand) ? 'unsent' : 'unsaved';
}

export function forgetAll(): void {
  for (const place of places) {
    place.forget();
    if (!place.kept) places.delete(place);
  }
}
