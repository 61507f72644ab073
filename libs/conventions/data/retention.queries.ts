import type { LegalHold } from '#platform';

/** Acts that are being signed or run: until they are closed. */
export const ACTS_UNDER_WAY: LegalHold['associations'] = `
  SELECT association_id FROM convention WHERE state IN ('drafted', 'sent', 'signed_by_association', 'countersigned', 'in_force')`;
