import { ADMINISTERED_ROLES, type Role } from './roles.js';

/** How long an answer of the provider is awaited. */
export const PROVIDER_WAIT_MS = 10 * 60_000;

/** Whether somebody with these roles may come by the provider of the administration: its officers, none of whom acts for an association here. */
export const mayComeByProvider = (roles: readonly Role[]): boolean =>
  roles.some((role) => ADMINISTERED_ROLES.includes(role)) && !roles.some((role) => role.startsWith('association.'));

/** What the provider says of how it recognised somebody (OpenID Connect Core §2). */
export interface Recognised {
  acr?: unknown;
  amr?: unknown;
}

export interface TrustedMeans {
  acr: readonly string[];
  amr: readonly string[];
}

/** Whether that counts as a second factor: only by what the operator has named. */
export function isSecondFactor({ acr, amr }: Recognised, trusted: TrustedMeans): boolean {
  const means = Array.isArray(amr) ? amr : [];
  return (typeof acr === 'string' && trusted.acr.includes(acr)) || means.some((one) => trusted.amr.includes(one as string));
}
