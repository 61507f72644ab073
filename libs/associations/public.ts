// The rules of associations that the screens share.
export { DOSSIER_SUMS, type DossierSum, type DossierSums } from './domain/dossier-sums.js';
export { HISTORY_TOPICS, type HistoryTopic } from './domain/history-topics.js';
export { vaultWarnings, type VaultWarning } from './domain/vault-warnings.js';
export { TAKEABLE, type Takeable } from './domain/merging.js';
export { VERIFIED_FIELDS, type VerifiedField } from './domain/verified-fields.js';
export { isBeingWritten } from './domain/association.machine.js';
