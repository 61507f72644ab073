import { formatCentimes, sumCentimes, type FieldError } from '#kernel';
import { programmeErrors } from './errors.js';

/** One share of an envelope; null means "all": every region, every domain, every year. */
export interface Share {
  regionCode: string | null;
  domainCode: string | null;
  year: number | null;
  amountCentimes: number;
}

export const shareKey = (share: Omit<Share, 'amountCentimes'>): string =>
  [share.regionCode ?? '*', share.domainCode ?? '*', share.year ?? '*'].join('|');

/** The shares that say the same region, domain and year twice. */
export function repeatedShares(shares: readonly Share[]): FieldError[] {
  const seen = new Set<string>();
  return shares.flatMap((share, index) => {
    const key = shareKey(share);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `shares.${index}`, code: 'repeated' }];
  });
}

/** Σ shares ≤ envelope. @throws SPLIT_EXCEEDS_ENVELOPE {splitCentimes, envelopeCentimes} */
export function requireWithinEnvelope(shares: readonly { amountCentimes: number }[], envelopeCentimes: number): void {
  const splitCentimes = sumCentimes(shares.map((share) => share.amountCentimes));
  if (splitCentimes <= envelopeCentimes) return;
  throw programmeErrors.SPLIT_EXCEEDS_ENVELOPE({
    splitCentimes,
    envelopeCentimes,
    split: formatCentimes(splitCentimes),
    envelope: formatCentimes(envelopeCentimes),
  });
}

/** A share never becomes smaller than what is awarded from it. @throws SPLIT_BELOW_AWARDED {awardedCentimes} */
export function requireCovers(amountCentimes: number, awardedCentimes: number): void {
  if (amountCentimes < awardedCentimes)
    throw programmeErrors.SPLIT_BELOW_AWARDED({ awardedCentimes, awarded: formatCentimes(awardedCentimes) });
}
