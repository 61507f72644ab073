import { ADMINISTERED_ROLES, type Role } from './roles.js';

/** A role may be lent for so long at most: a longer absence is a role given anew. */
export const LONGEST_ABSENCE_DAYS = 90;

/** Roles that their holder lends alone; that of an administrator is given by two (`grantProposal`), those of associations and committees have their own substitutes. */
export const mayBeLent = (role: Role): boolean => role !== 'administrator' && ADMINISTERED_ROLES.includes(role);
