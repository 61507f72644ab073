export { Committees, type FinalDecision } from './app/committees.js';
export * from './app/committee.events.js';
export type * from './app/committee.views.js';
export { committeesContext, CommitteesModule } from './committees.module.js';
export { COLLEGES, CONFLICT_LABELS, PRESENCE_LABELS, type CollegeCode, type ConflictKind, type Presence } from './domain/colleges.js';
export { OUTCOMES, type Outcome } from './domain/outcomes.js';
export { REASONS, type ReasonCode } from './domain/reasons.js';
