/** What may be asked beside the password: the six digits of an application, or a passkey. */
export const FACTORS = ['code', 'passkey'] as const;
export type Factor = (typeof FACTORS)[number];

/** The second factors of somebody that count. */
export interface HeldFactors {
  code: boolean;
  passkeys: number;
}

/** Whether one of them may go: whoever has a role that asks for one keeps the last. */
export function mayGo({ code, passkeys }: HeldFactors, isAsked: boolean): boolean {
  return !isAsked || (code ? 1 : 0) + passkeys > 1;
}
