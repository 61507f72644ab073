/** The roles that an association gives to its own people. */
export const MEMBER_ROLES = ['association.president', 'association.treasurer', 'association.editor', 'association.reader'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
