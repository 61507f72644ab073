/** What an officer verified: changed afterwards, it waits for an officer again. */
export const VERIFIED_FIELDS = [
  'name',
  'kind',
  'ofMigrants',
  'object',
  'ice',
  'country',
  'registerName',
  'receiptNumber',
  'receiptDate',
  'hostAgreement',
  'regionCode',
  'province',
  'commune',
  'city',
  'address',
  'board',
] as const;
export type VerifiedField = (typeof VERIFIED_FIELDS)[number];
