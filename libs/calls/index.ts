export type { Edited } from './app/call-editing.js';
export * from './app/call.events.js';
export type {
  CallAction,
  CallList,
  CallListItem,
  CallView,
  Named,
  PublicCall,
  PublicCallItem,
  QuestionView,
  Readiness,
} from './app/call.views.js';
export { Calls, type PastCall } from './app/calls.js';
export { DuplicateCall } from './app/duplicate-call.js';
export { EndCall } from './app/end-call.js';
export { MoveDeadline, type NewDeadline } from './app/move-deadline.js';
export { PrepareCall } from './app/prepare-call.js';
export type { PublicFilter } from './app/public-calls.js';
export { PublishCall } from './app/publish-call.js';
export { Questions } from './app/questions.js';
export { WriteCall, type CallContent } from './app/write-call.js';
export { callsContext, CallsModule } from './calls.module.js';
export { rulesVersionSql } from './data/call-rules.query.js';
export type { TypedCalendar } from './domain/calendar.js';
export * from './domain/call-rules.js';
export type { CallState } from './domain/call.machine.js';
export { answerText, FIELD_KINDS, isUnanswered, sampleAnswer, type FieldKind } from './domain/fields/index.js';
export { checkAnswers, type Answers } from './domain/form.js';
export { MILESTONE_LABELS, MILESTONES, type Milestone } from './domain/milestones.js';
export { phaseAt, PHASES, type Phase } from './domain/openness.js';
