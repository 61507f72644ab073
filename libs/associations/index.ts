export { Associations, type AssociationFacts, type BoardEntry, type PayableAccount } from './app/associations.js';
export type { Hindrance } from './app/payment-hindrances.js';
export { associationsContext, AssociationsModule } from './associations.module.js';
export { ASSOCIATION_KINDS, BOARD_FUNCTIONS, DOCUMENT_KINDS, type AssociationKind, type DocumentKind } from './domain/association-kinds.js';
export { nameKey } from './domain/name-key.js';
