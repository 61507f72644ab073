/** What may be asked beside the password. */
export const FACTORS = ['code'] as const;
export type Factor = (typeof FACTORS)[number];
