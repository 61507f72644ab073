import type { LegalHold } from '#platform';

/** Decisions against which an appeal may still come. */
export const APPEALS_OPEN: LegalHold['associations'] = `
  SELECT association_id FROM decision_letter
  WHERE sent_at IS NULL OR appeal_until >= (statement_timestamp() AT TIME ZONE 'UTC')::date - 1`;
