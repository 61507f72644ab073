import type { LegalHold, Retention } from '#platform';

/** Documents of the vault that a newer one replaced, or whose place was emptied. */
export const REPLACED_DOCUMENTS: Retention['rows'] = `
  SELECT id, replaced_at, ARRAY[association_id] FROM vault_document WHERE replaced_at IS NOT NULL`;

/** Invitations that came to nothing. */
export const IDLE_INVITATIONS: Retention['rows'] = `
  SELECT id, coalesce(answered_at, expires_at), ARRAY[association_id] FROM member_invitation WHERE state IN ('declined', 'withdrawn', 'expired')`;

/** Warnings that count: a red or an orange one. */
export const FLAGS_RAISED: LegalHold['associations'] = `
  SELECT association_id FROM association_flag
  WHERE lifted_at IS NULL AND (ends_on IS NULL OR ends_on >= (statement_timestamp() AT TIME ZONE 'UTC')::date - 1)`;

/** Presidencies that are claimed, and changes that wait for an officer. */
export const CLAIMS_OPEN: LegalHold['associations'] = `
  SELECT association_id FROM presidency_claim WHERE state IN ('waiting', 'contested')
  UNION SELECT association_id FROM association_revision WHERE state IN ('waiting', 'returned')`;
