// The rules of instruction that the screens share.
export { CONCLUSIONS, type ConclusionAct } from './domain/conclusions.js';
export { instructionMachine } from './domain/instruction.machine.js';
export { OPINION_SENSES } from './domain/opinion-senses.js';
