import type { AssociationView } from '#associations';

/** The registration may still be written by the association. */
export const isOpen = ({ state }: Pick<AssociationView, 'state'>): boolean => state === 'draft' || state === 'returned';
