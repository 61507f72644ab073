/** The roles that an association gives to its own people. */
export const MEMBER_ROLES = ['association.president', 'association.treasurer', 'association.editor', 'association.reader'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Roles that the president gives and changes; the presidency itself is handed over. */
export const GIVEN_ROLES = ['association.treasurer', 'association.editor', 'association.reader'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** What becomes of a president who has handed over. */
export const PREDECESSOR_ROLES = [...GIVEN_ROLES, 'none'] as const;
export type PredecessorRole = (typeof PREDECESSOR_ROLES)[number];
