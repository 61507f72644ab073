export { Associations, type AssociationFacts, type BoardEntry, type PayableAccount } from './app/associations.js';
export { AssociationHistory, type HistoryEntry, type HistorySource } from './app/association-history.js';
export * from './app/association.events.js';
export type { Hindrance } from './app/payment-hindrances.js';
export { associationsContext, AssociationsModule } from './associations.module.js';
export { ASSOCIATION_KINDS, BOARD_FUNCTIONS, DOCUMENT_KINDS, type AssociationKind, type DocumentKind } from './domain/association-kinds.js';
export { nameKey } from './domain/name-key.js';
export type { AssociationDossier, AssociationListItem, AssociationView, Duplicate } from './app/read-associations.js';
export type { AssociationChoices } from './app/association-choices.js';
