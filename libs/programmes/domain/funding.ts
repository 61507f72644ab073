import { formatCentimes, proportion, sumCentimes, type FieldError } from '#kernel';
import { programmeErrors } from './errors.js';
import type { FunderState } from './funder.machine.js';

export const HOME_CURRENCY = 'MAD';

/** A part of a funder's money meant for a component or one of its envelopes. */
export interface FundingAmounts {
  /** In the funder's currency. */
  amountHundredths: number;
  /** What its source says it is worth in dirhams; nothing is ever converted. */
  statedCentimes: number | null;
}

/** In dirhams by what is written: its own amount, or what the source says; null where the source says nothing. */
export const inDirhams = (currency: string, { amountHundredths, statedCentimes }: FundingAmounts): number | null =>
  currency === HOME_CURRENCY ? amountHundredths : statedCentimes;

/** Dirhams have no equivalent in dirhams. */
export const equivalentErrors = (currency: string, { statedCentimes }: FundingAmounts): FieldError[] =>
  currency === HOME_CURRENCY && statedCentimes !== null ? [{ path: 'statedCentimes', code: 'own_currency' }] : [];

/** Σ of what is meant for components ≤ what the funder brings, in the funder's currency. @throws FUNDER_EXCEEDED */
export function requireWithinFunder(funder: { currency: string; amountHundredths: number | null }, amounts: readonly number[]): void {
  const assigned = sumCentimes(amounts);
  const whole = funder.amountHundredths ?? 0;
  if (assigned > whole)
    throw programmeErrors.FUNDER_EXCEEDED({ assigned: formatCentimes(assigned), whole: formatCentimes(whole), currency: funder.currency });
}

/** Σ of what funders bring to an envelope, as stated in dirhams, ≤ the envelope. @throws ENVELOPE_OVERFUNDED */
export function requireWithinFunded(envelopeCentimes: number, stated: readonly (number | null)[]): void {
  const funded = sumCentimes(stated.map((centimes) => centimes ?? 0));
  if (funded > envelopeCentimes)
    throw programmeErrors.ENVELOPE_OVERFUNDED({ funded: formatCentimes(funded), envelope: formatCentimes(envelopeCentimes) });
}

/** The rate that two stated amounts imply, in ten-thousandths of a dirham for one unit; computed, and shown as such. */
export const impliedRate = (hundredths: number | null, centimes: number | null): number | null =>
  hundredths && centimes !== null ? proportion(centimes, 10_000, hundredths) : null;

/** The part of an envelope's awards that falls to one who funds `part` of its `whole`; computed, and shown as such. */
export const shareOfAwards = (awardedCentimes: number, part: number, whole: number): number =>
  whole > 0 ? proportion(awardedCentimes, part, whole) : 0;

interface Agreement {
  state: FunderState;
  amountHundredths: number | null;
  signedOn: string | null;
  effectiveOn: string | null;
}

/** What is signed has its amount; what is not signed was signed on no day. */
export function agreementErrors({ state, amountHundredths, signedOn, effectiveOn }: Agreement): FieldError[] {
  if (state === 'signed') return amountHundredths === null ? [{ path: 'amountHundredths', code: 'required' }] : [];
  return [
    ...(signedOn === null ? [] : [{ path: 'signedOn', code: 'not_signed' }]),
    ...(effectiveOn === null ? [] : [{ path: 'effectiveOn', code: 'not_signed' }]),
  ];
}

interface Foreign {
  foreignCurrency: string | null;
  foreignHundredths: number | null;
  statedRate: string | null;
}

/** Another currency has its amount, an amount its currency; a rate is of another currency. */
export function foreignErrors({ foreignCurrency, foreignHundredths, statedRate }: Foreign): FieldError[] {
  if (foreignCurrency !== null) return foreignHundredths === null ? [{ path: 'foreignHundredths', code: 'required' }] : [];
  return [
    ...(foreignHundredths === null ? [] : [{ path: 'foreignCurrency', code: 'required' }]),
    ...(statedRate === null ? [] : [{ path: 'statedRate', code: 'home_currency' }]),
  ];
}
