import { matchPlace } from '#kernel';

/** Province and commune of a seat: codes, and beside them what was written freely and is no one place. */
export interface Seat {
  province: string | null;
  commune: string | null;
  placeTyped: string | null;
}
interface Typed {
  regionCode: string | null;
  province: string | null;
  commune: string | null;
}

/**
 * The seat of what was written freely in a file, from what is known already: what the file does not say stays. Null where it says nothing of
 * the place.
 */
export function seatTyped({ regionCode, province, commune }: Typed, known: Seat | null): Seat | null {
  if (!province && !commune) return null;
  const inKnown = matchPlace({ regionCode, province: province ?? known?.province ?? null, commune });
  // A commune alone may be of another province than the one that is known.
  const found = province || inKnown.commune ? inKnown : matchPlace({ regionCode, province: null, commune });
  const left = [commune && !found.commune ? commune : null, province && !found.province ? province : null];
  const staysIn = !commune && known?.province === found.province ? (known?.commune ?? null) : null;
  return { province: found.province, commune: found.commune ?? staysIn, placeTyped: left.filter(Boolean).join(', ') || null };
}
