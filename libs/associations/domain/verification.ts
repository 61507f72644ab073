/** When the registration was looked at, and what happened since. */
export interface LookedAt {
  verifiedAt: Date | null;
  checkedAt: Date | null;
  presidencyMovedAt: Date | null;
}

/** The president changed since an officer last looked at what was verified. */
export function presidencyToCheck({ verifiedAt, checkedAt, presidencyMovedAt }: LookedAt): boolean {
  if (!verifiedAt || !presidencyMovedAt) return false;
  const looked = Math.max(verifiedAt.getTime(), checkedAt?.getTime() ?? 0);
  return presidencyMovedAt.getTime() > looked;
}
