import type { Language } from '#kernel';

/** A programme in which an institution has a part: the whole of it, or one region. */
export interface ProgrammePart {
  programmeId: string;
  regionCode: string | null;
}

/** Where a role counts: everywhere, one institution, one region, one college of one committee, one association. */
export interface Scope {
  /** The institution for which the role acts; null for the whole installation. */
  institutionId?: string | null;
  /** What of the programmes is the institution's part; read with the role, for one that acts for an institution. */
  parts?: readonly ProgrammePart[] | null;
  /** The region is the institution's own: in it the role acts for the whole of the institution. */
  isWholeInstitution?: boolean;
  regionCode?: string | null;
  committeeId?: string | null;
  collegeCode?: string | null;
  associationId?: string | null;
}

/** Who acts, in which capacity. A person with several roles acts under one at a time. */
export interface Actor {
  personId: string | null;
  grantId: string | null;
  role: string;
  /** Whose role it is, where it is lent for days of absence. */
  actsFor?: string | null;
  /** Those between whom and the person a role is lent now, one way or the other. */
  standsWith?: readonly string[];
  scope: Scope;
  /** Every association the person belongs to, whatever the present role: nobody judges or pays their own. */
  ownAssociationIds: readonly string[];
  /** Applications that do not exist for the person, whatever the present role, except in that of the association whose they are. */
  hiddenApplicationIds: readonly string[];
  language: Language;
  sessionId?: string;
  /** When the second factor was last asked again, for acts that bind. */
  steppedUpAt?: Date | null;
}

/** The program itself, for the automatic twins of human events. */
export const SYSTEM: Actor = {
  personId: null,
  grantId: null,
  role: 'system',
  scope: {},
  ownAssociationIds: [],
  hiddenApplicationIds: [],
  language: 'fr',
};

export const ANONYMOUS: Actor = {
  personId: null,
  grantId: null,
  role: 'anonymous',
  scope: {},
  ownAssociationIds: [],
  hiddenApplicationIds: [],
  language: 'fr',
};
