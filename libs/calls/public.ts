// The rules of calls that the screens share.
export { CALL_KINDS } from './domain/call-rules.js';
export { answerDefect, answerText, boundsText, FIELD_KINDS, isUnanswered, kindOfField, type FieldKind } from './domain/fields/index.js';
export type { Unit } from './domain/fields/field.js';
export { checkAnswers, MAX_CODE } from './domain/form.js';
export { MAX_SCORE, TOTAL_WEIGHT, weightOf } from './domain/grid.js';
export { MAX_AGE, MAX_FILES_OF_ASSOCIATION } from './domain/limits.js';
export { MILESTONES, ZONES } from './domain/milestones.js';
