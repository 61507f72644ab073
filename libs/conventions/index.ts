export { Conventions, type ApprovedLine, type ConventionFacts, type TrancheFacts } from './app/conventions.js';
export {
  ConventionCountersigned,
  ConventionInForce,
  ConventionSent,
  ConventionSigned,
  ConventionTerminated,
} from './app/convention.events.js';
export type { AwardItem } from './app/awards.list.js';
export type { AwardView, ConventionView } from './app/convention.reads.js';
export type { ConventionListItem } from './app/conventions.list.js';
export type { SignatureReceipt } from './app/sign-convention.js';
export type { DocumentVerdict, SignatureVerdict } from './app/verify-documents.js';
export { conventionMachine, STATES_IN_EFFECT, type ConventionState } from './domain/convention.machine.js';
export { actName, INSTRUMENT_LABELS, type GrantLine, type Instrument, type TrancheCondition, type TranchePlan } from './domain/terms.js';
export { conventionsContext, ConventionsModule } from './conventions.module.js';
export { UNKNOWN_FACTS, type UnknownFact } from './domain/provenance.js';
