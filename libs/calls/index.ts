export * from './app/call.events.js';
export { Calls, type PastCall } from './app/calls.js';
export { callsContext, CallsModule } from './calls.module.js';
export * from './domain/call-rules.js';
export { checkAnswers, isUnanswered, type Answers } from './domain/form.js';
export { phaseAt, PHASES, type Phase } from './domain/openness.js';
