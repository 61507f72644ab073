export { Associations, vaultOf, type AssociationFacts, type BoardEntry, type PayableAccount, type VaultOn } from './app/associations.js';
export { heldDocumentsSql, type HeldDocumentRow } from './data/vault.queries.js';
export {
  asLabel,
  asReference,
  asWritten,
  historySources,
  inSight,
  seesAllOf,
  sightOf,
  type DossierSight,
  type HistoryEntry,
  type HistorySource,
} from './app/association-history.js';
export { followers, mergeObstacles, type MergeObstacle } from './app/merge-obstacles.js';
export { NoteLapses } from './app/lapses.js';
export { ForgetDossiers } from './app/render-dossier.job.js';
export { AssociationDossiers, type AssociationBeside, type AssociationDossier, type FlagView } from './app/association-dossiers.js';
export { DocumentKinds } from './app/document-kinds.js';
export { documentNeeds } from './app/document-needs.js';
export * from './app/association.events.js';
export { seatInWords } from './domain/seat.js';
export type { Hindrance } from './app/payment-hindrances.js';
export { associationsContext, AssociationsModule } from './associations.module.js';
export { ASSOCIATION_KINDS, BOARD_FUNCTIONS, KINDS, type AssociationKind } from './domain/association-kinds.js';
export { nameKey } from './domain/name-key.js';
export type { AssociationPairItem } from './app/association-pairs.list.js';
export type { AssociationListItem } from './app/associations.list.js';
export type { AssociationView, Duplicate, RevisionView } from './app/associations.reads.js';
export type { AssociationChoices } from './app/association-choices.js';
export type { DelegationView, MemberView, PresidencyClaimView } from './app/governance.reads.js';
export { MemberInvitations } from './app/member-invitations.js';
export type { MyInvitation, SentInvitation } from './app/member-invitations.reads.js';
